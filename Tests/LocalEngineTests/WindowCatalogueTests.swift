import Columns
import Diagnostics
import Functions
import Plan
import Testing

/// Every aggregate of the language gives for a window what it gives for the rows of that window.
struct WindowCatalogueTests {
  /// The rows of each row's window, in order; nil where there are too few.
  private static func window(_ row: Int, of group: [Int], _ frame: WindowFrame) -> [Int]? {
    let place = group.firstIndex(of: row) ?? 0
    switch frame {
    case .whole: return group
    case .running: return Array(group[...place])
    case .rolling(let count):
      return place + 1 < count ? nil : Array(group[(place + 1 - count)...place])
    }
  }

  private static func rows(_ places: [Int]) -> Plan {
    let batch = CatalogueTests.batch.gathered(places.map { Int32($0) })
    return .scan(Table(schema: CatalogueTests.plan.schema, batches: [batch]))
  }

  @Test(arguments: FunctionCatalogue.aggregates.indices)
  func windowsAsTheRowsOnTheirOwn(_ index: Int) {
    // By area, in descending order of `when`, which is the order of the rows.
    let groups = [[0, 2, 6], [1, 5, 9], [3, 7, 8], [4]]
    for call in CatalogueTests.calls(FunctionCatalogue.aggregates[index]) {
      for frame in [WindowFrame.whole, .running, .rolling(2)] {
        let over = CatalogueTests.plan.over(
          .aggregate(call.function),
          call.arguments,
          type: call.type,
          by: ["area"],
          sort: [("when", descending: true)],
          frame
        )
        let windows = CatalogueTests.plan.window(over).project("window 0")
        var lines = [String](repeating: "", count: 10)
        var isFailing = false
        for group in groups {
          for row in group {
            guard let window = Self.window(row, of: group, frame) else {
              lines[row] = "(no data)"
              continue
            }
            let answer = try? answer(Self.rows(window).aggregate(by: [], [call]))
            lines[row] = answer?.table.lines.first ?? ""
            isFailing = isFailing || answer == nil
          }
        }
        if isFailing {
          #expect(failure(windows) != nil)
        } else {
          let answers = batchSizes.map { try? answer(windows, batchRows: $0) }
          for answer in answers {
            #expect(answer?.table.lines == lines, "\(call.function.name) \(frame)")
            #expect(answer?.notes == answers[0]?.notes)
          }
        }
      }
    }
  }

  /// A missing cell is counted once, however many windows it belongs to.
  @Test func cellsLeftOutAreCountedOnce() throws {
    let whole = FunctionCatalogue.aggregate(named: "total")
    let total = try #require(whole)
    let plan = CatalogueTests.plan
    for frame in [WindowFrame.whole, .running, .rolling(2)] {
      let money = plan.column("money")
      let over = plan.over(
        .aggregate(total),
        [money],
        type: money.type,
        by: ["area"],
        sort: [("when", descending: true)],
        frame
      )
      #expect(
        try answer(plan.window(over)).notes.map(\.message)
          == ["`total(money)` leaves out 2 of 10 rows: 1 suppressed, 1 blank"]
      )
    }
  }
}
