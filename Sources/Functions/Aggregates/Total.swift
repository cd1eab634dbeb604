import Columns
import Plan

extension AggregateFunction {
  /// The sum, exactly for decimals.
  static let total = AggregateFunction.strict(
    "total",
    aliases: ["sum"],
    [Parameter("x", meaning: "numbers of one unit")],
    summary: "The sum of the values, exactly; the total of nothing is missing, not 0.",
    examples: [
      Example("from transport | where not is_total | summarise total(forecast) as forecast")
    ]
  ) { (arguments) throws(TypeProblem) in
    try Summary.number(arguments, of: "total").keptType
  } accumulator: { signature in
    NumberAccumulator(
      TotalGatherer(scale: signature.result.number?.scale),
      signature,
      keepsDecimals: true
    )
  }.overIntervals
}

/// Sums of groups: exact in 128 bits for decimals, compensated for floating point.
private struct TotalGatherer: NumberGatherer {
  private var sums: GroupSums
  private let scale: Int?

  init(scale: Int?) {
    self.scale = scale
    sums = GroupSums()
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

  mutating func merge(_ other: TotalGatherer, groups: [Int32], groupCount: Int) {
    sums.merge(other.sums, groups: groups, groupCount: groupCount)
  }

  func finish(groupCount: Int) throws(KernelFailure) -> Column {
    let counts = sums.counts(groupCount)
    let validity = Validity.whereCounted(counts)
    guard let scale else {
      let totals = (0..<groupCount).map { counts[$0] > 0 ? sums.floating($0) : 0 }
      return .floatings(totals, validity: validity)
    }
    var totals = [Int64](repeating: 0, count: groupCount)
    for group in totals.indices where counts[group] > 0 {
      guard let total = Int64(exactly: sums.exact(group)) else { throw .tooLarge("the total") }
      totals[group] = total
    }
    return .decimals(totals, scale: scale, validity: validity)
  }
}
