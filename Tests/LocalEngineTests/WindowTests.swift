import Columns
import Diagnostics
import Functions
import LocalEngine
import Plan
import Testing

struct WindowTests {
  private let plan = Plan.scan(
    table(
      .text("t", ["a", "b", "a", "b", "a", nil]),
      .whole("x", [3, 5, 1, nil, 3, 2]),
      .whole("n", [1, 2, 3, 4, 5, 6])
    )
  )

  private func column(_ call: WindowCall, notes: [String] = [], gives cells: [String]) {
    let windows = plan.window(call)
    check(windows.project("window 0"), gives: cells, notes: notes)
    // The input's columns stay as they were.
    check(
      windows.project("t", "n"),
      gives: ["a 1", "b 2", "a 3", "b 4", "a 5", "(blank) 6"]
    )
  }

  @Test func placesInAGroup() {
    column(plan.over(.rowNumber), gives: ["1", "2", "3", "4", "5", "6"])
    column(plan.over(.rowNumber, by: ["t"]), gives: ["1", "1", "2", "2", "3", "1"])
    let order = [("x", descending: true)]
    column(
      plan.over(.rowNumber, by: ["t"], sort: order),
      gives: ["1", "1", "3", "2", "2", "1"]
    )
    // A missing value has no rank.
    let none = "(blank)"
    column(plan.over(.rank, by: ["t"], sort: order), gives: ["1", "1", "3", none, "1", "1"])
    column(plan.over(.denseRank, by: ["t"], sort: order), gives: ["1", "1", "2", none, "1", "1"])
    column(plan.over(.rank, sort: order), gives: ["2", "1", "5", none, "2", "4"])
    column(plan.over(.denseRank, sort: order), gives: ["2", "1", "4", none, "2", "3"])
  }

  @Test func rowsBeforeAndAfter() {
    let n = [plan.column("n")]
    let order = [("x", descending: false)]
    let none = "(no data)"
    column(plan.over(.offset(by: 1), n), gives: [none, "1", "2", "3", "4", "5"])
    column(
      plan.over(.offset(by: 1), n, by: ["t"], sort: order),
      gives: ["3", none, none, "2", "1", none]
    )
    column(
      plan.over(.offset(by: -1), n, by: ["t"], sort: order),
      gives: ["5", "4", "1", none, none, none]
    )
    column(plan.over(.offset(by: 0), n), gives: ["1", "2", "3", "4", "5", "6"])
    for far in [9, Int.max, -9, Int.min] {
      column(plan.over(.offset(by: far), n), gives: [none, none, none, none, none, none])
    }
    // A missing cell keeps its own reason.
    column(
      plan.over(.offset(by: 1), [plan.column("x")]),
      gives: [none, "3", "5", "1", "(blank)", "3"]
    )
  }

  @Test func framesOfASum() {
    let sum = WindowFunction.Kind.aggregate(TestAggregates.sum)
    let x = [plan.column("x")]
    let note = ["`total(x)` leaves out 1 of 6 rows: 1 blank"]
    column(plan.over(sum, x), notes: note, gives: ["14", "14", "14", "14", "14", "14"])
    column(plan.over(sum, x, by: ["t"]), notes: note, gives: ["7", "5", "7", "5", "7", "2"])
    column(
      plan.over(sum, x, by: ["t"], sort: [("n", descending: true)], .running),
      notes: note,
      gives: ["7", "5", "4", "(no data)", "3", "2"]
    )
    column(
      plan.over(sum, x, sort: [("n", descending: false)], .rolling(3)),
      notes: note,
      gives: ["(no data)", "(no data)", "9", "6", "4", "5"]
    )
    for size in [1, 0, -3] {
      column(
        plan.over(sum, x, .rolling(size)),
        notes: note,
        gives: ["3", "5", "1", "(no data)", "3", "2"]
      )
    }
    for size in [7, Int.max] {
      let none = [String](repeating: "(no data)", count: 6)
      column(plan.over(sum, x, .rolling(size)), notes: note, gives: none)
    }
  }

  @Test func severalCallsShareTheInput() {
    let order = [("n", descending: false)]
    let sum = WindowFunction.Kind.aggregate(TestAggregates.sum)
    let twice = call(TestFunctions.plus, plan.column("n"), plan.column("n"))
    check(
      plan.window(
        plan.over(sum, [twice], by: ["t"], sort: order, .running),
        plan.over(.rowNumber, by: ["t"], sort: order),
        plan.over(.offset(by: -1), [plan.column("t")], type: .text)
      ).project("window 0", "window 1", "window 2"),
      gives: ["2 1 b", "4 1 a", "8 2 b", "12 2 a", "18 3 (blank)", "12 1 (no data)"]
    )
    check(plan.window().project("n"), gives: ["1", "2", "3", "4", "5", "6"])
  }

  @Test func noRows() {
    let none = plan.slice(.first(0))
    let sum = WindowFunction.Kind.aggregate(TestAggregates.sum)
    let kinds: [WindowFunction.Kind] = [.rowNumber, .rank, .denseRank, .offset(by: 1), sum]
    for frame in [WindowFrame.whole, .running, .rolling(2)] {
      check(none.window(kinds.map { none.over($0, [none.column("x")], frame) }), gives: [])
      check(none.window(none.over(sum, [none.column("x")], by: ["t"], frame)), gives: [])
    }
  }

  @Test func failuresPointAtTheCall() {
    let span = SourceSpan(start: 4, end: 9)
    let negative = Plan.scan(table(.whole("x", [1, -2, 3])))
    for frame in [WindowFrame.whole, .running, .rolling(2)] {
      let call = negative.over(
        .aggregate(TestAggregates.strict),
        [negative.column("x")],
        frame,
        at: span
      )
      #expect(failure(negative.window(call))?.id == "negative")
      #expect(failure(negative.window(call))?.span == span)
    }
    let quotient = call(TestFunctions.divide, literal(1), literal(0), at: span)
    #expect(failure(plan.window(plan.over(.offset(by: 1), [quotient])))?.span == span)
  }
}
