import Diagnostics
import TestSupport
import Testing

/// Queries that are odd and sound: none stops the program, and each is told what it needs.
@Suite struct OddInputTests {
  private static let empty = "from table [(area = \"x\", period = 2021/22, n = 3)]\nwhere n > 5\n"

  @Test(arguments: [
    "change n over period", "trend n over period", "xmr n over period",
    "trend n over period by area",
    "rank n highest first", "share n", "quartile n highest first", "running total n over period",
    "index n to 2021/22 over period", "rag n against 10 higher is better", "fill period",
    "where period = latest", "cite",
  ])
  func noRowsGiveNoRows(_ step: String) {
    let result = Asking().ask(Self.empty + step, format: "csv")
    #expect(result.failure == nil)
    #expect(result.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["implied_total(", "possible(48%, ", "£", ""])
  func endlessNumbersAreNotRepeated(_ start: String) {
    let end = start.hasSuffix("(") ? ", 48%)" : start.hasSuffix(" ") ? ")" : ""
    let result = Asking().ask(start + String(repeating: "9", count: 100_000) + end)
    #expect(result.diagnostics.map(\.id) == ["bad-number"])
    #expect(result.diagnostics.allSatisfy { $0.message.count < 120 })
  }

  /// The ends of an interval are numbers, and every step that needs one says so.
  @Test(arguments: [
    "rank t highest first", "share t", "quartile t highest first", "trend t over p",
    "change t over p",
    "xmr t over p",
  ])
  func stepsPointToTheEndsOfIntervals(_ step: String) {
    let result = Asking().ask(
      "from table [(p = 2021/22, n = 130)]\nadd implied_total(n, 48%) as t\n" + step
    )
    #expect(result.diagnostics.map(\.id) == ["not-a-number"])
    #expect(result.diagnostics.first?.help.first?.contains("lower(t)") == true)
  }

  @Test func aShareOfUnlikeUnitsSaysWhatToDo() {
    let table = "from table [(m = \"Budget\", v = £9.5m), (m = \"Absence\", v = 7.1%)]\n"
    let result = Asking().ask(table + "share v")
    #expect(result.diagnostics.map(\.id) == ["unlike-units"])
    #expect(result.diagnostics.first?.help.first?.contains("where unit(v) = …") == true)
    #expect(Asking().ask(table + "where unit(v) = \"£m\"\nshare v").failure == nil)
  }

  @Test func aColumnIsNotWrittenWithAUnit() {
    let column = Asking().ask("from table [(n = 3)]\nadd n + £3 as x")
    #expect(column.diagnostics.first?.help.contains { $0.contains("£n") } == false)
    #expect(Asking().ask("3 + £3").diagnostics.first?.help.contains { $0.contains("£3") } == true)
  }

  /// Flags stand in a column of their own, and the sources in the last one still.
  @Test(arguments: ["csv", "tsv", "json", "jsonl"])
  func flagsLeaveTheSourcesThere(_ format: String) {
    let query = """
      from transport
      first 1
      add number("12 [p]") as n
      cite
      """
    let result = Asking().ask(query, format: format)
    #expect(result.output.contains("n_flag") && result.output.contains("Scrutiny pack"))
  }
}
