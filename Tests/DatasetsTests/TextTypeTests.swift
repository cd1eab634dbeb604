import Columns
import Datasets
import Diagnostics
import Testing

/// What columns that are not numbers become.
@Suite struct TextTypeTests {
  static let cases: [(cells: [String], type: String, texts: [String])] = [
    (["true", "FALSE", "True"], "boolean", ["true", "false", "true"]),
    (["true", "", " false "], "boolean", ["true", "[blank]", "false"]),
    (["true", "yes"], "text", ["true", "yes"]),
    (["2022/23", "2023-24"], "period", ["2022/23", "2023/24"]),
    (["2019", "2019 to 2023"], "period", ["2019", "1 Jan 2019 to 31 Dec 2023"]),
    (["Q2 2023/24", ""], "period", ["Q2 2023/24 (Jul–Sep 2023)", "[blank]"]),
    (["30/09/2023", "2023-09-30"], "period", ["30 Sep 2023", "30 Sep 2023"]),
    (["2022/23", "total"], "text", ["2022/23", "total"]),
    (["E09000001", "E10000002"], "text", ["E09000001", "E10000002"]),
  ]

  @Test(arguments: cases) func reads(cells: [String], type: String, texts: [String]) throws {
    let (table, findings) = try Fixtures.read(
      "value,other\n" + cells.map { "\($0),other" }.joined(separator: "\n")
    )
    #expect(table.type("value") == type)
    if type != "period" || !texts[0].contains("2019") { #expect(table.texts("value") == texts) }
    let assumes = ["2022/23", "Q2 2023/24"].contains(cells[0]) && type == "period"
    #expect(findings.map(\.id) == (assumes ? ["calendar-assumed"] : []))
  }

  @Test func yearsBeforeASpanAreStillPeriods() throws {
    let lines = (0..<30).map { String(2000 + $0 % 20) } + ["2019 to 2023"]
    let (table, findings) = try Fixtures.read("period\n" + lines.joined(separator: "\n"))
    #expect(table.type("period") == "period")
    #expect(findings.isEmpty)
  }

  @Test func spacesRoundNamesAreKeptAndAdvised() throws {
    let (table, findings) = try Fixtures.read("name\nWorcestershire \nEngland\n Wales\n")
    #expect(table.texts("name") == ["Worcestershire ", "England", " Wales"])
    #expect(findings.map(\.id) == ["spaces-round-text"])
    #expect(
      findings[0].message.contains(
        "2 cells that begin or end with a space: `Worcestershire` on line 2 and `Wales` on line 4"
      )
    )
  }
}
