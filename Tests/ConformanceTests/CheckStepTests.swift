import Diagnostics
import Foundation
import Session
import TestSupport
import Testing

/// The step `check` and intervals, as a query sees them.
struct CheckStepTests {
  private func rows(_ query: String) -> [String] {
    Asking().ask(query, format: "csv").output.split(separator: "\n").map(String.init)
  }

  private func ids(_ query: String) -> [String] { Asking().ask(query).diagnostics.map(\.id) }

  @Test func theTransportTableFailsByOneFigure() {
    let result = Asking().ask(
      "from transport | check adds up forecast by client_group | show found, expected, verdict, mend",
      format: "csv"
    )
    let lines = result.output.split(separator: "\n")
    #expect(lines[1] == "16.0,16.0,ok,")
    #expect(lines[2].hasPrefix("29.55,31.9,fails by £2.35m,"))
    #expect(
      lines[2].contains(
        "`Unavailable routes` should be £2.60m, not £0.25m (decimal point moved: £2.5m)"
      )
    )
    #expect(result.diagnostics.map(\.id) == ["check-failed"])
    #expect(result.diagnostics.filter { !$0.isError }.isEmpty)
    // Lines of a sub-total that holds are not thought wrong.
    #expect(!lines[2].contains("need grounds"))
  }

  @Test func theSameWithTheFigureMended() {
    let mended =
      "from transport | add if category = \"Unavailable routes\" then £2.6m else forecast as f"
    #expect(
      rows("\(mended) | check adds up f by client_group | show verdict") == ["verdict", "ok", "ok"]
    )
  }

  @Test(arguments: [
    (
      "(n = \"a\", v = 33%, t = false), (n = \"b\", v = 66%, t = false), (n = \"all\", v = 100%, t = true)",
      "rounding"
    ),
    (
      "(n = \"a\", v = 33%, t = false), (n = \"b\", v = 60%, t = false), (n = \"all\", v = 100%, t = true)",
      "fails by 7 pp"
    ),
    (
      "(n = \"a\", v = 3, t = false), (n = \"b\", v = 0.5, t = false), (n = \"all\", v = 3.5, t = true)",
      "ok"
    ),
    (
      "(n = \"a\", v = 3, t = false), (n = \"b\", v = missing, t = false), (n = \"all\", v = 3, t = true)",
      "ok"
    ),
    (
      "(n = \"a\", v = -5, t = false), (n = \"b\", v = 5, t = false), (n = \"all\", v = 0, t = true)",
      "ok"
    ),
  ])
  func oneTotal(_ table: String, _ verdict: String) {
    #expect(
      rows("from table [\(table)] | check adds up v with total t | show verdict")[1] == verdict
    )
  }

  /// In a table that adds up every figure is changed in turn by a slip, and each time named.
  @Test func everyChangedFigureIsNamed() {
    let figures = [417, 1262, 83, 559, 3071]
    let names = ["a", "b", "c", "d", "e"]
    let total = figures.reduce(0, +)
    for changed in figures.indices {
      for slipped in [figures[changed] * 10, -figures[changed]] {
        var printed = figures
        printed[changed] = slipped
        let cells = printed.indices.map { "(n = \"\(names[$0])\", v = \(printed[$0]), t = false)" }
        let table = (cells + ["(n = \"all\", v = \(total), t = true)"]).joined(separator: ", ")
        let found = rows(
          "from table [\(table)] | check adds up v with total t | show verdict, mend"
        )
        #expect(found[1].contains("fails by"))
        #expect(
          found[1].contains("`\(names[changed])` should be \(figures[changed])")
            || found[1].contains("`\(names[changed])` should be \"\(figures[changed])"),
          "\(found[1])"
        )
      }
    }
  }

  @Test func totalsOfTotals() {
    let table =
      "(g = \"A\", n = \"a\", v = 1, t = false), (g = \"A\", n = \"A total\", v = 1, t = true), "
      + "(g = \"B\", n = \"b\", v = 2, t = false), (g = \"B\", n = \"B total\", v = 2, t = true), "
      + "(g = \"All\", n = \"Total\", v = 3, t = true)"
    let query = "from table [\(table)] | check adds up v with total t"
    let found = rows(query + " by g | show claim, verdict")
    #expect(
      found == [
        "claim,verdict", "v: 1 part adds up to `A total`,ok", "v: 1 part adds up to `B total`,ok",
        "v: 2 parts add up to `Total`,ok",
      ]
    )
    #expect(ids(query + " by g") == [])
    #expect(rows(query + " | show claim, verdict") == found)
    #expect(ids(query) == ["totals-assumed"])
  }

  @Test(arguments: [
    ("z", ["fails by 8"], ["check-failed"]), ("", ["fails by 8"], ["check-failed"]),
    ("c", ["c"], ["check-undecided"]), ("x", ["x"], ["check-undecided"]),
  ])
  func missingParts(_ code: String, _ verdict: [String], _ ids: [String]) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("parts-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try "n,v,t\na,1,false\nb,\(code),false\nall,9,true\n".write(
      to: file,
      atomically: true,
      encoding: .utf8
    )
    let query = "from \"\(file.path)\" | check adds up v with total t | show verdict"
    let result = Asking().ask(query, format: "csv")
    #expect(result.output.split(separator: "\n").dropFirst().map(String.init) == verdict)
    #expect(result.diagnostics.map(\.id).filter { $0.hasPrefix("check") } == ids)
  }

  @Test(arguments: [
    ("from budget_monitoring | check projection - budget = variance | count by verdict", ["ok,25"]),
    (
      "from budget_monitoring | check variance / budget = variance_percent | count by verdict",
      ["rounding,21", "ok,4"]
    ),
    (
      "from transport | where not is_total | check total(forecast) = £29.6m | show verdict",
      ["rounding"]
    ),
    (
      "from transport | where not is_total | check total(forecast) = £31m | show verdict",
      ["fails by £1.45m"]
    ),
    (
      "from transport | where not is_total | check total(forecast) > £30m | show verdict",
      ["rounding"]
    ),
    (
      "from transport | where not is_total | check count() = 11 | show found, expected, verdict",
      ["11,11,ok"]
    ),
    ("from transport | first 1 | check client_group = \"SEND\" | show verdict", ["ok"]),
    ("from transport | first 1 | check client_group starts with \"x\" | show verdict", ["fails"]),
  ])
  func claims(_ query: String, _ expected: [String]) {
    #expect(Array(rows(query).dropFirst()) == expected)
  }

  @Test func aLaterStepDoesNotHideAFailure() {
    #expect(ids("from transport | check forecast > £1m | first 1") == ["check-failed"])
    #expect(
      ids("from transport | check adds up forecast by client_group | first 1") == ["check-failed"]
    )
  }

  @Test func aClaimThatFailsIsAnErrorBesideTheAnswer() {
    let result = Asking().ask("from transport | check forecast > £1m")
    #expect(result.failure == nil)
    #expect(!result.output.isEmpty)
    #expect(result.diagnostics.contains { $0.id == "check-failed" && $0.isError })
  }
}

