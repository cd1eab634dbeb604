import Columns
import Plan
import Testing

struct FilterTests {
  private let plan = Plan.scan(
    table(
      .text("name", ["a", "b", "c", "d", "e"]),
      .whole("variance", [5, nil, .suppressed, 12, 7]),
      .whole("budget", [1, 2, nil, 20, .suppressed])
    )
  )

  private func filtered(_ left: String, over right: Expression) -> Plan {
    plan.filter { call(TestFunctions.greater, $0.column(left), right) }.project("name")
  }

  @Test func keepsRowsWhoseConditionIsTrueAndSaysWhichWereUndecided() {
    check(
      filtered("variance", over: literal(6)),
      gives: ["d", "e"],
      notes: ["2 rows were left out because `variance` is missing (1 suppressed, 1 blank)"]
    )
  }

  @Test func namesEveryColumnThatIsMissing() {
    check(
      filtered("variance", over: plan.column("budget")),
      gives: ["a"],
      notes: [
        "3 rows were left out because `variance` or `budget` is missing (2 suppressed, 1 blank)"
      ]
    )
  }

  @Test func saysWhenTheConditionItselfHasNoAnswer() {
    let half = call(TestFunctions.half, plan.column("variance"))
    let halves = plan.filter { _ in call(TestFunctions.greater, half, literal(1)) }.project("name")
    check(
      halves,
      gives: ["d"],
      notes: [
        "4 rows were left out because `variance` is missing or the condition has no answer "
          + "(1 suppressed, 2 undefined, 1 blank)"
      ]
    )
  }

  @Test func aSingleRowIsSaidInTheSingular() {
    let one = Plan.scan(table(.whole("x", [1, nil])))
    check(
      one.filter { call(TestFunctions.greater, $0.column("x"), literal(0)) },
      gives: ["1"],
      notes: ["1 row was left out because `x` is missing (1 blank)"]
    )
  }

  @Test func constantConditions() {
    check(
      plan.filter { _ in literal(true, .boolean) }.project("name"),
      gives: ["a", "b", "c", "d", "e"]
    )
    check(plan.filter { _ in literal(false, .boolean) }.project("name"), gives: [])
    check(
      plan.filter { _ in literal(nil, .unknown) }.project("name"),
      gives: [],
      notes: ["5 rows were left out because the condition has no answer (5 blank)"]
    )
  }

  @Test func aNoteIsLeftOutWhereTheInputWasNotReadToItsEnd() {
    let all = plan.filter { call(TestFunctions.greater, $0.column("variance"), literal(0)) }
    check(all.project("name").slice(.first(1)), gives: ["a"])
  }
}
