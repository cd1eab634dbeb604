import TestSupport
import Testing

/// `correlation` and `slope`, against figures from Python's `statistics` module.
struct PairedAggregateTests {
  @Test(arguments: [
    (
      "(x = 1, y = 2), (x = 2, y = 1), (x = 3, y = 4), (x = 4, y = 3), (x = 5, y = 7)", "0.824163",
      "1.200000"
    ),
    ("(x = 1, y = 2), (x = 2, y = 4), (x = 3, y = 6)", "1.000000", "2.000000"),
    (
      "(x = 1, y = 6), (x = 2, y = 4), (x = missing, y = 9), (x = 3, y = 2)", "-1.000000",
      "-2.000000"
    ),
    ("(x = 1, y = 5), (x = 1, y = 6)", "", ""),
    ("(x = 1, y = 5)", "", ""),
    ("(x = 1, y = 5), (x = 2, y = 5)", "", "0.000000"),
  ])
  func pairs(_ rows: String, _ correlation: String, _ slope: String) {
    let query =
      "from table [\(rows)] | summarise round(correlation(x, y), 6) as r, round(slope(y, x), 6) as s"
    #expect(Asking().ask(query, format: "csv").output == "r,s\n\(correlation),\(slope)\n")
  }

  @Test func aSlopeOfPercentagesIsInPoints() {
    let query =
      "from table [(x = 1 year, y = 10%), (x = 3 years, y = 16%)] | summarise slope(y, x) as s"
    let lines = Asking().ask(query).output.split(separator: "\n").map { $0.filter { $0 != " " } }
    #expect(lines == ["s", "ppperyear", "───────────", "3"])
  }
}
