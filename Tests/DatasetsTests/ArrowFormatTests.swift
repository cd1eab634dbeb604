import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

/// Arrow files of other programs are read as an analyst expects; `Tests/ArrowTests/Golden` says what
/// stands in them.
@Suite struct ArrowFormatTests {
  private func golden(_ name: String) throws -> [UInt8] {
    let file = Fixtures.repository.appending(path: "Tests/ArrowTests/Golden/\(name).hex")
    let text = try String(contentsOf: file, encoding: .utf8)
    let digits = text.utf8.filter { $0 != 0x0A }.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private func read(
    _ name: String,
    package: String? = nil,
    options: ReadingOptions = .standard
  ) throws -> (table: Table, findings: [Diagnostic]) {
    try Fixtures.read(try golden(name), name: "data.arrow", package: package, options: options)
  }

  private func column(_ name: String, of table: Table) throws -> (Field, [String]) {
    let index = try #require(table.schema.names.firstIndex(of: name))
    let cells = (0..<table.rowCount).map { row in
      switch table.value(row: row, column: index) {
      case .missing(let reason): "(\(reason.label))"
      case .decimal(let number): number.description
      case .floating(let number): "\(number)"
      case .period(let period): period.label
      case .text(let text): text
      case .boolean(let value): "\(value)"
      case .interval: "interval"
      }
    }
    return (table.schema.fields[index], cells)
  }

  @Test(arguments: [
    ("i8", "1 (blank) -3"), ("u16", "1 (blank) 65535"), ("i32", "1 (blank) -3"),
    ("i64", "1 (blank) -9223372036854775808"), ("u64", "1 (blank) 9223372036854775807"),
    ("huge", "1.0 (blank) 1.8446744073709552e+19"), ("f32", "0.5 (blank) -2.25"),
    ("f64", "0.1 (blank) (undefined)"), ("dec", "1.50 (blank) -2.25"),
    ("wide", "1.5 (blank) -2.2"), ("giant", "1e+30 (blank) 1.0"), ("flag", "true (blank) false"),
    ("day", "30 Sep 2023 (blank) 31 Dec 1969"), ("moment", "30 Sep 2023 (blank) 31 Dec 1969"),
    ("name", "Leeds (blank) York"), ("long", "a (blank) b"),
    ("view", "short (blank) longer than twelve bytes"), ("kind", "x1 (blank) x1"),
    ("size", "10 (blank) 20"), ("nothing", "(blank) (blank) (blank)"),
    ("year", "2022/23 (blank) 2023/24"), ("cost (£000)", "1 (blank) 2"),
    ("amount", "1.5 (c) 2.0"), ("last", "7 8 9"),
  ])
  func everyType(name: String, cells: String) throws {
    let (table, _) = try read("types")
    #expect(try column(name, of: table).1.joined(separator: " ") == cells)
  }

  @Test func headingsAndMarksTellUnits() throws {
    let (table, _) = try read("types")
    #expect(try column("cost (£000)", of: table).0.type.number?.unit == Unit(.money, power: 3))
    #expect(try column("amount", of: table).0.type.number?.unit == Unit(.money, power: 6))
  }

  @Test func whatIsLeftOutIsSaid() throws {
    let (table, findings) = try read("types")
    #expect(!table.schema.names.contains("list") && !table.schema.names.contains("record"))
    let message = findings.first { $0.id == "unread-column" }?.message ?? ""
    #expect(message.contains("`list` (lists) and `record` (records)"))
    #expect(findings.contains { $0.id == "floating-point" && $0.message.contains("`huge`") })
    #expect(findings.contains { $0.id == "times-left-out" && $0.message.contains("`moment`") })
  }

  @Test func metadataBesideAFileSaysMore() throws {
    let (table, _) = try read(
      "types",
      package: """
        {"resources": [{"name": "data", "path": "data.arrow", "schema": {"fields": [
          {"name": "dec", "type": "number", "unit": "£m"},
          {"name": "i32", "type": "string"}
        ]}}]}
        """
    )
    #expect(try column("dec", of: table).0.type.number?.unit == Unit(.money, power: 6))
    #expect(try column("i32", of: table).0.type == .text)
    #expect(try column("i32", of: table).1 == ["1", "(blank)", "-3"])
  }

  @Test func polarsFiles() throws {
    let (table, findings) = try read("polars")
    #expect(findings.isEmpty)
    #expect(try column("n", of: table).1 == ["1", "2", "(blank)"])
    #expect(try column("t", of: table).1 == ["Worcestershire", "(blank)", "York"])
    #expect(try column("c", of: table).1 == ["a", "b", "a"])
    #expect(try column("d", of: table).1 == ["1.25", "(blank)", "2.50"])
  }

  /// Also of a file whose columns are read when they are asked for.
  @Test(arguments: ["batches", "feather", "empty", "deltas", "lz4", "zstandard"])
  func batches(name: String) throws {
    let small = try read(name).table
    let large = try read(
      name,
      options: ReadingOptions(threads: 2, chunkBytes: 1 << 20, deferredFrom: 0)
    ).table
    #expect(small.rowCount == ["empty": 0, "deltas": 4][name] ?? 20)
    #expect(small.schema == large.schema)
    for index in small.schema.fields.indices {
      for row in 0..<small.rowCount {
        #expect(small.value(row: row, column: index) == large.value(row: row, column: index))
      }
    }
    if ["lz4", "zstandard"].contains(name) {
      #expect(try column("n", of: large).1 == (0..<20).map { "\($0)" })
      #expect(try column("t", of: large).1 == (0..<20).map { "t\($0 % 3)" })
    }
    if name == "deltas" { #expect(try column("t", of: small).1 == ["a", "b", "c", "a"]) }
  }

  @Test func rowsAreCounted() throws {
    try Fixtures.withFolder(["data.arrow": try golden("batches")]) { folder in
      let dataset = try Catalogue.empty.load(file: folder + "/data.arrow")
      let source = try #require(dataset.provider.source)
      #expect(source.counted == "row")
      #expect(source.line(6) == 7)
      #expect(dataset.provider.knownRowCount == 20)
    }
  }

  /// A file that another program cuts short or writes over is said to have changed.
  @Test(arguments: [0, 100, 700]) func aFileThatChangesIsSaidTo(length: Int) throws {
    let bytes = try golden("batches")
    try Fixtures.withFolder(["data.arrow": bytes]) { folder in
      var catalogue = Catalogue.empty
      catalogue.options.deferredFrom = 0
      let dataset = try catalogue.load(file: folder + "/data.arrow")
      let handle = try FileHandle(forUpdating: URL(filePath: folder + "/data.arrow"))
      try handle.truncate(atOffset: UInt64(length))
      try handle.close()
      let error = #expect(throws: DataError.self) {
        try dataset.provider.scan(columns: [0, 1])
      }
      #expect(error?.id == "file-changed")
    }
  }
}
