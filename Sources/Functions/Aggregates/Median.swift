import Columns
import Plan

extension AggregateFunction {
  /// The middle value.
  static let median = AggregateFunction.strict(
    "median",
    [Parameter("x", meaning: "numbers")],
    summary: "The middle value; of an even number of values, halfway between the middle two.",
    examples: [
      Example("from transport | where not is_total | summarise median(pupils) as pupils")
    ]
  ) { (arguments) throws(TypeProblem) in
    try Summary.number(arguments, of: "median").floatingType
  } accumulator: { signature in
    NumberAccumulator(MedianGatherer(), signature, keepsDecimals: false)
  }.overIntervals
}

private struct MedianGatherer: NumberGatherer {
  private var values = GroupValues()

  mutating func add(_ cells: Column.Values, reasons: [UInt8], groups: [Int32], groupCount: Int) {
    values.add(cells, reasons: reasons, groups: groups)
  }

  func finish(groupCount: Int) -> Column {
    let sorted = values.sorted(groupCount: groupCount)
    return .floatings(
      sorted.map { GroupValues.quantile($0, 0.5) ?? 0 },
      validity: .whereCounted(sorted.map(\.count))
    )
  }
}
