import Columns
import Plan

extension Function {
  /// Whether a value is an estimate.
  static let isEstimated = flagTest("is estimated", .estimated, "is flagged as estimated (`e`)")

  /// Whether a value has any flag.
  static let isFlagged = flagTest(
    "is flagged",
    CellFlags(rawValue: .max),
    "has a flag of any kind, such as revised or provisional"
  )

  /// Whether a value is a forecast.
  static let isForecast = flagTest(
    "is forecast",
    .forecast,
    "is flagged as a forecast (`f`), not yet counted"
  )

  /// Whether a value is provisional.
  static let isProvisional = flagTest(
    "is provisional",
    .provisional,
    "is flagged as provisional (`p`), to be confirmed or changed"
  )

  /// Whether a value has been revised.
  static let isRevised = flagTest(
    "is revised",
    .revised,
    "is flagged as revised (`r`) since it was first published"
  )

  /// Whether a value is unreliable, or missing because it would be.
  static let isUnreliable = flagTest(
    "is unreliable",
    .unreliable,
    "is flagged as unreliable (`u`), or is missing because it would be"
  )

  private static func flagTest(_ name: String, _ flags: CellFlags, _ meaning: String) -> Function {
    let withheld = flags == .unreliable ? MissingReason.unreliable.rawValue : .max
    return .lenient(
      name,
      [Parameter("x", meaning: "a number")],
      summary: "Whether a value \(meaning).",
      examples: [Example("12 \(name)", "no")]
    ) { _ in
      .boolean
    } kernel: { (columns, _, rows) in
      var answers = [Bool](repeating: false, count: rows)
      let bits = columns[0].notes.flags
      for row in bits.indices { answers[row] = bits[row] & flags.rawValue != 0 }
      let reasons = columns[0].validity.reasons
      for row in reasons.indices where reasons[row] == withheld { answers[row] = true }
      return Column(.boolean(answers))
    }
  }
}
