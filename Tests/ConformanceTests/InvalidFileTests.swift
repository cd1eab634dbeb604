import Columns
import Diagnostics
import Foundation
import TestSupport
import Testing

/// What is said of files that cannot be read, or not quite as they are.
///
/// The files are written to a folder of their own, which the query and the recorded answer call
/// `FOLDER`. The answers are recorded as those of ``InvalidQueryTests`` are.
struct InvalidFileTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let query: String
    let files: [String: String]
    /// Whether the folder is added to the catalogue, as `--data` does.
    var isAdded = false

    var testDescription: String { id }

    /// A table `data.csv`, perhaps with the properties of its resource in a data package.
    init(_ id: String, _ table: String, package: String? = nil) {
      self.id = id
      query = #"from "FOLDER/data.csv""#
      var files = ["data.csv": table]
      files["datapackage.json"] = package.map {
        #"{"resources": [{"name": "data", "path": "data.csv", \#($0)}]}"#
      }
      self.files = files
    }

    init(_ id: String, query: String, _ files: [String: String]) {
      self.id = id
      self.query = query
      self.files = files
    }
  }

  private static func package(_ properties: String) -> [String: String] {
    ["datapackage.json": #"{"resources": [{"name": "data", \#(properties)}]}"#]
  }

  /// A data package that is added to the catalogue.
  private static func added(_ id: String, _ properties: String) -> Case {
    var item = Case(id, query: "from data", package(properties))
    item.isAdded = true
    return item
  }

  private static let wholePackage = #"from "FOLDER/datapackage.json""#

  static let cases = [
    // Tables.
    Case("blank-lines", "a,b\n1,2\n\n\n3,4\n"),
    Case("column-not-found", "a\n1\n", package: #""schema": {"fields": [{"name": "b"}]}"#),
    Case(
      "official-metadata",
      query: #"from "FOLDER/data.csv""#,
      [
        "data.csv": "sex,cost\nTotal,1\n",
        "data.meta.csv":
          "col_name,col_type,label,indicator_unit\nsex,filter,Sex,\ncost,Indicator,Cost,stone\n",
      ]
    ),
    Case("cut-off", "\u{1}FF\u{1}FEa\u{0}\n"),
    Case("duplicate-header", "a,a,a\n1,2,3\n"),
    Case("empty-column", "a,b,\n1,2,\n3,4,\n"),
    Case("empty-file", ""),
    Case("empty-header", "a,,c\n1,2,3\n"),
    Case(
      "flagged-cells",
      query: "from \"FOLDER/data.csv\" | summarise total(a) as t",
      ["data.csv": "a\n1\n2 [p]\n3 [p][e]\n4\n"]
    ),
    Case("floating-point", "a\n1\n1e30\n"),
    Case("kept-as-text", "a\n1\n2\n3\nmany\n"),
    Case("legacy-missing-codes", "a\n1\n:\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n"),
    Case("long-rows", "place,pupils\nSt John's,40\nOmbersley, Holt,51\n"),
    Case("mixed-units", "a\n£5\n42%\n£6\n17%\n"),
    Case(
      "no-unit-column",
      "a\n1\n",
      package: #""schema": {"fields": [{"name": "a", "type": "number", "unitColumn": "unit"}]}"#
    ),
    Case("not-text", "a,b\n1,\u{0}\n"),
    Case("not-utf8", "\u{1}EF\u{1}BB\u{1}BFa\ncaf\u{1}E9\n"),
    Case(
      "odd-metadata",
      "a\n1\n",
      package: #""schema": {"fields": [{"name": "a", "unit": "furlongs"}]}"#
    ),
    Case(
      "no-flag-column",
      "a\n1\n",
      package: #""schema": {"fields": [{"name": "a", "type": "number", "flagColumn": "b"}]}"#
    ),
    Case(
      "no-header-line",
      query: "load \"FOLDER/data.csv\" as d with header on line 9",
      ["data.csv": "a\n1\n"]
    ),
    Case(
      "no-such-place",
      query: "load \"FOLDER/data.csv\" as d with column 3 is value",
      ["data.csv": "a\n1\n"]
    ),
    Case("only-missing-codes", "a,b\n1,c\n2,c\n3,z\n"),
    Case(
      "reveals-suppressed",
      query: "from \"FOLDER/data.csv\" | add total - boys as rest",
      ["data.csv": "total,boys,girls\n10,4,6\n20,9,11\n9,7,c\n"]
    ),
    Case(
      "share-over-hundred",
      "part,whole\n40%,10\n140%,20\n",
      package:
        #""schema": {"fields": [{"name": "part", "unit": "%", "denominator": "whole"}, {"name": "whole"}]}"#
    ),
    Case("calendar-assumed", "year,n\n2021/22,1\n2022/23,2\n"),
    Case(
      "kept-as-text-2",
      "period,n\nP6 2023/24,1\nP7 2023/24,2\nQuarter 2,3\n"
    ),
    Case(
      "no-period-kind-column",
      "when,n\n2022,1\n",
      package:
        #""schema": {"fields": [{"name": "when", "calendar": "calendar", "periodKindColumn": "kind"}, {"name": "n", "type": "integer"}]}"#
    ),
    Case("remarks-left-out", "when,n\nSummer Term 2022-23 (2nd wave),1\nest October 2023,2\n"),
    Case(
      "reporting-years",
      "time_period,time_identifier,n\n2023,Reporting year,1\n2024,Reporting year,2\n"
    ),
    Case("short-rows", "a,b\n1,2\n3\n"),
    Case("units-row", "place,budget\n,£000\nHolt,12\nOmbersley,7\n"),
    Case("spaces-round-text", "area,n\nWorcester ,1\nWychavon,2\n"),
    Case("spreadsheet-errors", "a\n1\n#DIV/0!\n3\n"),
    Case("suppressed-beside-total", "type,n\nA,10\nB,c\nC,5\nTotal,17\n"),
    Case("text-after-quote", "a,b\n\"one\" two,2\n"),
    Case("too-many-columns", String(repeating: "a,", count: 100_000) + "\n"),
    Case("undeclared-marks", "a\n1\n-\n3\n~\n"),
    Case(
      "unit-contradicted",
      "a\n5%\n6%\n",
      package: #""schema": {"fields": [{"name": "a", "type": "number", "unit": "£"}]}"#
    ),
    Case(
      "unknown-flags",
      query: "load \"FOLDER/data.csv\" as d with flags of a in b | from d"
        .replacing(" | ", with: "\n"),
      ["data.csv": "a,b\n1,r\n2,odd\n"]
    ),
    Case("unread-units", "unit,value\n£m,12.5\n%,42\nfurlongs,3\n"),
    Case(
      "unknown-unit",
      "a,unit\n1,£\n2,furlongs\n",
      package:
        #""schema": {"fields": [{"name": "a", "type": "number", "unitColumn": "unit"}, {"name": "unit", "type": "string"}]}"#
    ),
    Case(
      "unknown-period-kind",
      "when,kind,n\n2022/23,outturn,1\n2023/24,guess,2\n",
      package:
        #""schema": {"fields": [{"name": "when", "calendar": "financial", "periodKindColumn": "kind"}, {"name": "kind", "type": "string"}, {"name": "n", "type": "integer"}]}"#
    ),
    Case(
      "unreadable-cells-2",
      "when,n\n31/01/2023,1\n31/02/2023,2\n31/03/2023,3\nPeriod 6 (July 2023),4\n30/04/2023,5\n"
    ),
    Case(
      "unreadable-cells-3",
      "time_period,time_identifier,n\n202223,Academic year,1\n201619,Academic year,2\n2022,Academic year,3\n"
    ),
    Case("unreadable-cells", "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nmany\n", package: nil),
    Case("unterminated-quote", "a,b\n1,\"two\n3,4\n"),
    Case("withheld-numbers", "a\n1\n<5\n30\n"),
    Case("windows-1252", "area\nCaf\u{1}E9\n"),
    // Files and packages.
    Case("bad-data-package", "a\n1\n", package: #""schema": "fields""#),
    Case(
      "not-utf-8",
      query: #"include "FOLDER/old.scq""#,
      [
        "old.scq": "define caf\u{1}E9 = 1\n"
      ]
    ),
    Case(
      "circular-include",
      query: #"include "FOLDER/one.scq""#,
      [
        "one.scq": "include \"two.scq\"\n", "two.scq": "include \"one.scq\"\n",
      ]
    ),
    Case(
      "file-too-large",
      query: #"include "FOLDER/long.scq""#,
      [
        "long.scq": String(repeating: "# a line of the script\n", count: 800_000)
      ]
    ),
    Case(
      "too-many-includes",
      query: #"include "FOLDER/0.scq""#,
      Dictionary(
        uniqueKeysWithValues: (0...100).map {
          ("\($0).scq", "include \"\($0 + 1).scq\"\ninclude \"\($0 + 1).scq\"\n")
        }
      )
    ),
    Case("is-a-folder", query: #"from "FOLDER""#, [:]),
    Case("is-a-package", query: wholePackage, package(#""path": "data.csv""#)),
    added("remote-resource", #""path": "https://example.org/data.csv""#),
    added("unsafe-path", #""path": "../data.csv""#),
    added("unsupported-resource", #""data": []"#),
    Case(
      "unreadable-metadata",
      query: #"from "FOLDER/data.csv""#,
      [
        "data.csv": "a\n1\n", "datapackage.json": "{\"resources\": [",
      ]
    ),
    Case("unsupported-dialect", "a\n1\n", package: #""dialect": {"commentChar": "~"}"#),
    Case("unsupported-encoding", "a\n1\n", package: #""encoding": "ebcdic""#),
  ]

  @Test(arguments: cases)
  func saysWhatIsRecorded(_ item: Case) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in item.files {
      try Data(Self.bytes(text)).write(to: folder.appending(path: name))
    }
    let asking = Asking()
    let query = item.query.replacingOccurrences(of: "FOLDER", with: folder.path)
    if item.isAdded { try asking.add(path: folder.path) }
    let result = asking.ask(query)
    // A second file about the same thing has a number after it.
    let id = item.id.replacing(#/-\d+$/#, with: "")
    #expect(result.diagnostics.map(\.id).contains { $0 == item.id || $0 == id })
    let rendered = asking.rendered(result).replacingOccurrences(of: folder.path, with: "FOLDER")
    let recorded = Snapshot("Queries/invalid/files/\(item.id).expected")
    #expect(try recorded.difference(from: Self.withoutCarets(rendered)) == nil)
  }

  @Test func aFolderWithoutTables() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let error = #expect(throws: DataError.self) { try Asking().add(path: folder.path) }
    #expect(error?.id == "no-tables")
  }

  /// U+0001 and two hexadecimal digits stand for a byte that is not text.
  private static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "\u{1}", let byte = UInt8(rest.prefix(2), radix: 16) {
        bytes.append(byte)
        rest = rest.dropFirst(2)
      } else {
        bytes += Array(String(character).utf8)
      }
    }
    return bytes
  }

  /// The carets under the path are as many as the folder's name is long.
  private static func withoutCarets(_ text: String) -> String {
    text.replacing(/\^+/, with: "^")
  }
}
