import Columns
import Diagnostics
import LocalEngine
import Plan
import Testing

/// A source that remembers which columns were asked for.
private final class Recorder: TableProvider {
  let table: Table
  let asked = Recording()

  init(_ table: Table) { self.table = table }

  var schema: Schema { table.schema }
  var knownRowCount: Int? { nil }

  func scan(columns: [Int]) throws(DataError) -> [Batch] {
    asked.add(columns)
    return try table.scan(columns: columns)
  }
}

private final class Recording: @unchecked Sendable {
  private(set) var columns: [[Int]] = []
  func add(_ asked: [Int]) { columns.append(asked) }
}

struct ColumnPruningTests {
  private let source = Recorder(
    table(
      .text("a", ["x", "y"]),
      .whole("b", [1, 2]),
      .whole("c", [3, 4]),
      .whole("d", [5, 6]),
      .text("e", ["p", "q"])
    )
  )

  /// Runs a plan and compares its rows and the columns that each scan asked for, a join's right
  /// side first.
  private func checkScans(
    _ plan: Plan,
    _ columns: [[Int]],
    gives rows: [String],
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let before = source.asked.columns.count
    let answer = try answer(plan)
    #expect(answer.table.lines == rows, sourceLocation: location)
    #expect(Array(source.asked.columns[before...]) == columns, sourceLocation: location)
  }

  @Test func onlyTheColumnsThatShowAreScanned() throws {
    let plan = Plan.scan(source)
    let total = { (plan: Plan, name: String) in
      AggregateCall(TestAggregates.sum, of: plan.column(name))
    }
    try checkScans(plan, [[0, 1, 2, 3, 4]], gives: ["x 1 3 5 p", "y 2 4 6 q"])
    try checkScans(plan.project("d", "a"), [[0, 3]], gives: ["5 x", "6 y"])
    let filtered = plan.filter { call(TestFunctions.greater, $0.column("c"), literal(3)) }
    try checkScans(filtered.project("e"), [[2, 4]], gives: ["q"])
    try checkScans(
      filtered.aggregate(by: ["a"], [total(filtered, "d")]),
      [[0, 2, 3]],
      gives: ["y 6"]
    )
    try checkScans(
      plan.aggregate(by: [], [AggregateCall(TestAggregates.count)]),
      [[]],
      gives: ["2"]
    )
    try checkScans(
      plan.sort(("d", descending: true)).slice(.first(1)).project("b"),
      [[1, 3]],
      gives: ["2"]
    )
    try checkScans(plan.top(1, ("d", descending: true)).project("b"), [[1, 3]], gives: ["2"])
    try checkScans(
      Plan.append([plan, filtered]).project("e"),
      [[4], [2, 4]],
      gives: ["p", "q", "q"]
    )
    try checkScans(
      plan.join(plan, .keepLeft, on: ["a"], taking: ["b", "d"]).project("c", "d"),
      [[0], [0, 2, 3]],
      gives: ["3 5", "4 6"]
    )
    try checkScans(
      plan.project([("z", call(TestFunctions.plus, plan.column("b"), plan.column("c")))])
        .aggregate(by: ["z"]),
      [[1, 2]],
      gives: ["4", "6"]
    )
    try checkScans(plan.project("b").profile.project("column"), [[1]], gives: ["b"])
  }

  @Test func stepsThatMakeRowsKeepWhatTheyNeed() throws {
    let plan = Plan.scan(source)
    let sum = WindowFunction.Kind.aggregate(TestAggregates.sum)
    let windows = plan.window(
      plan.over(sum, [plan.column("d")], by: ["a"]),
      plan.over(sum, [plan.column("c")], sort: [("e", descending: true)], .running),
      plan.over(.rowNumber)
    )
    try checkScans(windows.project("b"), [[1]], gives: ["1", "2"])
    try checkScans(windows.project("b", "window 0"), [[0, 1, 3]], gives: ["1 5", "2 6"])
    try checkScans(windows.project("window 1"), [[2, 4]], gives: ["7", "4"])
    try checkScans(windows.project("window 2"), [[]], gives: ["1", "2"])
    let long = plan.unpivot(
      keeping: ["e", "a"],
      [("b", plan.column("b")), ("d", plan.column("d"))]
    )
    try checkScans(long.project("value", "a"), [[0, 1, 3]], gives: ["1 x", "5 x", "2 y", "6 y"])
    try checkScans(long.project("name"), [[1, 3]], gives: ["b", "d", "b", "d"])
    let asserted = plan.assert(call(TestFunctions.greater, plan.column("d"), literal(0)))
    try checkScans(asserted.project("b"), [[1, 3]], gives: ["1", "2"])
    let years = plan.project([
      ("a", plan.column("a")), ("b", plan.column("b")), ("c", plan.column("c")),
      ("year", Expression(.literal(.missing(.blank)), type: .period, span: .none)),
    ])
    try checkScans(years.fill("year", by: ["a"]).project("c"), [[0, 2]], gives: ["3", "4"])
  }
}
