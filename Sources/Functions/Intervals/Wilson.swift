import Columns
import Plan

extension Function {
  /// The interval that the share behind a count or a percentage lies in.
  static let wilson = Function.strict(
    "wilson",
    [
      Parameter("x", meaning: "how many of them, or the percentage or ratio that they are"),
      Parameter("n", meaning: "the number that it is out of"),
      ConfidenceLevel.parameter,
    ],
    summary: "Wilson's interval for a share: where the percentage behind `x` of `n` may lie if the "
      + "`n` are seen as a sample, 95 times in 100. Impossible where `x` is more than `n`.",
    examples: [
      Example("wilson(21, 22)", "78.20% to 99.19%"),
      Example("wilson(49.166%, 548, 99.8)", "42.64% to 55.72%"),
    ]
  ) { (arguments) throws(TypeProblem) in
    try Wilson.type(arguments)
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    try Wilson.answer(columns, signature, rows)
  }
}

/// Typing and the loop of `wilson`.
private enum Wilson {
  static func type(_ arguments: [Argument]) throws(TypeProblem) -> DataType {
    guard let unit = arguments[0].type.number?.unit,
      unit.isCountLike || [.percent, .ratio, .varies].contains(unit.simple)
    else { throw .notA("a count, a percentage or a ratio", arguments, 0, of: "wilson") }
    // 49.166 of 548 is more likely a percentage that does not say so than a count.
    guard unit.quantity != .plain || (arguments[0].type.number?.scale ?? 0) == 0 else {
      throw .notA(
        "a whole count, a percentage or a ratio",
        arguments,
        0,
        of: "wilson",
        help: ["a plain number that is a percentage is made one by `as_percent(x / 100)`"]
      )
    }
    guard let total = arguments[1].type.number?.unit,
      total.isCountLike || total.quantity == .varies
    else { throw .notA("the number that it is out of", arguments, 1, of: "wilson") }
    try ConfidenceLevel.check(arguments, 2, of: "wilson")
    return .interval(NumberType(.floating, unit: unit == .ratio ? .ratio : .percent))
  }

  static func answer(
    _ columns: [Column],
    _ signature: Signature,
    _ rows: Int
  ) throws(KernelFailure) -> Column {
    guard let figure = signature.arguments[0].number?.unit,
      let base = signature.arguments[1].number?.unit,
      let values = NumericCells(columns[0]).floating,
      let totals = NumericCells(columns[1]).floating
    else { throw .unexpected("wilson") }
    let distances = try ConfidenceLevel.distances(columns.count > 2 ? columns[2] : nil, rows: rows)
    let whole = figure == .ratio ? 1.0 : 100
    var lower = [Double](repeating: 0, count: rows)
    var upper = lower
    var reasons = Validity.meeting(columns).filled(rows)
    for row in 0..<rows where reasons[row] == 0 {
      let total = totals[row] * (columns[1].unit(at: row) ?? base).tens
      guard let share = (columns[0].unit(at: row) ?? figure).share(values[row], of: total),
        (columns[1].unit(at: row) ?? base).isCountLike
      else {
        reasons[row] = MissingReason.unlikeUnits.rawValue
        continue
      }
      let reason: MissingReason? =
        if total < 0 || share < 0 || share > 1 {
          .impossible
        } else if total == 0 || !share.isFinite || !distances[row].isFinite {
          .undefined
        } else { nil }
      if let reason {
        reasons[row] = reason.rawValue
      } else {
        let (low, high) = ScoreInterval.wilson(share, of: total, distances[row])
        (lower[row], upper[row]) = (low * whole, high * whole)
      }
    }
    return Column(
      .interval(lower: .floating(lower), upper: .floating(upper)),
      validity: Validity(reasons: reasons)
    )
  }
}

extension Unit {
  /// What a number of the unit is multiplied by to count single things: 1,000 for thousands.
  var tens: Double { PowersOfTen.floatingPower(max(power, 0)) }

  /// The share from 0 to 1 that a figure is of a total; nil for figures that are no shares.
  fileprivate func share(_ value: Double, of total: Double) -> Double? {
    if isCountLike { return value * tens / total }
    switch simple {
    case .percent: return value / 100
    case .ratio: return value
    default: return nil
    }
  }
}
