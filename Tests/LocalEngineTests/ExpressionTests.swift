import Columns
import Diagnostics
import Plan
import Testing

struct ExpressionTests {
  private let plan = Plan.scan(
    table(
      .whole("x", [10, 0, 3, nil, 0]),
      .whole("y", [1, 2, .suppressed, 4, 5]),
      .text("name", ["a", "b", "c", "d", "e"])
    )
  )

  private func answers(_ expression: Expression) -> Plan { plan.project([("answer", expression)]) }

  @Test func columnsLiteralsAndCalls() {
    check(answers(plan.column("y")), gives: ["1", "2", "(suppressed)", "4", "5"])
    check(answers(literal(7)), gives: ["7", "7", "7", "7", "7"])
    check(
      answers(call(TestFunctions.plus, plan.column("x"), plan.column("y"))),
      gives: ["11", "2", "(suppressed)", "(blank)", "5"]
    )
  }

  @Test func aBranchSeesOnlyTheRowsThatTakeIt() {
    let isZero = call(TestFunctions.equal, plan.column("x"), literal(0))
    let share = call(TestFunctions.divide, literal(30), plan.column("x"))
    check(
      answers(choose([(isZero, literal(-1))], share)),
      gives: ["3", "-1", "10", "(blank)", "-1"]
    )
  }

  @Test func theFirstTrueBranchIsTakenAndAMissingConditionTakesNone() {
    let isLarge = call(TestFunctions.greater, plan.column("y"), literal(3))
    let isMiddling = call(TestFunctions.greater, plan.column("y"), literal(1))
    check(
      answers(choose([(isLarge, plan.column("x")), (isMiddling, plan.column("y"))], literal(9))),
      gives: ["9", "2", "(suppressed)", "(blank)", "0"]
    )
  }

  @Test func choicesNest() {
    let isZero = call(TestFunctions.equal, plan.column("x"), literal(0))
    let isLarge = call(TestFunctions.greater, plan.column("y"), literal(3))
    let inner = choose([(isLarge, literal(1))], literal(2))
    let divided = call(TestFunctions.divide, literal(30), plan.column("x"))
    check(
      answers(choose([(isZero, inner)], choose([(isLarge, literal(3))], divided))),
      gives: ["3", "2", "(suppressed)", "(blank)", "1"]
    )
  }

  @Test func aBranchMayBeTheWordMissing() {
    let isZero = call(TestFunctions.equal, plan.column("x"), literal(0))
    check(
      answers(choose([(isZero, literal(nil, .unknown))], plan.column("x"))),
      gives: ["10", "(blank)", "3", "(blank)", "(blank)"]
    )
    check(
      answers(choose([(literal(nil, .unknown), literal(1))], literal(2))),
      gives: ["(blank)", "(blank)", "(blank)", "(blank)", "(blank)"]
    )
  }

  @Test func aFailurePointsAtTheCallThatFailed() {
    let span = SourceSpan(start: 4, end: 9)
    let inner = call(TestFunctions.divide, literal(1), plan.column("x"), at: span)
    let failed = failure(answers(call(TestFunctions.plus, inner, literal(1))))
    #expect(
      failed
        == Diagnostic(
          .error,
          id: "division",
          "there is nothing to divide by",
          at: span,
          help: ["guard it"]
        )
    )
  }

  @Test func anExpressionOnItsOwnHasOneRow() {
    check(
      Plan.unit.project([("sum", call(TestFunctions.plus, literal(1), literal(2)))]),
      gives: ["3"]
    )
    let missing = literal(nil, .integer)
    let condition = call(TestFunctions.greater, missing, literal(1))
    check(Plan.unit.filter { _ in condition }, gives: [])
  }

  @Test func deepExpressionsAreEvaluated() {
    let deep = (0..<200).reduce(plan.column("x")) { sum, _ in
      call(TestFunctions.plus, sum, literal(1))
    }
    check(answers(deep), gives: ["210", "200", "203", "(blank)", "200"])
  }
}
