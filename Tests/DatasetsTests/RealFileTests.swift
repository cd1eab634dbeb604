import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

/// Files that nobody here wrote; skipped where the folder of shared data is missing.
@Suite(.enabled(if: Fixtures.shared != nil, "the folder shared/data is not beside the repository"))
struct RealFileTests {
  private static func load(_ path: String) throws -> (table: Table, findings: [Diagnostic]) {
    let file = try #require(Fixtures.shared).appending(path: path)
    let dataset = try Catalogue.empty.load(file: file.path)
    return (try #require(dataset.provider as? Table), dataset.findings)
  }

  static let spectrum = [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates",
    "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ]

  @Test(arguments: spectrum) func spectrumReadsAsItsJSON(name: String) throws {
    let (table, _) = try Self.load("csv-spectrum/csvs/\(name).csv")
    let json = try #require(Fixtures.shared).appending(path: "csv-spectrum/json/\(name).json")
    let value = try JSONSerialization.jsonObject(with: Data(contentsOf: json))
    let rows = try #require(
      value as? [[String: String]] ?? (value as? [String: String]).map { [$0] }
    )
    #expect(table.rowCount == rows.count)
    for (index, row) in rows.enumerated() {
      #expect(Set(row.keys) == Set(table.schema.names))
      // That file and its JSON give different telephone numbers.
      for (key, value) in row where key != "Contact Phone Number" {
        #expect(table.text(index, key) == (value.isEmpty ? "[blank]" : value))
      }
    }
  }

  @Test func plansForChildren() throws {
    let (table, findings) = try Self.load("dfe/sen2_mi.csv")
    #expect(table.rowCount == 1456)
    #expect(table.schema.fields.count == 83)
    #expect(table.type("time_period") == "period")
    // Numbers with leading spaces, with 12 decimals and with codes are still numbers.
    #expect(table.type("no_exc_20week_rate").hasPrefix("number"))
    let row = try #require(
      (0..<table.rowCount).first {
        table.text($0, "la_name") == "Worcestershire" && table.text($0, "time_period") == "2022"
      }
    )
    #expect(table.text(row, "no_exc_20week_rate") == "31.569")
    let texts = ["time_identifier", "geographic_level", "la_name", "region_name"]
    #expect(texts.allSatisfy { table.type($0) == "text" })
    var suppressed = 0
    for name in table.schema.names {
      suppressed += table.column(name).validity.reasons.count {
        $0 == MissingReason.notApplicable.rawValue
      }
    }
    #expect(suppressed > 40_000)
    #expect(!findings.contains { $0.id == "unreadable-cells" })
  }

  @Test func statisticalNeighbours() throws {
    let (table, findings) = try Self.load("dfe/New_Statistical_Neighbour_Groupings_April_2021.csv")
    #expect(table.schema.names[0] == "LA num")
    #expect(table.schema.names.filter { $0.hasPrefix("SNP") }.count == 10)
    #expect(table.schema.names.contains("SNP_10"))
    #expect(findings.contains { $0.id == "duplicate-header" && $0.message.contains("`SNP`") })
    #expect(findings.contains { $0.id == "empty-column" })
    #expect(table.type("LA num") == "number")
  }

  @Test func absence() throws {
    let (table, findings) = try Self.load("dfe/absence_la.csv")
    #expect(table.rowCount == 17_220)
    #expect(table.type("pt_overall") == "number 1")
    #expect(table.text(0, "pt_overall") == "17.4")
    #expect(findings.isEmpty)
    let reasons = Set(table.column("t_pupils").validity.reasons)
    #expect(reasons.contains(MissingReason.suppressed.rawValue))
  }

  @Test func childrenLookedAfter() throws {
    let (table, _) = try Self.load("dfe/cla_number_and_rate_per_10k_children.csv")
    #expect(table.schema.names[0] == "time_period")
    #expect(table.type("rate_per_10000") == "number")
    #expect(table.text(0, "children_count") == "34450")
  }

  @Test func everyFileIsReadOrRefused() throws {
    let folder = try #require(Fixtures.shared)
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    var count = 0
    for case let name as String in files where name.hasSuffix(".csv") {
      let dataset = try Catalogue.empty.load(file: folder.appending(path: name).path)
      #expect(!dataset.provider.schema.fields.isEmpty)
      count += 1
    }
    #expect(count > 30)
  }
}
