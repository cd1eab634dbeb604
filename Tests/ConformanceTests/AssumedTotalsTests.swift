import Diagnostics
import TestSupport
import Testing

/// What `check adds up` makes of tables that do not say which rows belong together.
struct AssumedTotalsTests {
  private func verdicts(_ query: String) -> [String] {
    Asking().ask(query + " | show verdict", format: "csv").output.split(separator: "\n").dropFirst()
      .map(String.init)
  }

  private func failures(_ query: String) -> [String] {
    Asking().ask(query).diagnostics.filter(\.isError).map(\.id)
  }

  @Test(arguments: [
    ("from dsg_deficit | check adds up", 2), ("from budget_by_type | check adds up", 2),
    ("from ofsted_inspections | check adds up", 4),
    ("from ofsted_inspections | check adds up by period, direction", 4),
    ("from ofsted_inspections | check adds up by period", 4),
  ])
  func publishedTablesThatAreRight(_ query: String, _ count: Int) {
    #expect(verdicts(query) == Array(repeating: "ok", count: count), "\(query)")
    #expect(failures(query) == [], "\(query)")
  }

  @Test func aGuessThatHoldsElsewhereIsBelieved() {
    let query = "from transport | check adds up"
    #expect(verdicts(query) == ["ok", "fails by £2.35m", "ok", "ok"])
    #expect(verdicts(query + " forecast") == ["ok", "fails by £2.35m"])
    #expect(failures(query) == ["check-failed"])
    #expect(Asking().ask(query).output.contains("`Unavailable routes` should be £2.60m"))
  }

  /// A net figure is no sum, and says nothing about the tables above it.
  @Test func aGuessThatDoesNotHoldIsNoFailure() {
    let query =
      "from table [(n = \"Income\", v = 90, t = true), (n = \"Pay\", v = 30, t = false), "
      + "(n = \"Rent\", v = 20, t = false), (n = \"Left\", v = 40, t = true)] "
      + "| check adds up v with total t"
    #expect(
      verdicts(query)
        == Array(repeating: "unclear: say which rows belong together with `by`", count: 2)
    )
    #expect(failures(query) == [])
  }

  @Test func nobodyCountsFewerThanNone() {
    let query =
      "from ofsted_inspections | where period = AY 2022/23 and is_total = false "
      + "or outcome = \"All inspections\" | add if is_total then 75 inspections else inspections as n"
      + " | check adds up n by period"
    let output = Asking().ask(query).output
    #expect(!output.contains("should be -"), "\(output)")
  }
}
