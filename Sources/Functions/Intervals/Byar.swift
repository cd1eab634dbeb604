import Columns
import Plan

extension Function {
  /// The interval that the number behind a count lies in.
  static let byar = Function.strict(
    "byar",
    [
      Parameter("x", meaning: "a count of events, such as admissions in a year"),
      ConfidenceLevel.parameter,
    ],
    summary: "Byar's interval for a count: where the number that was to be expected may lie, 95 "
      + "times in 100. Divide it by a population for the interval of a rate.",
    examples: [
      Example("byar(65)", "50.16 to 82.85"), Example("byar(3, 99.8)", "0.15 to 13.16"),
    ]
  ) { (arguments) throws(TypeProblem) in
    guard let unit = arguments[0].type.number?.unit, unit.isCountLike || unit.quantity == .varies
    else { throw .notA("a count", arguments, 0, of: "byar") }
    try ConfidenceLevel.check(arguments, 1, of: "byar")
    return .interval(NumberType(.floating, unit: unit))
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    guard let unit = signature.arguments[0].number?.unit,
      let counts = NumericCells(columns[0]).floating
    else { throw .unexpected("byar") }
    let distances = try ConfidenceLevel.distances(columns.count > 1 ? columns[1] : nil, rows: rows)
    var lower = [Double](repeating: 0, count: rows)
    var upper = lower
    var reasons = Validity.meeting(columns).filled(rows)
    for row in 0..<rows where reasons[row] == 0 {
      let own = columns[0].unit(at: row) ?? unit
      let tens = own.tens
      if !own.isCountLike {
        reasons[row] = MissingReason.unlikeUnits.rawValue
      } else if counts[row] < 0 {
        reasons[row] = MissingReason.impossible.rawValue
      } else if !distances[row].isFinite || !counts[row].isFinite {
        reasons[row] = MissingReason.undefined.rawValue
      } else {
        let (low, high) = ScoreInterval.byar(counts[row] * tens, distances[row])
        (lower[row], upper[row]) = (low / tens, high / tens)
      }
    }
    return Column(
      .interval(lower: .floating(lower), upper: .floating(upper)),
      validity: Validity(reasons: reasons),
      notes: Column.CellNotes(
        units: columns[0].notes.units,
        unitTable: columns[0].notes.unitTable
      )
    )
  }
}
