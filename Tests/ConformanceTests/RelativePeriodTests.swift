import Diagnostics
import TestSupport
import Testing

/// Periods that are counted from the data, and literals that take the sense of a column.
struct RelativePeriodTests {
  private static let months =
    "from table [(m = Jan 2023, n = 1), (m = Feb 2023, n = 2), (m = Mar 2023, n = 3), "
    + "(m = Mar 2022, n = 4), (m = Dec 2022, n = 5)]"
  private static let quarters =
    "from table [(q = Q1 2022/23, n = 1), (q = Q2 2022/23, n = 2), (q = Q4 2022/23, n = 4), "
    + "(q = Q2 2021/22, n = 9), (q = Q1 2023/24 forecast, n = 8)]"

  /// A query, the numbers of its rows, and what a word has become.
  @Test(arguments: [
    (months, "m = latest", "3", "`latest` is Mar 2023"),
    (months, "m = earliest", "4", "`earliest` is Mar 2022"),
    (months, "m = previous", "2", "`previous` is Feb 2023"),
    (months, "m = same period last year", "4", "`same period last year` is Mar 2022"),
    (months, "m in last 2 months", "2,3", "`last 2 months` is Feb 2023 to Mar 2023"),
    (months, "m not in last 2 months", "1,4,5", "`last 2 months` is Feb 2023 to Mar 2023"),
    (months, "m in last 1 quarter", "1,2,3", "`last 1 quarter` is Jan 2023 to Mar 2023"),
    (months, "m within last 4 months", "1,2,3,5", "`last 4 months` is Dec 2022 to Mar 2023"),
    (months, "m in year to date", "1,2,3,5", "`year to date` is Apr 2022 to Mar 2023"),
    (months, "m overlaps last 31 days", "3", "`last 31 days` is Mar 2023"),
    (months, "m = latest - 1 year", "4", "`latest` is Mar 2023"),
    (months, "m between latest - 1 quarter and latest", "1,2,3,5", "`latest` is Mar 2023"),
    (months, "m in (earliest, latest)", "3,4", "`earliest` is Mar 2022"),
    (months, "n < 3 | where m = latest", "2", "`latest` is Feb 2023"),
    (
      quarters, "q = latest", "4",
      "`latest` is Q4 2022/23 (Jan–Mar 2023); 1 later forecast does not"
    ),
    (quarters, "q = previous", "2", "`previous` is Q2 2022/23 (Jul–Sep 2022); the one just before"),
    (quarters, "q in last 4 quarters", "1,2,4", "`last 4 quarters` is Apr 2022 to Mar 2023"),
  ])
  func whatWordsBecome(_ rows: String, _ condition: String, _ numbers: String, _ note: String) {
    let result = Asking().ask(
      "\(rows) | where \(condition) | sort by n | summarise list(n, \",\") as all",
      format: "csv"
    )
    #expect(result.failure == nil)
    let answer = result.output.replacing("\"", with: "").split(separator: "\r\n").flatMap {
      $0.split(separator: "\n")
    }
    #expect(answer.last.map(String.init) == numbers, "\(result.output)")
    #expect(result.diagnostics.contains { $0.message.hasPrefix(note) }, "\(result.diagnostics)")
  }

  /// A column of that name is meant before the word.
  @Test(arguments: [
    "from table [(latest = 2022/23, p = 2022/23), (latest = 2021/22, p = 2023/24)] | where p = latest",
    "from table [(last = 4, p = 2022/23), (last = 5, p = 2021/22)] | where last = 4",
    "define latest = 2022/23\nfrom table [(p = 2022/23), (p = 2023/24)] | where p = latest",
    "from table [(same = 1, year = 2), (same = 2, year = 3)] | where same = 1 and year = 2",
  ])
  func columnsWin(_ query: String) {
    let result = Asking().ask(query + " | summarise count() as n", format: "csv")
    #expect(result.failure == nil)
    #expect(result.output.split(whereSeparator: \.isNewline).last == "1")
    #expect(!result.diagnostics.contains { $0.id == "relative-period" })
  }

  @Test(arguments: [
    ("from attainment | where period = 2022/23", "read as AY 2022/23"),
    ("from attainment | where period within 2022/23", "read as AY 2022/23"),
    ("from attainment | where period in (2021/22, 2022/23)", "read as AY 2022/23"),
    ("from attainment | where period = 202223", "read as AY 2022/23"),
    ("define base = 2022/23\nfrom attainment | where period = base", "read as AY 2022/23"),
    (
      "from budget_monitoring | where period = P6 2023/24", "read as P6 2023/24 (Sep 2023) forecast"
    ),
    ("from feedback | where period = 2023/24", "read as 2023/24 YTD"),
  ])
  func literalsTakeTheSenseOfAColumn(_ query: String, _ note: String) {
    let result = Asking().ask(query + " | summarise count() as n", format: "csv")
    #expect(result.failure == nil)
    #expect(result.output.split(whereSeparator: \.isNewline).last != "0")
    #expect(result.diagnostics.contains { $0.id == "period-adapted" && $0.message.contains(note) })
  }

  @Test(arguments: [
    "from attainment | where period = AY 2022/23", "from attainment | where period = FY 2022/23",
    "from attainment | where period overlaps Q2 2022/23",
    "from risk_factors | where period = 2022/23",
  ])
  func literalsThatSayWhatTheyAreStay(_ query: String) {
    #expect(!Asking().ask(query).diagnostics.contains { $0.id == "period-adapted" })
  }

  @Test(arguments: [
    ("from risk_factors | show latest - period as gap | distinct", ["gap", "2", "1", "0"]),
    (
      "from table [(p = Q1 2023/24), (p = Q4 2023/24)] | show p - Q1 2023/24 as gap",
      ["gap", "0", "9"]
    ),
    ("from table [(p = Q1 2023/24), (p = 2023/24)] | show p - Q1 2022/23 as gap", ["gap", "365"]),
    ("from range 2021/22 to 2022/23 | show value - 2020/21 as gap", ["gap", "1", "2"]),
  ])
  func differences(_ query: String, _ lines: [String]) {
    let output = Asking().ask(query + " | sort by gap descending", format: "csv").output
    #expect(Set(output.split(whereSeparator: \.isNewline).map(String.init)) == Set(lines))
  }
}
