import Columns
import Plan

extension Function {
  /// The number of characters.
  static let length = Function.strict(
    "length",
    [Parameter("text", meaning: "a text")],
    summary: "The number of characters, as a reader counts them.",
    examples: [Example("length(\"Kent\")", "4")]
  ) { (arguments) throws(TypeProblem) in
    try check(arguments, of: "length", .text)
    return .integer
  } kernel: { (columns, _, _) throws(KernelFailure) in
    try TextKernel.wholes(columns, of: "length") { text, _ in text.count }
  }
}
