import Columns
import Diagnostics
import Plan
import Testing

struct SortTests {
  /// Sorts cells up and down; the row numbers beside them show that equal cells stay as they were.
  private func checkOrder(
    _ cells: Cells,
    up: [String],
    down: [String],
    notes: [String] = [],
    at location: SourceLocation = #_sourceLocation
  ) {
    let rows = Cells.whole("row", (0..<cells.cells.count).map { Cell(integerLiteral: Int64($0)) })
    let plan = Plan.scan(table(cells, rows))
    check(plan.sort((cells.field.name, descending: false)), gives: up, notes: notes, at: location)
    check(plan.sort((cells.field.name, descending: true)), gives: down, notes: notes, at: location)
  }

  @Test func numbersByValueWithMissingLast() {
    checkOrder(
      .decimal(
        "x",
        scale: 1,
        [.decimal("2.0"), nil, .decimal("-1.5"), .suppressed, .decimal("2.0")]
      ),
      up: ["-1.5 2", "2.0 0", "2.0 4", "(blank) 1", "(suppressed) 3"],
      down: ["2.0 0", "2.0 4", "-1.5 2", "(blank) 1", "(suppressed) 3"]
    )
    let ends = [Cell(integerLiteral: .max), Cell(integerLiteral: .min), 0]
    checkOrder(
      .whole("x", ends),
      up: ["\(Int64.min) 1", "0 2", "\(Int64.max) 0"],
      down: ["\(Int64.max) 0", "0 2", "\(Int64.min) 1"]
    )
    checkOrder(
      .floating("x", [0.5, -0.0, Cell(.floating(.nan)), -2.5, 0.0, Cell(.floating(.infinity))]),
      up: ["-2.5 3", "0 1", "0 4", "0.5 0", "inf 5", "nan 2"],
      down: ["nan 2", "inf 5", "0.5 0", "0 1", "0 4", "-2.5 3"]
    )
  }

  @Test func textWithoutRegardToCaseThenByCase() {
    checkOrder(
      .text(
        "t",
        ["beta", "Alpha", "alpha", nil, "Éire", "Zed", "alphabet soup", "alphabet", "", "ALPHA"]
      ),
      up: [
        " 8", "ALPHA 9", "Alpha 1", "alpha 2", "alphabet 7", "alphabet soup 6", "beta 0", "Zed 5",
        "Éire 4", "(blank) 3",
      ],
      down: [
        "Éire 4", "Zed 5", "beta 0", "alphabet soup 6", "alphabet 7", "alpha 2", "Alpha 1",
        "ALPHA 9",
        " 8", "(blank) 3",
      ]
    )
  }

  @Test func periodsByDateAndFalseBeforeTrue() {
    checkOrder(
      .period(
        "when",
        [
          .period(.year(2023, .financial)), .period(.month(4, of: 2023)),
          .period(.year(2021, .academic)),
        ]
      ),
      up: ["AY 2021/22 2", "Apr 2023 1", "2023/24 0"],
      down: ["2023/24 0", "Apr 2023 1", "AY 2021/22 2"]
    )
    checkOrder(
      .flag("f", [true, false, nil, false]),
      up: ["false 1", "false 3", "true 0", "(blank) 2"],
      down: ["true 0", "false 1", "false 3", "(blank) 2"]
    )
  }

  @Test func unitsByRowByKindAndThenByValue() {
    let thousand = Unit(.money, power: 3)
    let million = Unit(.money, power: 6)
    checkOrder(
      .decimal(
        "x",
        scale: 1,
        unit: .varies,
        [
          .decimal("1.0", million), .decimal("900.0", thousand), .decimal("50.0", .percent), nil,
          .decimal("-2.0", million),
        ]
      ),
      up: ["50.0% 2", "-2.0£m 4", "900.0£000 1", "1.0£m 0", "(blank) 3"],
      down: ["1.0£m 0", "900.0£000 1", "-2.0£m 4", "50.0% 2", "(blank) 3"],
      notes: ["`sort by` puts in order numbers of unlike units, one unit after another"]
    )
  }

  @Test func severalKeysEachInItsDirection() {
    let plan = Plan.scan(
      table(.text("a", ["x", nil, "y", "x", "y", nil]), .whole("b", [1, 5, nil, 3, 2, 9]))
    )
    check(
      plan.sort(("a", descending: false), ("b", descending: true)),
      gives: ["x 3", "x 1", "y 2", "y (blank)", "(blank) 9", "(blank) 5"]
    )
    check(plan.sort(), gives: ["x 1", "(blank) 5", "y (blank)", "x 3", "y 2", "(blank) 9"])
  }

  @Test func noRowsAndExpressions() {
    let plan = Plan.scan(table(.whole("x", [1, 2, 3])))
    check(plan.filter { _ in literal(false, .boolean) }.sort(("x", descending: false)), gives: [])
    let negated = SortKey(
      call(TestFunctions.minus, literal(0), plan.column("x")),
      isDescending: false
    )
    check(Plan(.sort(plan, [negated]), schema: plan.schema, span: .none), gives: ["3", "2", "1"])
  }
}
