import Columns
import Diagnostics
import Plan
import Testing

struct TopTests {
  private let plan = Plan.scan(
    table(
      .text("name", ["a", "b", "c", "d", "e", "f"]),
      .decimal("x", scale: 0, unit: Unit(.money, power: 3), [108, 5, 1200, nil, 108, .suppressed])
    )
  )

  @Test func keepsTiesAndSaysSo() {
    let missing = "leaves out 2 rows because `x` is missing (1 suppressed, 1 blank)"
    check(
      plan.top(2, ("x", descending: true)),
      gives: ["c 1200", "a 108", "e 108"],
      notes: ["`top 2` " + missing, "`top 2` gives 3 rows: 2 tie at £108k"]
    )
    check(
      plan.top(2, ("x", descending: false)),
      gives: ["b 5", "a 108", "e 108"],
      notes: ["`bottom 2` " + missing, "`bottom 2` gives 3 rows: 2 tie at £108k"]
    )
    check(plan.top(1, ("x", descending: true)), gives: ["c 1200"], notes: ["`top 1` " + missing])
    check(
      plan.top(3, ("x", descending: true)),
      gives: ["c 1200", "a 108", "e 108"],
      notes: ["`top 3` " + missing]
    )
    check(
      plan.top(9, ("x", descending: true)),
      gives: ["c 1200", "a 108", "e 108", "b 5"],
      notes: ["`top 9` " + missing]
    )
    check(plan.top(0, ("x", descending: true)), gives: [], notes: ["`top 0` " + missing])
    check(plan.top(-1, ("x", descending: true)), gives: [], notes: ["`top 0` " + missing])
  }

  @Test func laterKeysBreakTies() {
    let plan = Plan.scan(
      table(.whole("x", [1, 1, 1]), .whole("y", [nil, 2, 2]), .text("n", ["a", "b", "c"]))
    )
    check(
      plan.top(1, ("x", descending: true), ("y", descending: true)),
      gives: ["1 2 b", "1 2 c"],
      notes: ["`top 1` gives 2 rows: 2 tie for the last place"]
    )
    check(
      plan.top(3, ("x", descending: true), ("y", descending: true)),
      gives: ["1 2 b", "1 2 c", "1 (blank) a"]
    )
  }
}
