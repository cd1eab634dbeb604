import Columns
import Plan

/// Rows of the input with their groups.
struct GroupedRows: Sendable {
  let batch: Batch
  let groups: [Int32]
  /// The number of groups known with these rows.
  let groupCount: Int
}

/// The input of an aggregate with the groups of its rows.
final class GroupedInput: LaneMaker {
  private var input: any Operator
  private let keys: [ExpressionEvaluator]
  private let run: Run
  private(set) var groups: RowGroups
  private(set) var rows = 0

  init(_ input: any Operator, keys: [Expression], run: Run) {
    self.input = input
    self.keys = keys.map(ExpressionEvaluator.init)
    self.run = run
    groups = RowGroups(keys.map(\.type))
  }

  /// Goes on with other rows.
  func goOn(with input: any Operator) { self.input = input }

  func next() throws(EngineError) -> GroupedRows? {
    guard let batch = try input.next() else { return nil }
    try run.check()
    rows += batch.count
    let groupOfRow = groups.assign(try keys.evaluated(over: batch), rows: batch.count)
    return GroupedRows(batch: batch, groups: groupOfRow, groupCount: groups.count)
  }
}
