import Columns
import Diagnostics
import Plan
import Testing

struct AggregateTests {
  private let plan = Plan.scan(
    table(
      .text("area", ["b", "a", nil, "b", .suppressed, nil, "a", "B"]),
      .whole("x", [1, 2, 3, nil, .suppressed, 6, .suppressed, 8]),
      .flag("flag", [true, false, true, true, nil, true, false, true])
    )
  )

  private var calls: [AggregateCall] {
    [
      AggregateCall(TestAggregates.count),
      AggregateCall(TestAggregates.sum, of: plan.column("x")),
    ]
  }

  private let note = "`total(x)` leaves out 3 of 8 rows: 2 suppressed, 1 blank"

  @Test func groupsByATextKeyInOrderOfAppearance() {
    check(
      plan.aggregate(by: ["area"], calls),
      gives: ["b 2 1", "a 2 2", "(blank) 2 9", "(suppressed) 1 (no data)", "B 1 8"],
      notes: [note]
    )
  }

  @Test func groupsBySeveralKeys() {
    check(
      plan.aggregate(by: ["area", "flag"], calls),
      gives: [
        "b true 2 1", "a false 2 2", "(blank) true 2 9", "(suppressed) (blank) 1 (no data)",
        "B true 1 8",
      ],
      notes: [note]
    )
  }

  @Test func withoutKeysThereIsOneGroup() {
    check(plan.aggregate(by: [], calls), gives: ["8 20"], notes: [note])
    let none = plan.filter { _ in literal(false, .boolean) }
    check(none.aggregate(by: [], calls), gives: ["0 (no data)"])
    check(none.aggregate(by: ["area"], calls), gives: [])
    check(none.aggregate(by: ["x"], calls), gives: [])
  }

  @Test func withoutCallsTheRowsAreTheDistinctKeys() {
    check(plan.aggregate(by: ["flag"]), gives: ["true", "false", "(blank)"])
  }

  @Test func keysComeOutAsTheyWentIn() {
    let periods = Plan.scan(
      table(
        .period(
          "when",
          [.period(.accountingPeriod(6, of: 2023)), .period(.month(9, of: 2023)), nil]
        ),
        .decimal("rate", scale: 2, [.decimal("7.0"), .decimal("7.00"), .decimal("7.25")]),
        .floating("share", [0.0, -0.0, 0.25])
      )
    )
    check(periods.aggregate(by: ["when"]), gives: ["P6 2023/24 (Sep 2023)", "(blank)"])
    check(periods.aggregate(by: ["rate"]), gives: ["7.0", "7.25"])
    check(periods.aggregate(by: ["share"]), gives: ["0", "0.25"])
  }

  @Test func floatsThatAreNotNumbersAreOneGroup() {
    let plan = Plan.scan(
      table(.floating("x", [Cell(.floating(.nan)), 1.5, Cell(.floating(-.nan))]))
    )
    check(plan.aggregate(by: ["x"]), gives: ["nan", "1.5"])
  }

  @Test func valuesWithUnitsByRowAreEqualAtAnyScale() {
    let million = Unit(.money, power: 6)
    let thousand = Unit(.money, power: 3)
    let plan = Plan.scan(
      table(
        .decimal(
          "value",
          scale: 1,
          unit: .varies,
          [
            .decimal("1.5", million), .decimal("1500.0", thousand), .decimal("1.5", .percent),
            .decimal("1.5", .percent), .decimal("150.0", .pounds),
          ]
        )
      )
    )
    check(plan.aggregate(by: ["value"]), gives: ["1.5£m", "1.5%", "150.0£"])
  }

  @Test func anExpressionMayBeAKeyAndIsNamedInNotes() {
    let sum = call(TestFunctions.plus, plan.column("x"), literal(1))
    let isLarge = call(TestFunctions.greater, sum, literal(4))
    let node = Plan.Node.aggregate(
      plan,
      keys: [isLarge],
      calls: [AggregateCall(TestAggregates.sum, of: sum)]
    )
    let schema = Schema([Field("large", .boolean), Field("total", .integer)])
    check(
      Plan(node, schema: schema, span: .none),
      gives: ["false 9", "(blank) (no data)", "(suppressed) (no data)", "true 16"],
      notes: ["`total(x + 1)` leaves out 3 of 8 rows: 2 suppressed, 1 blank"]
    )
  }

  @Test func failuresPointAtTheCall() {
    let span = SourceSpan(start: 10, end: 20)
    let negative = Plan.scan(table(.whole("x", [1, 2, 3, -1])))
    let strict = AggregateCall(TestAggregates.strict, of: negative.column("x"), at: span)
    #expect(
      failure(negative.aggregate(by: [], [strict]))
        == Diagnostic(.error, id: "negative", "it is negative", at: span)
    )
    let none = negative.filter { _ in literal(false, .boolean) }
    #expect(
      failure(none.aggregate(by: [], [strict]))
        == Diagnostic(.error, id: "empty", "there are no rows", at: span)
    )
  }

  @Test func moreThanSixteenKeysKeepTheirReasonsApart() {
    let names = (0..<18).map { "k\($0)" }
    let columns = names.map { name in
      Cells.whole(name, name == "k17" ? [nil, .suppressed, nil] : [1, 1, 1])
    }
    let plan = Plan.scan(table(columns)).aggregate(by: names).project("k0", "k17")
    check(plan, gives: ["1 (blank)", "1 (suppressed)"])
  }

  @Test func textOfManyDictionariesIsOneText() {
    let parts = (0..<20).map { part in
      Plan.scan(
        table(.text("t", ["a", Cell(.text("t\(part % 3)")), "b"]), .whole("x", [1, 2, 3]))
      )
    }
    let plan = Plan.append(parts)
    check(
      plan.aggregate(by: ["t"], [AggregateCall(TestAggregates.count)]),
      gives: ["a 20", "t0 7", "b 20", "t1 7", "t2 6"]
    )
  }
}
