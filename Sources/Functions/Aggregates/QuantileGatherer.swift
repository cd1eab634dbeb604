import Columns
import Plan

/// What a share of the numbers of each group lies below: medians and percentiles.
struct QuantileGatherer: NumberGatherer {
  private let name: String
  private var values = GroupValues()
  private var share: Share?

  /// Creates a gatherer; without a share it is the percentage that the second argument has.
  init(_ name: String, _ share: Share?) {
    self.name = name
    self.share = share
  }

  /// Numbers of 64 bits have up to 19 digits.
  var caution: Caution? {
    guard values.hasLongNumbers else { return nil }
    return Caution(
      id: "rounded-digits",
      "`\(name)` is rounded to about 16 digits, and some of its numbers have more",
      help: ["`minimum`, `maximum`, `first`, `last` and `total` keep all digits"]
    )
  }

  mutating func add(
    _ cells: Column.Values,
    reasons: [UInt8],
    groups: [Int32],
    groupCount: Int
  ) throws(KernelFailure) {
    try values.add(cells, reasons: reasons, groups: groups)
  }

  mutating func add(second column: Column) {
    guard share == nil, case .decimal(let cells, let scale) = column.values,
      let percent = cells.first
    else { return }
    share = Share(percent: ExactDecimal(mantissa: percent, scale: scale))
  }

  func finish(groupCount: Int) -> Column { finish(groupCount: groupCount, threads: 1) }

  func finish(groupCount: Int, threads: Int) -> Column {
    values.quantiles(share ?? .median, groupCount: groupCount, threads: threads)
  }
}
