import Columns
import Diagnostics
import Plan
import Testing

struct SliceTests {
  private let plan = Plan.scan(table(.whole("x", [1, 2, 3, 4, 5, 6, 7])))

  @Test(arguments: [
    (Slice.first(0), [Int]()), (.first(1), [1]), (.first(4), [1, 2, 3, 4]),
    (.first(99), [1, 2, 3, 4, 5, 6, 7]),
    (.last(0), []), (.last(1), [7]), (.last(4), [4, 5, 6, 7]), (.last(99), [1, 2, 3, 4, 5, 6, 7]),
    (.skip(0), [1, 2, 3, 4, 5, 6, 7]), (.skip(4), [5, 6, 7]), (.skip(99), []),
    (.first(-1), []), (.last(-1), []), (.skip(-1), [1, 2, 3, 4, 5, 6, 7]),
    (.last(.max), [1, 2, 3, 4, 5, 6, 7]),
  ])
  func runsOfRows(_ slice: Slice, _ rows: [Int]) {
    check(plan.slice(slice), gives: rows.map(String.init))
  }

  @Test func firstStopsBeforeALaterFailure() throws {
    let divided = plan.project([
      (
        "y",
        call(
          TestFunctions.divide,
          literal(6),
          call(TestFunctions.minus, plan.column("x"), literal(4))
        )
      )
    ])
    #expect(try answer(divided.slice(.first(3)), batchRows: 3).table.lines == ["-2", "-3", "-6"])
    #expect(failure(divided)?.id == "division")
  }
}