/// Intervals through every step that compares, groups, joins and writes.
struct IntervalTests {
  private let implied =
    "from school_engagement | where period = Mar 2023 and percent is not missing "
    + "| add implied_total(schools, percent) as i"

  private func rows(_ query: String, format: String = "csv") -> [String] {
    Asking().ask(query, format: format).output.split(separator: "\n").map(String.init)
  }

  @Test func sorting() {
    let sorted = ["i", "258 to 272", "261 to 273", "267 to 272", "268 to 271", "269 to 273"]
    #expect(rows(implied + " | sort by i | show i") == sorted)
    #expect(
      rows(implied + " | sort by i descending | show i") == ["i"] + sorted.dropFirst().reversed()
    )
    #expect(rows(implied + " | top 1 by i | show i") == ["i", "269 to 273"])
  }

  @Test func groupingAndJoining() {
    #expect(
      rows(implied + " | append table [(i = missing)] | distinct i | count") == ["count", "6"]
    )
    let joined = implied + " | show schools, i | join (\(implied) | show i, percent) on i"
    #expect(rows(joined + " | count") == ["count", "5"])
    #expect(rows(joined + " | show percent | first 1") == ["percent", "48"])
    #expect(rows(implied + " | summarise distinct_count(i) as n") == ["n", "5"])
    #expect(rows(implied + " | count by i | first 1") == ["i,count", "269 to 273,1"])
  }

  @Test func choosingAndCombining() {
    #expect(rows(implied + " | add if schools > 100 then i as j | show j | first 2")[2] == "\"\"")
    #expect(
      rows(implied + " | summarise first(i) as f, last(i) as l")[1] == "269 to 273,267 to 272"
    )
    #expect(rows(implied + " | where i = implied_total(130, 48%) | count") == ["count", "1"])
    #expect(
      rows(implied + " | add previous(i) over (sort by schools) as p | show p | last 1")[1] != ""
    )
    #expect(rows(implied + " | pivot i across schools by document | count") == ["count", "1"])
    #expect(
      rows(implied + " | unpivot i as name, value | show value | first 1") == [
        "value", "269 to 273",
      ]
    )
    #expect(rows(implied + " | where 268 within i | count") == ["count", "4"])
  }

  @Test func writing() {
    #expect(
      rows(implied + " | show i | first 1", format: "json")[1]
        == "{\"i\": {\"from\": 269, \"to\": 273}}"
    )
    #expect(rows(implied + " | show i | first 1", format: "markdown").last == "|  269 to 273 |")
    let alone = Asking()
    for (query, expected) in [
      ("rounding(£1.2m)", "£1.15m to £1.25m"), ("rounding(12 days)", "11.5 to 12.5 days"),
      ("rounding(48%) - rounding(42%)", "5.0 to 7.0 pp"), ("-rounding(7.0)", "-7.05 to -6.95"),
      ("rounding(-2.0) * rounding(3.0)", "-6.2525 to -5.7525"),
      ("rounding(1.0) / rounding(0.0)", "(undefined)"),
      ("rounding(4) / 2", "1.75 to 2.25"), ("text(implied_total(130, 48%))", "269 to 273"),
    ] {
      #expect(alone.ask(query).output == expected + "\n")
    }
  }

  @Test(arguments: [
    "implied_total(130, 48%) < 3", "implied_total(130, 48%) and true", "-implied_total(1, 2%) ^ 2",
    "implied_total(130, 48%) + \"a\"", "if implied_total(1, 2%) then 1", "upper(3)",
    "3 within 4", "\"a\" within rounding(3)", "£3 within rounding(3%)", "middle(3)",
    "from transport | sort by rounding(forecast) | where rounding(forecast)",
  ])
  func whatHasNoMeaningIsRefused(_ query: String) {
    let result = Asking().ask(query)
    #expect(result.failure == FailureKind.query, "\(query)")
    #expect(result.diagnostics.allSatisfy { !$0.message.isEmpty })
  }
}
