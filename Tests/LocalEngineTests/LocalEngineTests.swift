import Columns
import Diagnostics
import LocalEngine
import Plan
import Platform
import Testing

/// A source that asks for the run to stop when it is scanned.
private struct Interrupting: TableProvider {
  let table: Table
  let cancellation: Cancellation

  var schema: Schema { table.schema }
  var knownRowCount: Int? { nil }

  func scan(columns: [Int]) throws(DataError) -> [Batch] {
    cancellation.cancel()
    return try table.scan(columns: columns)
  }
}

private struct Unreadable: TableProvider {
  let schema = Schema([Field("x", .integer)])
  let knownRowCount: Int? = nil
  static let error = DataError(id: "file-missing", "there is no file `a.csv`")

  func scan(columns: [Int]) throws(DataError) -> [Batch] { throw Self.error }
}

struct LocalEngineTests {
  private let data = table(.whole("x", [3, 1, 2, 1, 5]), .text("t", ["a", "b", "a", "c", "b"]))

  private var plans: [Plan] {
    let plan = Plan.scan(data)
    return [
      plan, plan.project("x"), plan.aggregate(by: ["t"]), plan.sort(("x", descending: false)),
      plan.top(2, ("x", descending: true)), plan.slice(.last(2)), plan.slice(.skip(1)),
      plan.filter { call(TestFunctions.greater, $0.column("x"), literal(1)) },
      plan.join(plan, .keepAll, on: ["t"], taking: ["x"]), Plan.append([plan, plan]), plan.profile,
      plan.window(plan.over(.rowNumber)),
      plan.unpivot(keeping: ["t"], [("x", plan.column("x"))]), plan.fill("x", by: ["t"]),
      plan.assert(call(TestFunctions.greater, plan.column("x"), literal(0))),
    ]
  }

  @Test func aCancelledRunGivesNothing() {
    let cancellation = Cancellation()
    cancellation.cancel()
    for plan in plans { expectCancelled(plan, cancellation) }
  }

  @Test func aRunStopsWhenItIsCancelledOnTheWay() {
    let cancellation = Cancellation()
    let plan = Plan.scan(Interrupting(table: data, cancellation: cancellation))
    expectCancelled(plan.sort(("x", descending: false)), cancellation)
    expectCancelled(plan.assert(literal(true, .boolean)).slice(.first(0)), cancellation)
    for frame in [WindowFrame.whole, .running, .rolling(2)] {
      let call = plan.over(.aggregate(TestAggregates.count), sort: [("x", descending: true)], frame)
      expectCancelled(plan.window(call), cancellation)
    }
  }

  private func expectCancelled(_ plan: Plan, _ cancellation: Cancellation) {
    do {
      let answer = try LocalEngine(batchRows: 2).run(plan, cancellation: cancellation)
      Issue.record("\(answer.table.lines)")
    } catch .cancelled {
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func anUnreadableSourceNamesTheStep() {
    let span = SourceSpan(start: 5, end: 12)
    do {
      _ = try answer(Plan.scan(Unreadable(), at: span).sort(("x", descending: false)))
      Issue.record("the source was read")
    } catch .data(let error, let place) {
      #expect(error == Unreadable.error)
      #expect(place == span)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func noRowsOrColumnsAreNoTrouble() throws {
    let empty = Plan.scan(table(.whole("x", []), .text("t", [])))
    check(empty, gives: [])
    check(empty.sort(("t", descending: false)).project("x"), gives: [])
    check(empty.top(3, ("x", descending: true)), gives: [])
    check(empty.join(empty, .keepAll, on: ["t"], taking: ["x"]), gives: [])
    check(empty.profile.project("column", "values"), gives: ["x 0", "t 0"])
    check(Plan.unit.sort(), gives: [""])
    check(Plan.append([Plan.unit, Plan.unit]), gives: ["", ""])
    #expect(try answer(empty).table.schema == empty.schema)
  }

  @Test func notesComeInTheOrderOfTheSteps() {
    let plan = Plan.scan(table(.whole("x", [1, nil, 3]), .text("t", ["a", "b", nil])))
    let filtered = plan.filter { call(TestFunctions.greater, $0.column("x"), literal(0)) }
    let summed = filtered.aggregate(
      by: ["t"],
      [AggregateCall(TestAggregates.sum, of: plan.column("x"))]
    )
    check(
      summed.join(filtered, .keepLeft, on: ["t"], taking: ["x"]),
      gives: ["a 1 1", "(blank) 3 (no match)"],
      notes: [
        // What is read twice is said once.
        "1 row was left out because `x` is missing (1 blank)",
        "1 of 2 rows found no match in `other`", "1 row of `other` was matched by nothing",
      ]
    )
  }

  @Test func answersAreCutToBatchesOfAboutTheSizeAskedFor() throws {
    let numbers = (0..<10_000).map { Cell(integerLiteral: Int64($0 % 100)) }
    let plan = Plan.scan(table(.whole("x", numbers)))
    let few = plan.filter { call(TestFunctions.equal, $0.column("x"), literal(7)) }
    #expect(try answer(plan).table.batches.map(\.count) == [2048, 2048, 2048, 2048, 1808])
    #expect(try answer(few).table.batches.map(\.count) == [100])
    let sizes = try answer(few, batchRows: 30).table.batches.map(\.count)
    #expect(sizes.reduce(0, +) == 100)
    #expect(sizes.dropLast().allSatisfy { (10...30).contains($0) })
  }

  @Test func longPipelinesAreNoTrouble() {
    func deep(_ count: Int, _ step: (Plan) -> Plan) -> Plan {
      (0..<count).reduce(Plan.scan(data)) { plan, _ in step(plan) }
    }
    let filter = { (plan: Plan) in
      plan.filter { call(TestFunctions.greater, $0.column("x"), literal(2)) }
    }
    for depth in [200, 1000, 3000, 9999] { check(deep(depth, filter), gives: ["3 a", "5 b"]) }
    let steps: [(Plan) -> Plan] = [
      { $0.project("x", "t") }, { $0.aggregate(by: ["x", "t"]) }, { $0.sort(("t", false)) },
      { $0.top(9, ("t", descending: false)) }, { $0.slice(.last(9)) }, { Plan.append([$0]) },
      { $0.fill("x", by: ["t"]) }, { $0.assert(literal(true, .boolean)) },
      { $0.window($0.over(.rowNumber)).project("x", "t") },
      { $0.unpivot(keeping: ["t"], [("x", $0.column("x"))]).project("value", "t") },
      { $0.join(Plan.scan(table(.text("t", ["z"]))), .without, on: ["t"], taking: []) },
      { Plan.scan(data).join($0, .onlyMatching, on: ["t", "x"], taking: []) },
    ]
    for step in steps {
      let answer = try? answer(deep(3000, step))
      #expect(answer.map { Set($0.table.lines.map { $0.suffix(1) }) } == ["a", "b", "c"])
    }
    #expect(failure(deep(10_000, filter))?.id == "too-many-steps")
  }
}
