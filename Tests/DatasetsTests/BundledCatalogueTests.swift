import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

@Suite struct BundledCatalogueTests {
  static let names = Catalogue.bundled().entries.map(\.name)

  @Test func everyFileOfTheFolderIsListed() throws {
    let folder = Fixtures.repository.appending(path: "Sources/BundledCatalogue/data")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let tables = files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }
    #expect(Self.names.sorted() == tables)
  }

  @Test(arguments: names) func loadsWithoutFindings(name: String) throws {
    let dataset = try Catalogue.bundled().load(name: name)
    #expect(dataset.findings.map(\.message) == [])
    #expect(dataset.name == name)
    #expect(!dataset.title.isEmpty && !dataset.description.isEmpty)
    let table = try #require(dataset.provider as? Table)
    #expect(table.rowCount > 0)
    #expect(!table.schema.fields.contains { $0.metadata.isInferred })
  }

  @Test(arguments: [("budget_monitoring", 25), ("transport", 13), ("risk_factors", 30)])
  func hasTheRowsOfThePaper(name: String, rows: Int) throws {
    #expect(try Catalogue.bundled().load(name: name).provider.knownRowCount == rows)
  }

  @Test func transportAddsUpAsPrinted() throws {
    let table = try Fixtures.bundled("transport")
    let forecast = try #require(table.schema.fields.first { $0.name == "forecast" })
    #expect(forecast.type == .number(NumberType(.decimal(scale: 2), unit: Unit(.money, power: 6))))
    var total: Int64 = 0
    for row in 0..<table.rowCount where table.cell(row, "is_total") == .boolean(false) {
      guard case .decimal(let cell) = table.cell(row, "forecast") else { continue }
      total += cell.mantissa
    }
    #expect(ExactDecimal(mantissa: total, scale: 2) == ExactDecimal(mantissa: 2955, scale: 2))
    // 7.0 prints with one decimal, .25 with two.
    #expect(table.column("forecast").decimals(at: 0) == 1)
  }

  @Test func indicatorsHaveAUnitPerRow() throws {
    let table = try Fixtures.bundled("indicators")
    let value = try #require(table.schema.fields.first { $0.name == "value" })
    #expect(value.type.number?.unit == .varies)
    #expect(value.metadata.unitColumn == "unit")
    let headings = Set(
      (0..<table.rowCount).compactMap { table.column("value").unit(at: $0)?.heading }
    )
    #expect(headings == ["count", "%", "per 1,000", "per 100,000", "£m", "£000"])
  }

  @Test(arguments: [
    ("transport", "pupils", "pupils"), ("budget_monitoring", "variance_percent", "%"),
    ("budget_monitoring", "budget", "£000"), ("youth_justice_staffing", "fte", "FTE"),
    ("dsg_deficit", "amount", "£m"),
  ])
  func unitsAreThoseOfTheMetadata(dataset: String, column: String, heading: String) throws {
    let field = try #require(
      try Fixtures.bundled(dataset).schema.fields.first { $0.name == column }
    )
    #expect(field.type.number?.unit.heading == heading)
  }

  @Test func missingValuesAreTyped() throws {
    let table = try Fixtures.bundled("indicators")
    let numerators = (0..<table.rowCount).map { table.cell($0, "numerator") }
    #expect(numerators.contains(.missing(.notApplicable)))
    #expect(numerators.contains(.missing(.notAvailable)))
    #expect(table.cell(0, "page") == .missing(.blank))
    #expect(table.cell(0, "period") == .period(try #require(PeriodReader().read("30 Sep 2023"))))
  }

  @Test func misspeltNamesGetCandidates() {
    let error = #expect(throws: DataError.self) { try Catalogue.bundled().load(name: "trasnport") }
    #expect(error?.help == ["did you mean `transport`?"])
  }
}
