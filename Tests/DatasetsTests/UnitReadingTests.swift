import Columns
import Datasets
import Diagnostics
import Testing

/// Units that a file says: in headings, in a line under the heading, in the cells, in metadata.
@Suite struct UnitReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// The heading of the unit of the last column; `text` where it is kept as text.
    let unit: String
    let rows: Int
    var testDescription: String { text.replacing("\n", with: "|") }

    init(_ text: String, _ unit: String, rows: Int = 2) {
      self.text = text + "\n"
      self.unit = unit
      self.rows = rows
    }
  }

  static let cases = [
    // Headings.
    Case("Budget £000\n1\n2", "£000"), Case("Budget (£m)\n1\n2", "£m"), Case("% over\n1\n2", "%"),
    Case("\"Crime (per 10,000)\"\n1\n2", "per 10,000"),
    Case("Cost (£ per pupil)\n1\n2", "£ per pupil"),
    Case("Stay (yy:mm)\n02:03\n00:11", "months"), Case("Stay (years:months)\n02:03\nx", "months"),
    Case("Stay (yy:mm)\n27 months\n3 months", "months"), Case("Stay (yy:mm)\n27\n3", "months"),
    Case("Stay\n02:03\n00:11", "text"),
    // A line of units.
    Case("a,b\n,£000\nx,1\ny,2", "£000"), Case("a,b\n,%\nx,c\ny,2", "%"),
    Case("a,b\n,(£m)\nx,1\ny,2", "£m"), Case("a,b\n,pupils\nx,1\ny,2", "pupils"),
    Case("a,b\n,yy:mm\nx,01:02\ny,00:11", "months"),
    Case("a,b\n,per 1,000\nx,1\ny,2", "text", rows: 3),
    Case("a,b\n,\"per 1,000\"\nx,1\ny,2", "per 1,000"),
    Case("a,b\nx,%\ny,£", "text"), Case("unit\n%\n£", "text"),
    Case("a,b\nx,%\ny,1\nz,2", "text", rows: 3),
    Case("a,b\n,%\nx,£\ny,2", "text", rows: 3),
    // Words in the cells.
    Case("a\n12.5 FTE\n3 FTE", "FTE"), Case("a\n27 days\n1 days", "days"),
    Case("a\n6.2 per 1000\nc", "per 1,000"), Case("a\n\"6.2 per 10,000\"\nc", "per 10,000"),
    Case("a\n£4.50 per pupil\n£3 per pupil", "£ per pupil"),
    Case("a\n12 pupils\n3 pupils", "pupils"),
    Case("a\n25 pp\n-3 pp", "pp"), Case("a\n£145k\n£2k", "£000"), Case("a\n£145k\n£2m", "£m"),
    Case("a\n3 FTE\n42%", "unit varies"), Case("a\n3 FTE\n4", "unit varies"),
    Case("a\n12 pupils\n3 teachers", "text"), Case("a\n12 High Street\n3 The Green", "text"),
    Case("a\n12 pupils\n3", "text"), Case("a\n12 FTE\nabc", "text"),
    Case("a\n3 children per 1000\n4 children per 1000", "children per 1,000"),
  ]

  @Test(arguments: cases)
  func units(_ check: Case) throws {
    let table = try Fixtures.read(check.text).table
    let field = try #require(table.schema.fields.last)
    #expect(field.type.number.map(\.unit.heading) ?? "text" == check.unit)
    #expect(table.rowCount == check.rows)
  }

  @Test func yearsAndMonthsOfAPackage() throws {
    let package = """
      {"name": "test", "resources": [{"name": "data", "path": "data.csv", "schema": {"fields":
       [{"name": "stay", "type": "string", "unit": "years:months"}]}}]}
      """
    let (table, findings) = try Fixtures.read("stay\n02:03\nc\n1:13\n00:00\n", package: package)
    #expect(table.schema.fields[0].type.number?.unit.heading == "months")
    #expect(table.cell(0, "stay") == .decimal(ExactDecimal(mantissa: 27, scale: 0)))
    #expect(table.cell(1, "stay") == .missing(.suppressed))
    #expect(table.cell(2, "stay") == .missing(.unreadable))
    #expect(table.cell(3, "stay") == .decimal(ExactDecimal(mantissa: 0, scale: 0)))
    #expect(findings.map(\.id) == ["unreadable-cells"])
  }

  @Test func headingsReadBack() {
    for quantity in [
      Unit.Quantity.money, .fullTimeEquivalents, .days, .weeks, .months, .years, .percent,
    ] {
      for power in [0, 3, 6] {
        for per in [nil, Unit.Denominator.population(10_000), .quantity(.count(of: "pupil"))] {
          if power != 0, quantity != .money { continue }
          let unit = Unit(quantity, power: power, per: per)
          #expect(Unit(written: unit.heading) == unit, "\(unit.heading)")
        }
      }
    }
    for unit in [
      Unit.count, Unit(.count(of: "pupils")), Unit(.count(of: "pupils"), power: 3), .ratio,
      Unit(.money, per: .quantity(.count(of: nil))),
      Unit(.count(of: "children"), per: .population(10_000)),
      Unit(.plain, power: 6), .percentagePoints,
    ] {
      #expect(Unit(written: unit.heading) == unit, "\(unit.heading)")
    }
  }
}
