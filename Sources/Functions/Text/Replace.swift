import Columns
import Plan

extension Function {
  /// A text with every occurrence of a part put in another's place.
  static let replace = Function.strict(
    "replace",
    [
      Parameter("text", meaning: "a text"), Parameter("old", meaning: "what is replaced"),
      Parameter("new", meaning: "what is put for it"),
    ],
    summary: "The text with every occurrence of one part, letter for letter, replaced by another.",
    examples: [Example("replace(\"Q2 2023\", \"Q2\", \"Q3\")", "Q3 2023")]
  ) { (arguments) throws(TypeProblem) in
    try check(arguments, of: "replace", .text)
    return .text
  } kernel: { (columns, _, _) throws(KernelFailure) in
    try TextKernel.texts(columns, of: "replace") { text, extras in
      Bytes.replacing(text, extras[0].text, with: extras[1].text)
    }
  }
}
