import Columns
import Diagnostics
import LocalEngine
import Plan
import Testing

struct AssertTests {
  private let plan = Plan.scan(
    table(.text("t", ["a", "b", "c", "d", "e"]), .whole("x", [5, 1, nil, 2, .suppressed]))
  )

  private func above(_ least: Int64) -> Expression {
    call(
      TestFunctions.greater,
      plan.column("x"),
      literal(Cell(integerLiteral: least)),
      at: SourceSpan(start: 3, end: 8)
    )
  }

  private var present: Plan { plan.slice(.first(2)) }

  @Test func rowsPassWhereTheConditionHolds() {
    check(present.assert(above(0)), gives: ["a 5", "b 1"])
    check(plan.slice(.first(0)).assert(above(9)), gives: [])
    check(Plan.unit.assert(literal(true, .boolean)), gives: [""])
  }

  private func checkFailure(
    _ plan: Plan,
    _ message: String,
    help: [String],
    at location: SourceLocation = #_sourceLocation
  ) {
    for size in batchSizes {
      do {
        let answer = try answer(plan, batchRows: size)
        Issue.record("\(answer.table.lines)", sourceLocation: location)
      } catch .assertion(let diagnostic) {
        #expect(diagnostic.id == "assertion-failed", sourceLocation: location)
        #expect(diagnostic.message == message, sourceLocation: location)
        #expect(diagnostic.help == help, sourceLocation: location)
      } catch {
        Issue.record("\(error)", sourceLocation: location)
      }
    }
  }

  @Test func failuresAreCountedAndTheFirstIsNamed() {
    let see = "to see them: `where not (x > 1)`"
    let missing =
      "a missing condition counts as failing: `where (x > 1) is missing` shows such rows"
    checkFailure(
      plan.assert(above(1), "every x is large"),
      "every x is large: 3 of 5 rows fail, the first is row 2; in 2 of them the condition is "
        + "missing (1 suppressed, 1 blank)",
      help: [missing, see]
    )
    checkFailure(
      plan.slice(.skip(2)).assert(above(1), "all there"),
      "all there: 2 of 3 rows fail, the first is row 1; the condition is missing "
        + "(1 suppressed, 1 blank)",
      help: [missing]
    )
    checkFailure(
      present.assert(above(1)),
      "`x > 1` is not true of all rows: 1 of 2 rows fails, the first is row 2",
      help: [see]
    )
    #expect(failure(present.assert(above(1)))?.span == SourceSpan(start: 3, end: 8))
  }

  /// All rows are read first, whatever later steps want or stumble over.
  @Test func laterStepsDoNotHideAFailure() {
    let asserted = plan.assert(above(1), "m")
    let message =
      "m: 3 of 5 rows fail, the first is row 2; in 2 of them the condition is missing "
      + "(1 suppressed, 1 blank)"
    let quotient = call(TestFunctions.divide, literal(1), literal(0))
    let division = asserted.project([("q", quotient)])
    for later in [
      asserted.slice(.first(1)), asserted.slice(.first(0)), asserted.project("t"), division,
      Plan.append([plan, asserted]).slice(.first(1)), asserted.assert(above(9)),
    ] {
      #expect(failure(later)?.message == message)
    }
    let early = plan.slice(.first(1)).assert(above(1))
    check(early, gives: ["a 5"])
  }

  /// Its input is always read to the end, so that the notes before it do not depend on what follows.
  @Test func notesOfItsInputAreGivenWhateverFollows() {
    let asserted = plan.filter { _ in above(0) }.assert(above(0))
    let note = "2 rows were left out because `x` is missing (1 suppressed, 1 blank)"
    check(asserted.slice(.first(1)), gives: ["a 5"], notes: [note])
    check(asserted.slice(.first(0)), gives: [], notes: [note])
  }
}
