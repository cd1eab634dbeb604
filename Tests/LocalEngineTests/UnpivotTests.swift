import Columns
import Diagnostics
import Plan
import Testing

struct UnpivotTests {
  private let plan = Plan.scan(
    table(
      .text("area", ["p", "q", nil]),
      .decimal("y1", scale: 1, [.decimal("1.0"), nil, .decimal("3")]),
      .decimal("y2", scale: 1, [.suppressed, .decimal("5"), .decimal("6.5")]),
      .text("t1", ["u", "v", nil]),
      .text("t2", ["w", "u", "x"])
    )
  )

  @Test func theRowsOfOneRowLieTogether() {
    let values = ["y1", "y2"].map { ($0, plan.column($0)) }
    check(
      plan.unpivot(keeping: ["area"], values),
      gives: [
        "p y1 1.0", "p y2 (suppressed)", "q y1 (blank)", "q y2 5", "(blank) y1 3",
        "(blank) y2 6.5",
      ]
    )
    check(
      plan.unpivot(keeping: [], [("t1", plan.column("t1")), ("t2", plan.column("t2"))]),
      gives: ["t1 u", "t2 w", "t1 v", "t2 u", "t1 (blank)", "t2 x"]
    )
  }

  @Test func valuesMayBeCalculatedAndNamesRepeat() {
    let whole = Plan.scan(table(.whole("x", [1, 2])))
    let twice = call(TestFunctions.plus, whole.column("x"), whole.column("x"))
    check(
      whole.unpivot(keeping: ["x"], [("a", twice), ("a", whole.column("x")), ("", literal(7))]),
      gives: ["1 a 2", "1 a 1", "1  7", "2 a 4", "2 a 2", "2  7"]
    )
  }

  @Test func unitsByRowStayWithTheirCells() {
    let (thousand, million) = (Unit(.money, power: 3), Unit(.money, power: 6))
    let plan = Plan.scan(
      table(
        .decimal(
          "a",
          scale: 1,
          unit: .varies,
          [.decimal("1.0", million), .decimal("2", .percent)]
        ),
        .decimal("b", scale: 1, unit: .varies, [.decimal("3.5", thousand), nil])
      )
    )
    check(
      plan.unpivot(keeping: [], ["a", "b"].map { ($0, plan.column($0)) }),
      gives: ["a 1.0£m", "b 3.5£000", "a 2%", "b (blank)"]
    )
  }

  @Test func noRowsAndNoValues() {
    check(plan.unpivot(keeping: ["area"], []), gives: [])
    let none = plan.slice(.first(0))
    check(none.unpivot(keeping: ["area"], [("y1", plan.column("y1"))]), gives: [])
  }

  @Test func aFailingValuePointsAtItsPlace() {
    let whole = Plan.scan(table(.whole("x", [1, 0])))
    let quotient = call(
      TestFunctions.divide,
      literal(1),
      whole.column("x"),
      at: SourceSpan(start: 4, end: 6)
    )
    let long = whole.unpivot(keeping: [], [("x", whole.column("x")), ("q", quotient)])
    #expect(failure(long)?.span == SourceSpan(start: 4, end: 6))
  }

  /// A wide table does not swell the batches, and names share one dictionary.
  @Test func batchesKeepTheirSize() throws {
    let cells = (0..<5000).map { Cell(integerLiteral: Int64($0)) }
    let whole = Plan.scan(table(.whole("x", cells)))
    let values = (0..<7).map { ("c\($0)", whole.column("x")) }
    let answer = try answer(whole.unpivot(keeping: [], values))
    #expect(answer.table.rowCount == 35_000)
    #expect(answer.table.batches.allSatisfy { $0.count <= 2048 })
    var dictionaries: Set<ObjectIdentifier> = []
    for batch in answer.table.batches {
      if case .text(_, let names) = batch.columns[0].values {
        dictionaries.insert(ObjectIdentifier(names))
      }
    }
    #expect(dictionaries.count == 1)
  }
}
