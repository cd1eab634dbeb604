import Columns
import Plan

/// The only value of a group, for cells of a pivot that no aggregate fills.
///
/// A cell missing as "no data" counts as no cell; any other missing cell is a value like others, so
/// that a suppressed figure stays suppressed. Two cells in a group are a failure, because either
/// alone would be the wrong answer.
enum OnlyValue {
  /// For a cell of a pivot.
  static let ofPivot = function(
    "there is more than one value for a cell of the pivot",
    help: "say how to put them together, such as `pivot total(…) across …`"
  )

  /// For what is compared with another period.
  static func compared(with period: String) -> AggregateFunction {
    function(
      "there is more than one row for \(period) to compare",
      help: "name what tells the rows apart with `by`, such as `by measure, area`"
    )
  }

  private static func function(_ message: String, help: String) -> AggregateFunction {
    let failure = KernelFailure(id: "two-values", message, help: [help])
    return AggregateFunction(
      "only",
      [Parameter("x")],
      summary: "The only value of a group.",
      typing: { .success($0[0].type) },
      accumulator: { OnlyValueAccumulator(type: $0.result, failure: failure) }
    )
  }
}

private struct OnlyValueAccumulator: Accumulator {
  let type: DataType
  private let failure: KernelFailure
  private var cells: [Column] = []
  /// For each group the place of its cell among all cells taken in; -1 where it has none.
  private var places: [Int32] = []
  private var taken: Int32 = 0
  let omitted = OmittedCells()

  init(type: DataType, failure: KernelFailure) {
    self.type = type
    self.failure = failure
  }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    let column = arguments[0]
    while places.count < groupCount { places.append(-1) }
    var kept: [Int32] = []
    for (row, group) in groups.enumerated() where column.validity.reason(row) != .noData {
      guard places[Int(group)] < 0 else {
        throw failure
      }
      places[Int(group)] = taken
      taken += 1
      kept.append(Int32(row))
    }
    if !kept.isEmpty { cells.append(column.gathered(kept)) }
  }

  func finish(groupCount: Int) throws(KernelFailure) -> Column {
    let nothing = Column.constant(.missing(.noData), type: type, count: 1)
    let all = Column.joined(cells + [nothing], type: type)
    return all.gathered(
      (0..<groupCount).map { group in
        let place = group < places.count ? places[group] : -1
        return place < 0 ? taken : place
      }
    )
  }
}
