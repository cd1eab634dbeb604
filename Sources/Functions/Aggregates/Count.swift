import Columns
import Plan

extension AggregateFunction {
  /// The number of rows, or of values.
  static let count = AggregateFunction(
    "count",
    [Parameter("x", .optional, meaning: "the values to count; without it, the rows")],
    summary: "The number of rows; of `x`, the number of values that are not missing.",
    examples: [Example("from transport | where not is_total | summarise count() as rows")],
    typing: { arguments in
      Result { () throws(TypeProblem) in
        try [Parameter("x", .optional)].check(arguments.count, of: "count")
        return .number(NumberType(.decimal(scale: 0), unit: .count))
      }
    },
    accumulator: { _ in CountAccumulator() }
  )
}

/// Numbers of rows or of present cells.
private struct CountAccumulator: Accumulator {
  private var counts: [Int64] = []
  private(set) var omitted = OmittedCells()

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    counts.grow(to: groupCount, with: 0)
    let reasons = arguments.first?.validity.reasons ?? []
    if let column = arguments.first { omitted.add(column.validity) }
    var counts = self.counts.mutableSpan
    if reasons.isEmpty {
      for group in groups { counts[Int(group)] &+= 1 }
    } else {
      for row in groups.indices where reasons[row] == 0 { counts[Int(groups[row])] &+= 1 }
    }
  }

  var sharing: RowSharing { [.byGroup, .byRow] }

  mutating func merge(_ other: any Accumulator, groups: [Int32], groupCount: Int) {
    guard let other = other as? CountAccumulator else { return }
    omitted.add(other.omitted)
    counts.grow(to: groupCount, with: 0)
    for own in other.counts.indices { counts[Int(groups[own])] += other.counts[own] }
  }

  func finish(groupCount: Int) -> Column {
    Column(.decimal(counts.padded(to: groupCount, with: 0), scale: 0))
  }
}
