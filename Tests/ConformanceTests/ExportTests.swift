import Foundation
import Presentation
import TestSupport
import Testing

/// What is written for other programs reads back as the same table.
@Suite struct ExportTests {
  /// Ways of writing, and whether numbers come back with all their digits and units.
  struct Way: Sendable, CustomTestStringConvertible {
    let format: String
    let options: CellOptions
    var testDescription: String { "\(format) \(options)" }
  }

  private static func options(
    _ cells: CellOptions.Cells,
    units: Bool = false,
    missing: CellOptions.Missing? = nil
  ) -> CellOptions {
    var options = CellOptions()
    options.cells = cells
    options.saysUnits = units
    options.missing = missing
    return options
  }

  static let ways = ["csv", "tsv"].flatMap { format in
    [
      Way(format: format, options: options(.printed)),
      Way(format: format, options: options(.printed, units: true)),
      Way(format: format, options: options(.plain, units: true)),
      Way(format: format, options: options(.plain, units: true, missing: .code)),
    ]
  }

  static let table = """
    name,budget £m,share (pp),rate %,staff,crime (per 10000),wait,cost (£ per pupil),kids,year
    A,29.55,25,42.0,12.5 FTE,6.2,27 days,4520.50,"1,853 pupils",2022/23
    B,0.5,-3,c,3 FTE,0.5,1 days,z,12 pupils,2023/24
    C,x,1,7.1,,low,u,0.25,,2024/25
    """

  @Test(arguments: ways)
  func roundTrip(_ way: Way) throws {
    try inFolder { folder in
      let file = folder.appending(path: "given.csv")
      try Data((Self.table + "\n").utf8).write(to: file)
      let asking = Asking()
      let query = "from \"\(file.path)\""
      let written = asking.ask(query, format: way.format, cells: way.options).output
      let copy = folder.appending(path: "copy." + way.format)
      try Data(written.utf8).write(to: copy)
      for question in ["", " | describe | show column, type, unit, values, missing, why_missing"] {
        let before = asking.ask(query + question).output
        let after = asking.ask("from \"\(copy.path)\"" + question).output
        #expect(after == before, "\(written)")
      }
    }
  }

  @Test func aUnitARowIsWrittenWithIt() throws {
    let asking = Asking()
    let query = "from table [(v = £3k), (v = 42%), (v = 1853)]"
    #expect(asking.ask(query, format: "csv").output == "v\n£3k\n42%\n\"1,853\"\n")
    #expect(
      asking.ask(query, format: "jsonl").output
        == "{\"v\": \"£3k\"}\n{\"v\": \"42%\"}\n{\"v\": \"1,853\"}\n"
    )
    let named = asking.ask("from indicators | show value, unit | first 1", format: "csv").output
    #expect(named == "value,unit\n93,count\n")
  }

  @Test(
    arguments: [
      ("csv", CellOptions.Missing.code, "c,"), ("csv", .empty, ","), ("csv", .null, "NULL,NULL"),
      ("csv", .reason, "suppressed,undefined"), ("json", .code, "\"c\", \"b\": null"),
      ("json", .empty, "\"\", \"b\": \"\""), ("json", .null, "null, \"b\": null"),
      ("json", .reason, "\"suppressed\", \"b\": \"undefined\""),
      ("markdown", .reason, "| suppressed | undefined |"), ("markdown", .null, "NULL |"),
    ])
  func missing(_ format: String, _ missing: CellOptions.Missing, _ expected: String) throws {
    try inFolder { folder in
      let file = folder.appending(path: "given.csv")
      try Data("a\n1\nc\n".utf8).write(to: file)
      let query = "from \"\(file.path)\" | add if a is missing then 1 / 0 else 2 as b"
      let options = Self.options(.plain, missing: missing)
      let written = Asking().ask(query, format: format, cells: options).output
      #expect(written.contains(expected), "\(written)")
    }
  }

  @Test func jsonWithUnitsLosesNothing() throws {
    let query = "from table [(a = £3.50, b = missing), (a = missing, b = 2%)] | add a / 0 as c"
    let options = Self.options(.plain, units: true)
    let written = Asking().ask(query, format: "json", cells: options).output
    #expect(
      written == """
        {"fields": [
        {"name": "a", "type": "number", "unit": "£", "decimals": 2},
        {"name": "b", "type": "number", "unit": "%", "decimals": 0},
        {"name": "c", "type": "number", "unit": "£"}
        ],
        "rows": [
        {"a": 3.50, "b": null, "c": null},
        {"a": null, "b": 2, "c": null}
        ],
        "missing": [
        {"row": 1, "name": "b", "reason": "blank"},
        {"row": 1, "name": "c", "reason": "undefined"},
        {"row": 2, "name": "a", "reason": "blank"},
        {"row": 2, "name": "c", "reason": "blank"}
        ]}

        """
    )
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
