import Columns
import Datasets
import Diagnostics
import Testing

/// What a column of printed numbers becomes.
@Suite struct NumberTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let cells: [String]
    let type: String
    let texts: [String]
    var findings: [String] = []
    var heading = "value"
    var testDescription: String { "\(heading): \(cells)" }
  }

  static let plain = [
    Case(cells: ["1", "2"], type: "number", texts: ["1", "2"]),
    Case(cells: ["7.0", ".25", "-3"], type: "number 2", texts: ["7.0", "0.25", "-3"]),
    Case(cells: ["+5", "−7", "12."], type: "number", texts: ["5", "-7", "12"]),
    Case(
      cells: ["1,234", "12,345,678.90", "0"],
      type: "number 2",
      texts: ["1234", "12345678.90", "0"]
    ),
    Case(cells: ["  12 ", "\u{A0}3.5\u{A0}", "\t4"], type: "number 1", texts: ["12", "3.5", "4"]),
    Case(cells: ["(12.3)", "4.5"], type: "number 1", texts: ["-12.3", "4.5"]),
    Case(cells: ["0", "0.5", "-0"], type: "number 1", texts: ["0", "0.5", "0"]),
    Case(
      cells: ["1.5e3", "2"],
      type: "floating",
      texts: ["1500f", "2f"],
      findings: ["floating-point"]
    ),
    Case(
      cells: ["12345678901234567890", "1"],
      type: "floating",
      texts: ["1.2345678901234567e+19f", "1f"],
      findings: ["floating-point"]
    ),
    Case(
      cells: ["9223372036854775807", "1"],
      type: "number",
      texts: ["9223372036854775807", "1"]
    ),
    Case(
      cells: ["9223372036854775807", "0.5"],
      type: "floating",
      texts: ["9.223372036854776e+18f", "0.5f"],
      findings: ["floating-point"]
    ),
    Case(
      cells: ["0.30000000000000004", "31.569"],
      type: "number 17",
      texts: ["0.30000000000000004", "31.569"]
    ),
    Case(cells: ["2014", "2022"], type: "number", texts: ["2014", "2022"]),
  ]

  static let units = [
    Case(cells: ["£1,234.50", "-£5"], type: "number £ 2", texts: ["1234.50", "-5"]),
    Case(cells: ["£-5", "(£7)"], type: "number £", texts: ["-5", "-7"]),
    Case(cells: ["42%", "7.5%"], type: "number % 1", texts: ["42", "7.5"]),
    Case(cells: ["3pp", "-1.5 pp"], type: "number pp 1", texts: ["3", "-1.5"]),
    Case(cells: ["£9.5m", "£540k"], type: "number £m 3", texts: ["9.5", "0.540"]),
    Case(cells: ["£1.2bn", "£30M"], type: "number £bn 3", texts: ["1.2", "0.030"]),
    Case(cells: ["£540k", "£1,200"], type: "number £000 3", texts: ["540", "1.200"]),
    Case(cells: ["1", "2"], type: "number £000", texts: ["1", "2"], heading: "Budget (£000)"),
    Case(cells: ["1.5"], type: "number £m 1", texts: ["1.5"], heading: "Spend £m"),
    Case(cells: ["1.5"], type: "number £m 1", texts: ["1.5"], heading: "Spend in £ million"),
    Case(cells: ["£9.5"], type: "number £m 1", texts: ["9.5"], heading: "Spend £m"),
    Case(
      cells: ["£540k", "9.5"],
      type: "number £m 3",
      texts: ["0.540", "9.5"],
      heading: "Spend £m"
    ),
    Case(cells: ["5"], type: "number £", texts: ["5"], heading: "Cost (£)"),
    Case(cells: ["5"], type: "number £ per pupil", texts: ["5"], heading: "Cost (£ per pupil)"),
    Case(cells: ["5"], type: "number per 10,000", texts: ["5"], heading: "Rate (per 10,000)"),
    Case(cells: ["5"], type: "number %", texts: ["5"], heading: "% of EHCPs issued"),
    Case(cells: ["5"], type: "number %", texts: ["5"], heading: "Absence (percent)"),
    Case(cells: ["5"], type: "number pp", texts: ["5"], heading: "Change in % points"),
    Case(cells: ["5"], type: "number FTE", texts: ["5"], heading: "Staff (FTE)"),
    Case(cells: ["5"], type: "number", texts: ["5"], heading: "absence_percent"),
    Case(cells: ["5"], type: "number", texts: ["5"], heading: "Missed over 10% of lessons"),
    Case(cells: ["5"], type: "number", texts: ["5"], heading: "Fines over £50"),
    Case(
      cells: ["42%", "£5", "7"],
      type: "number unit varies",
      texts: ["42", "5", "7"],
      findings: ["mixed-units"]
    ),
  ]

  static let missing = [
    Case(
      cells: ["1", "c", "z", "x", "low", "k", "u", "w", ""],
      type: "number",
      texts: ["1", "[c]", "[z]", "[x]", "[low]", "[low]", "[u]", "[w]", "[blank]"]
    ),
    Case(
      cells: ["1", "[c]", " z ", "[low]"],
      type: "number",
      texts: ["1", "[c]", "[z]", "[low]"]
    ),
    Case(
      cells: ["1", "C", "[ C ]", "[LOW]", "[c][r]", "[x] [e]", "Z"],
      type: "number",
      texts: ["1", "[c]", "[c]", "[low]", "[c]", "[x]", "[z]"]
    ),
    Case(
      cells: ["1", ":", "..", "n/a", "N/A", "NA", "NULL", "null", "#N/A"],
      type: "number",
      texts: ["1"] + [String](repeating: "[x]", count: 8),
      findings: ["legacy-missing-codes"]
    ),
    Case(
      cells: ["1", "-", " ~ ", "*", ".", "#", "!", "–", "nil"],
      type: "number",
      texts: ["1"] + [String](repeating: "[undeclared mark]", count: 8),
      findings: ["undeclared-marks"]
    ),
    Case(
      cells: ["10", "<5", "< 10", "[<5]", "<=5"],
      type: "number",
      texts: ["10", "[c]", "[c]", "[c]", "[c]"],
      findings: ["withheld-numbers"]
    ),
    Case(
      cells: ["10", "<0.5", "<1"],
      type: "number",
      texts: ["10", "[low]", "[low]"],
      findings: ["withheld-numbers"]
    ),
    Case(
      cells: ["10", "#DIV/0!", "#VALUE!"],
      type: "number",
      texts: ["10", "[undefined]", "[undefined]"],
      findings: ["spreadsheet-errors"]
    ),
    Case(
      cells: ["12.3 [r]", "4[p]", "5 [e][f]"],
      type: "number 1",
      texts: ["12.3", "4", "5"]
    ),
    Case(cells: ["c", "z", "a"], type: "text", texts: ["c", "z", "a"]),
    Case(
      cells: ["c", "z", ""],
      type: "text",
      texts: ["c", "z", "[blank]"],
      findings: ["only-missing-codes"]
    ),
    Case(cells: ["", " ", ""], type: "text", texts: ["[blank]", "[blank]", "[blank]"]),
  ]

  /// Peers' traps 2, 3, 11, 12 and 13, and others that would be silently wrong.
  static let traps = [
    Case(
      cells: ["45.2", "c", "", "47.1"],
      type: "number 1",
      texts: ["45.2", "[c]", "[blank]", "47.1"]
    ),
    Case(
      cells: ["3", "..", "5"],
      type: "number",
      texts: ["3", "[x]", "5"],
      findings: ["legacy-missing-codes"]
    ),
    Case(cells: ["7.33", "15.52", "9"], type: "number 2", texts: ["7.33", "15.52", "9"]),
    Case(cells: ["01", "08", "10"], type: "text", texts: ["01", "08", "10"]),
    Case(cells: ["10", "885", "007"], type: "text", texts: ["10", "885", "007"]),
    Case(cells: ["0.1", "0.2"], type: "number 1", texts: ["0.1", "0.2"]),
    Case(cells: ["1234,567", "1,23"], type: "text", texts: ["1234,567", "1,23"]),
    Case(cells: ["0,5", "1,5"], type: "text", texts: ["0,5", "1,5"]),
    Case(cells: ["nan", "inf"], type: "text", texts: ["nan", "inf"]),
    Case(cells: ["0x10", "1_000"], type: "text", texts: ["0x10", "1_000"]),
    Case(cells: ["5k", "3m"], type: "text", texts: ["5k", "3m"]),
  ]

  @Test(arguments: plain + units + missing + traps) func reads(_ test: Case) throws {
    let lines = test.cells.map { "\"\($0)\",other" }.joined(separator: "\n")
    let (table, findings) = try Fixtures.read("\"\(test.heading)\",other\n" + lines)
    #expect(table.type(test.heading) == test.type)
    #expect(table.texts(test.heading) == test.texts)
    #expect(findings.map(\.id) == test.findings)
    #expect(table.schema.fields[0].metadata.isInferred)
  }

  @Test func mixedUnitsStayWithTheirNumbers() throws {
    let (table, findings) = try Fixtures.read("value\n42%\n£5m\n7\n£40k\n")
    let column = table.column("value")
    #expect((0..<4).map { column.unit(at: $0)?.heading } == ["%", "£m", "", "£m"])
    #expect(table.texts("value") == ["42", "5", "7", "0.040"])
    #expect(
      findings[0].message.contains(
        "1 number with `%`, 2 numbers with `£` and 1 number with no mark"
      )
    )
  }

  // MARK: - Odd cells

  /// Trap 1: a cell in row 60,001 that a sample would not see.
  @Test func decimalsFarDownAreExact() throws {
    let lines = (1...60_000).map(String.init) + ["12345.4"]
    let (table, findings) = try Fixtures.read("value\n" + lines.joined(separator: "\n"))
    #expect(table.type("value") == "number 1")
    #expect(table.text(60_000, "value") == "12345.4")
    #expect(
      table.value(row: 59_999, column: 0) == .decimal(ExactDecimal(mantissa: 600_000, scale: 1))
    )
    #expect(findings.isEmpty)
  }

  @Test func anOddCellFarDownIsReportedWithItsLine() throws {
    let lines = (1...60_000).map { "\($0),\"a\nb\"" } + ["abc,text"]
    let (table, findings) = try Fixtures.read("value,note\n" + lines.joined(separator: "\n"))
    #expect(table.type("value") == "number")
    #expect(table.value(row: 60_000, column: 0) == .missing(.unreadable))
    #expect(findings.map(\.id) == ["unreadable-cells"])
    #expect(findings[0].severity == .advice)
    #expect(findings[0].message.contains("column `value` of "))
    #expect(
      findings[0].message.contains("data.csv has 1 cell that is not a number: `abc` on line 120002")
    )
  }

  @Test func theFirstFiveOddCellsAreNamed() throws {
    let lines = (1...200).map { $0 % 20 == 0 ? "odd \($0)" : String($0) }
    let (_, findings) = try Fixtures.read("value\n" + lines.joined(separator: "\n"))
    #expect(findings[0].message.contains("10 cells that are not numbers: `odd 20` on line 21, "))
    #expect(findings[0].message.contains("`odd 100` on line 101 and 5 more; they are left out"))
  }

  @Test(arguments: [(9, 1, "number"), (8, 1, "text"), (90, 10, "number"), (89, 10, "text")])
  func nineInTenMustBeNumbers(numbers: Int, odd: Int, type: String) throws {
    for isOddFirst in [true, false] {
      let good = [String](repeating: "5", count: numbers)
      let bad = [String](repeating: "many", count: odd)
      let lines = isOddFirst ? bad + good : good + bad
      let (table, findings) = try Fixtures.read("value\n" + lines.joined(separator: "\n"))
      #expect(table.type("value") == type)
      #expect(findings.map(\.id) == [type == "text" ? "kept-as-text" : "unreadable-cells"])
    }
  }

  /// A column that begins with 100,000 numbers and ends with more texts is read again as text.
  @Test func aColumnMayTurnOutToBeText() throws {
    let lines = (1...100_000).map(String.init) + (1...60_000).map { "text \($0)" }
    let (table, findings) = try Fixtures.read("value\n" + lines.joined(separator: "\n"))
    #expect(table.type("value") == "text")
    #expect(table.text(0, "value") == "1")
    #expect(table.text(159_999, "value") == "text 60000")
    #expect(findings.map(\.id) == ["kept-as-text"])
  }

  /// And one that begins with texts may have enough numbers.
  @Test func aColumnMayTurnOutToBeNumbers() throws {
    let lines = (1...5_000).map { "text \($0)" } + (1...100_000).map(String.init)
    let (table, findings) = try Fixtures.read(
      "value,b\n" + lines.map { $0 + ",1" }.joined(separator: "\n")
    )
    #expect(table.type("value") == "number")
    #expect(table.text(104_999, "value") == "100000")
    #expect(findings.map(\.id) == ["unreadable-cells"])
  }
}
