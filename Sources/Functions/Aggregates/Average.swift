import Columns
import Plan

extension AggregateFunction {
  /// The arithmetic mean.
  static let average = AggregateFunction.strict(
    "average",
    aliases: ["mean"],
    [Parameter("x", meaning: "numbers")],
    summary: "The mean of the values; missing ones are left out and counted.",
    examples: [
      Example("from transport | where not is_total | summarise average(pupils) as pupils")
    ]
  ) { (arguments) throws(TypeProblem) in
    try Summary.number(arguments, of: "average").floatingType
  } accumulator: { signature in
    NumberAccumulator(
      AverageGatherer(scale: Summary.cellScale(signature)),
      signature,
      keepsDecimals: false
    )
  }.overIntervals
}

/// Sums and counts of groups, divided at the end.
private struct AverageGatherer: NumberGatherer {
  private var sums = GroupSums()
  private let scale: Int?

  init(scale: Int?) {
    self.scale = scale
  }

  mutating func add(
    _ cells: Column.Values,
    reasons: [UInt8],
    groups: [Int32],
    groupCount: Int
  ) {
    sums.add(cells, reasons: reasons, groups: groups, groupCount: groupCount)
  }

  var sharing: RowSharing { GroupSums.sharing(scale: scale) }

  mutating func merge(_ other: AverageGatherer, groups: [Int32], groupCount: Int) {
    sums.merge(other.sums, groups: groups, groupCount: groupCount)
  }

  func finish(groupCount: Int) -> Column {
    let counts = sums.counts(groupCount)
    let averages = (0..<groupCount).map { group in
      counts[group] > 0 ? sums.quotient(group, scale: scale, by: Double(counts[group])) : 0
    }
    return .floatings(averages, validity: .whereCounted(counts))
  }
}
