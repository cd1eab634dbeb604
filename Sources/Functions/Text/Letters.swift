import Columns
import Plan

extension Function {
  /// The text in capital letters, or the upper end of an interval.
  static let upper = letters(
    "upper",
    summary: "The text in capital letters; of an interval its upper end.",
    example: Example("upper(\"dsg\")", "DSG")
  ) { $0.uppercased() }.orEnd(isUpper: true, Example("upper(implied_total(130, 48%))", "273"))

  /// The text in small letters, or the lower end of an interval.
  static let lower = letters(
    "lower",
    summary: "The text in small letters; of an interval its lower end.",
    example: Example("lower(\"SEND\")", "send")
  ) { $0.lowercased() }.orEnd(isUpper: false, Example("lower(implied_total(130, 48%))", "269"))

  /// The text without spaces at either end.
  static let trim = letters(
    "trim",
    summary: "The text without spaces, tabs and line breaks at either end.",
    example: Example("trim(\"  Kent \")", "Kent")
  ) { $0.trimmingSpaces() }

  /// The text without spaces at its beginning.
  static let trimStart = letters(
    "trim_start",
    summary: "The text without spaces, tabs and line breaks at its beginning.",
    example: Example("trim_start(\"  Kent\")", "Kent")
  ) { $0.trimmingLeadingSpaces() }

  /// The text without spaces at its end.
  static let trimEnd = letters(
    "trim_end",
    summary: "The text without spaces, tabs and line breaks at its end.",
    example: Example("trim_end(\"Kent  \")", "Kent")
  ) { $0.trimmingTrailingSpaces() }

  private static func letters(
    _ name: String,
    summary: String,
    example: Example,
    _ change: @escaping @Sendable (String) -> String
  ) -> Function {
    .strict(name, [Parameter("text", meaning: "a text")], summary: summary, examples: [example]) {
      (arguments) throws(TypeProblem) in
      try check(arguments, of: name, .text)
      return .text
    } kernel: { (columns, _, _) throws(KernelFailure) in
      try TextKernel.texts(columns, of: name) { text, _ in change(text) }
    }
  }
}
