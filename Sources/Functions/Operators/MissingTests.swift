import Columns
import Plan

extension Function {
  /// Whether a value is missing, for whatever reason.
  static let isMissing = missingTest(
    "is missing",
    summary: "Whether a value is missing, for whatever reason.",
    examples: [Example("1 / 0 is missing", "yes")]
  ) { $0 != 0 }

  /// Whether a value is suppressed to protect confidentiality.
  static let isSuppressed = missingTest(
    "is suppressed",
    summary: "Whether a value is suppressed (`c`) to protect confidentiality.",
    examples: [Example("1 / 0 is suppressed", "no")]
  ) { $0 == MissingReason.suppressed.rawValue }

  private static func missingTest(
    _ name: String,
    summary: String,
    examples: [Example],
    _ test: @escaping @Sendable (UInt8) -> Bool
  ) -> Function {
    .lenient(name, [Parameter("x")], summary: summary, examples: examples) { _ in
      .boolean
    } kernel: { (columns, _, rows) in
      let validity = columns[0].validity
      if validity.isAll { return Column(.boolean([Bool](repeating: test(0), count: rows))) }
      return Column(.boolean(validity.reasons.map(test)))
    }
  }
}
