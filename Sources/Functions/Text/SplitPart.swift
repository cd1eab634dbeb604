import Columns
import Plan

extension Function {
  /// One of the parts of a text between separators.
  static let splitPart = Function.strict(
    "split_part",
    [
      Parameter("text", meaning: "a text"),
      Parameter("separator", meaning: "what stands between its parts"),
      Parameter("n", meaning: "which part, from 1; from the end where negative"),
    ],
    summary: "The n-th part of a text between separators, from the end where n is negative; "
      + "undefined where there is none.",
    examples: [
      Example("split_part(\"Home to School / SEND\", \" / \", 2)", "SEND"),
      Example("split_part(\"a-b-c\", \"-\", -1)", "c"),
    ]
  ) { (arguments) throws(TypeProblem) in
    try check(arguments, of: "split_part", .text, .text, .whole)
    return .text
  } kernel: { (columns, _, _) throws(KernelFailure) in
    try TextKernel.texts(columns, of: "split_part") { text, extras in
      guard let number = extras[1].whole, number != 0 else { return nil }
      let parts = Bytes.parts(text, separator: extras[0].text)
      let index = number > 0 ? number - 1 : parts.count + number
      return parts.indices.contains(index) ? parts[index] : nil
    }
  }
}
