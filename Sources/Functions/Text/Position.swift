import Columns
import Plan

extension Function {
  /// Where a part of a text begins.
  static let position = Function.strict(
    "position",
    [
      Parameter("text", meaning: "what is searched"),
      Parameter("part", meaning: "what is looked for"),
    ],
    summary: "The place at which a part begins, counted from 1 and without regard to case; "
      + "undefined where it does not occur.",
    examples: [Example("position(\"2023/24\", \"/\")", "5")]
  ) { (arguments) throws(TypeProblem) in
    try check(arguments, of: "position", .text)
    return .integer
  } kernel: { (columns, _, _) throws(KernelFailure) in
    try TextKernel.wholes(columns, of: "position") { text, extras in
      let bytes = Array(text.lowercased().utf8)
      guard let place = Bytes.position(of: Array(extras[0].text.lowercased().utf8), in: bytes)
      else { return nil }
      return String(decoding: bytes[..<place], as: UTF8.self).count + 1
    }
  }
}
