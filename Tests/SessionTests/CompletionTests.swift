import Datasets
import Diagnostics
import Plan
import Session
import Testing

private func texts(_ line: String) -> [String] {
  let session = Session(catalogue: .bundled())
  return session.completion(in: line, at: line.utf8.count).candidates.map(\.text)
}

struct CompletionTests {
  /// A line up to the cursor and what is offered there, all of it.
  @Test(arguments: [
    ("from trans", ["transport", "transport_demand"]),
    ("from transport | wh", ["where"]),
    ("from transport\nwh", ["where"]),
    ("from transport | sort b", ["by"]),
    ("from transport | show fore", ["forecast"]),
    ("from transport | rename forecast as cost | show cos", ["cost", "cost_per_pupil", "cos("]),
    ("from transport | where client_group = \"Ma", ["\"Mainstream\""]),
    ("from transport | where client_group in (\"SEND\", \"Ma", ["\"Mainstream\""]),
    ("from transport | show `fore", ["forecast"]),
    ("let x = from dsg | show block\nfrom x | show bl", ["block"]),
    ("describe exc", ["exclusions"]),
    ("help summ", ["summarise", "summarize"]),
    ("from nothing | show zz", []),
    ("advice of", ["off"]),
    ("advice off unw", ["unweighted-average"]),
    ("advice off unweighted-av", ["unweighted-average"]),
    ("advice off never-equal, totalled-s", ["totalled-snapshots"]),
    ("from dsg\nadvice off two-", ["two-points"]),
    ("load \"a.csv\" as a with calendar fin", ["financial"]),
    ("load \"a.csv\" as a with miss", ["missing"]),
    ("load \"a.csv\" as a with missing \"-\" as not a", ["applicable", "available"]),
    ("from transport | where forecast is prov", ["provisional"]),
  ])
  func offers(_ line: String, _ expected: [String]) {
    #expect(texts(line) == expected)
  }

  /// Some of what is offered.
  @Test(arguments: [
    ("", "from"), ("from transport | ", "where"), ("from transport ", "| where"),
    ("from transport | where ", "forecast"), ("from transport | add rou", "round("),
    ("from transport | where client_group = ", "\"SEND\""),
    ("from transport | summarise tot", "total("),
    ("from risk_factors | where period = ", "2022/23"),
    ("from risk_factors | where period = ", "latest"),
    ("from risk_factors | where period in ", "last 4 quarters"),
    ("from budget_monitoring | where period within P", "P6 2023/24 forecast"),
    ("from indicators | where period = ", "period(\"as at 30 Sep 2023\")"),
    ("from risk_factors | where period = la", "latest"),
  ])
  func offersAmongOthers(_ line: String, _ expected: String) {
    #expect(texts(line).contains(expected))
  }

  /// What is typed is replaced from its start, with its opening quote.
  @Test(arguments: [
    ("from trans", 5..<10), ("from transport | where client_group = \"Ma", 38..<41),
    ("from transport | ", 17..<17), ("advice off unweighted-av", 11..<24),
  ])
  func replaces(_ line: String, _ expected: Range<Int>) {
    let session = Session(catalogue: .bundled())
    #expect(session.completion(in: line, at: line.utf8.count).replaced == expected)
  }

  /// No place in any text may trap.
  @Test func everyPlaceIsSafe() {
    let session = Session(catalogue: .bundled())
    let text = "let é = from `trans\nwhere \"a\\\" in (from (x | show 1,234 per £"
    for offset in 0...(text.utf8.count + 2) { _ = session.completion(in: text, at: offset) }
  }
}
