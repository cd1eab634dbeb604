import Columns
import Datasets
import Diagnostics
import Foundation
import Testing

/// What `describe --package` writes reads back as the same typed table.
@Suite struct PackageWriterTests {
  /// Reads a file with the package that was written of it; it stands alone in a folder of its own.
  private static func again(_ name: String, _ bytes: [UInt8], _ package: String) throws -> Dataset {
    try Fixtures.withFolder([name: bytes, "datapackage.json": Array(package.utf8)]) { folder in
      try Catalogue.empty.load(file: folder + "/" + name)
    }
  }

  /// The first cell that differs, in words; nil where the tables are the same.
  static func difference(_ one: Table, _ other: Table) -> String? {
    let fields = zip(one.schema.fields, other.schema.fields)
    for (left, right) in fields where left.name != right.name || left.type != right.type {
      return "`\(left.name)` is \(left.type), then `\(right.name)` is \(right.type)"
    }
    guard one.schema.fields.count == other.schema.fields.count else { return "other columns" }
    guard one.rowCount == other.rowCount else { return "\(one.rowCount), \(other.rowCount) rows" }
    let (left, right) = (
      Batch.joined(one.batches, schema: one.schema),
      Batch.joined(other.batches, schema: other.schema)
    )
    for (index, field) in one.schema.fields.enumerated() {
      let (first, second) = (left.columns[index], right.columns[index])
      for row in 0..<one.rowCount {
        guard first.value(at: row) == second.value(at: row),
          first.decimals(at: row) == second.decimals(at: row),
          first.unit(at: row) == second.unit(at: row)
        else {
          return
            "`\(field.name)`, row \(row): \(first.value(at: row)), then \(second.value(at: row))"
        }
      }
    }
    return nil
  }

  @Test(arguments: BundledCatalogueTests.names) func bundledTables(name: String) throws {
    let catalogue = Catalogue.bundled()
    let first = try catalogue.load(name: name)
    let file = Fixtures.repository.appending(path: "Sources/BundledCatalogue/data/\(name).csv")
    let text = try catalogue.dataPackage(of: [.dataset(name)])
    let second = try Self.again("\(name).csv", Array(try Data(contentsOf: file)), text)
    // What was declared is all there: titles, roles, polarity, denominators, keys.
    #expect(first.provider.schema == second.provider.schema)
    #expect(first.title == second.title && first.description == second.description)
    #expect(first.metadata == second.metadata)
    let tables = (try #require(first.provider as? Table), try #require(second.provider as? Table))
    #expect(Self.difference(tables.0, tables.1) == nil)
  }

  static let shared: [String] = {
    guard let folder = Fixtures.shared else { return [] }
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (files ?? []).filter {
      $0.hasSuffix(".csv") && ($0.hasPrefix("dfe/") || $0.hasPrefix("csv-spectrum/"))
    }.sorted()
  }()

  @Test(
    .enabled(if: Fixtures.shared != nil, "the folder shared/data is not beside the repository"),
    arguments: shared
  )
  func filesThatNobodyHereWrote(path: String) throws {
    let file = try #require(Fixtures.shared).appending(path: path)
    let first = try Catalogue.empty.load(file: file.path)
    let text = try Catalogue.empty.dataPackage(of: [.file(file.path)])
    let second = try Self.again(file.lastPathComponent, Array(try Data(contentsOf: file)), text)
    #expect(!second.provider.schema.fields.contains { $0.metadata.isInferred })
    let tables = (try #require(first.provider as? Table), try #require(second.provider as? Table))
    #expect(Self.difference(tables.0, tables.1) == nil)
  }

  /// Columns with something that a declaration could spoil.
  static let columns: [(heading: String, cells: [String], type: String)] = [
    ("Budget (£000)", ["\"1,234\"", "c", "£5k", "7"], "number £000"),
    ("cost", ["£500", "£5k", "£9.5m"], "number £m 6"),
    ("cost", ["£9.5", "c", ":"], "number £ 1"),
    ("share", ["5.5%", "6%", "z"], "number % 1"),
    ("mixed", ["£5", "6%", "7"], "number unit varies"),
    ("letter", ["c", "d", "z"], "text"),
    ("only_codes", ["z", "z", ""], "text"),
    ("code", ["01", "02", "x"], "text"),
    ("day", ["2023-09-30", "2023-10-01", ""], "period"),
    ("day", ["30/09/2023", "01/10/2023", ""], "period"),
    ("month", ["2023-09", "2023-10", "2023-11"], "period"),
    ("period", ["Q1 2023/24", "2022/23 outturn", "AY 2021/22"], "period"),
    ("as_at", ["as at 30 Sep 2023", "as at 31 Mar 2024", ""], "period"),
    ("flag", ["TRUE", "FALSE", "true"], "boolean"),
    ("wide", ["1.5e300", "2", "3"], "floating"),
    ("rate", ["0.25", "7.0", "1.123456789"], "number 9"),
    ("note", ["\"a\nb\"", "\"say \"\"x\"\"\"", " padded "], "text"),
    ("spaced", [" 49.166", "84.000000000000", "z"], "number 12"),
    ("rate (per 10,000)", ["6.2", "5", "k"], "number per 10,000 1"),
    ("blank", ["", "", ""], "text"),
    ("staff", ["12 FTE", "3.5 FTE", ""], "number FTE 1"),
    ("length (years:months)", ["02:03", "01:11", ""], "number months"),
  ]

  @Test(arguments: columns.indices) func whatInferenceFindsIsDeclaredAsIs(index: Int) throws {
    let column = Self.columns[index]
    let text =
      "\"\(column.heading)\",other\n" + column.cells.map { "\($0),c\n" }.joined()
    let (first, second) = try Fixtures.withFolder(["data.csv": Array(text.utf8)]) { folder in
      let path = folder + "/data.csv"
      let first = try Catalogue.empty.load(file: path)
      let package = try Catalogue.empty.dataPackage(of: [.file(path)], in: folder)
      return (first, try Self.again("data.csv", Array(text.utf8), package))
    }
    let tables = (try #require(first.provider as? Table), try #require(second.provider as? Table))
    #expect(tables.0.type(column.heading) == column.type)
    #expect(Self.difference(tables.0, tables.1) == nil)
  }

  @Test(
    arguments: [
      ("utf-8", Array("\u{FEFF}a;b\n1;£2\n".utf8)),
      ("windows-1252", [0x61, 0x3B, 0x62, 0x0A, 0x31, 0x3B, 0xA3, 0x32, 0x0A]),
      (
        "utf-16le",
        Array("\u{FEFF}a\tb\n1\t£2\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      ),
    ] as [(String, [UInt8])]
  )
  func encodingAndDelimiterAreKept(encoding: String, bytes: [UInt8]) throws {
    try Fixtures.withFolder(["data.csv": bytes]) { folder in
      let path = folder + "/data.csv"
      let first = try Catalogue.empty.load(file: path)
      let package = try Catalogue.empty.dataPackage(of: [.file(path)])
      #expect(package.contains("\"encoding\": \"\(encoding)\""))
      let second = try Self.again("data.csv", bytes, package)
      let tables = (try #require(first.provider as? Table), try #require(second.provider as? Table))
      #expect(Self.difference(tables.0, tables.1) == nil)
    }
  }

  @Test func unitsInALineUnderTheHeading() throws {
    let text = "cost,share\n£000,%\n12,5\n7,6.5\n"
    let (first, findings) = try Fixtures.read(text)
    #expect(findings.map(\.id) == ["units-row"] && first.type("share") == "number % 1")
    let package = try Fixtures.withFolder(["data.csv": Array(text.utf8)]) { folder in
      try Catalogue.empty.dataPackage(of: [.file(folder + "/data.csv")])
    }
    let second = try Self.again("data.csv", Array(text.utf8), package)
    #expect(Self.difference(first, try #require(second.provider as? Table)) == nil)
  }

  @Test func writesWhatItFound() throws {
    let text = "area,percent (%),note\nEngland,42.5,c\n\"Isle of \"\"Wight\"\"\",c,d\nLeeds,-,e\n"
    let json = try Self.json(of: text)
    let resource = try #require((json["resources"] as? [[String: Any]])?.first)
    #expect(json["profile"] as? String == "tabular-data-package")
    #expect(resource["name"] as? String == "spending_2023")
    #expect(resource["path"] as? String == "Spending 2023.csv")
    #expect(resource["rows"] as? Int == 3)
    #expect(resource["bytes"] as? Int == text.utf8.count)
    let schema = try #require(resource["schema"] as? [String: Any])
    #expect(schema["missingValues"] as? [String] == ["", "-", "c"])
    let fields = try #require(schema["fields"] as? [[String: Any]])
    #expect(fields.map { $0["type"] as? String } == ["string", "number", "string"])
    #expect(fields.map { $0["role"] as? String } == ["area", "value", nil])
    #expect(fields[1]["unit"] as? String == "%")
    #expect(fields[1]["decimals"] as? Int == 1)
    #expect(fields[1]["inferred"] as? [String] == ["type", "unit", "role"])
    let meanings = fields[1]["missingMeanings"] as? [String: String]
    #expect(meanings == ["c": "suppressed", "-": "undeclared mark"])
    // `c` is a value in the next column, and stays one.
    #expect(fields[2]["missingValues"] as? [String] == [""])
    #expect((fields[0]["constraints"] as? [String: Bool]) == ["required": true])
    #expect(fields[1]["constraints"] == nil)
  }

  private static func json(of text: String) throws -> [String: Any] {
    let package = try Fixtures.withFolder(["Spending 2023.csv": Array(text.utf8)]) { folder in
      try Catalogue.empty.dataPackage(of: [.file(folder + "/Spending 2023.csv")])
    }
    let value = try JSONSerialization.jsonObject(with: Data(package.utf8))
    return try #require(value as? [String: Any])
  }

  /// A person says what `-` and `-99` mean, and the reader follows.
  @Test func meaningsThatAPersonCorrectsAreRead() throws {
    let field = """
      {"name": "value", "type": "integer", "missingValues": ["", "-99", "-", "c"],
       "missingMeanings": {"-99": "suppressed", "-": "not applicable"}}, {"name": "b", "type": "string"}
      """
    let package = """
      {"name": "t", "resources": [{"name": "d", "path": "data.csv", "schema": {"fields": [\(field)]}}]}
      """
    let (table, findings) = try Fixtures.read("value,b\n-99,x\n-,x\nc,x\n5,x\n", package: package)
    #expect(table.texts("value") == ["[c]", "[z]", "[c]", "5"])
    #expect(findings.isEmpty)
    let labelled = package.replacing(
      #""missingMeanings": {"-99": "suppressed", "-": "not applicable"}"#,
      with: #""x": 1"#
    ).replacing(#"["", "-99", "-", "c"]"#, with: #"["", {"value": "-99", "label": "suppressed"}]"#)
    #expect(
      try Fixtures.read("value,b\n-99,x\n5,x\n", package: labelled).table.texts("value") == [
        "[c]", "5",
      ]
    )
  }

  @Test func aFolderBecomesOnePackage() throws {
    let files = ["a.csv": "x,y\n1,2\n", "more/b.csv": "x,y\n3,4\n", "a.meta.csv": "col_name\nx\n"]
      .mapValues { Array($0.utf8) }
    try Fixtures.withFolder(files) { folder in
      let text = try Catalogue.empty.dataPackage(
        of: [.file(folder), .file(folder + "/more/b.csv")],
        in: folder
      )
      #expect(text.contains("\"path\": \"a.csv\"") && text.contains("\"path\": \"more/b.csv\""))
      #expect(!text.contains("meta.csv"))
      try Data(text.utf8).write(to: URL(filePath: folder + "/datapackage.json"))
      var catalogue = Catalogue.empty
      try catalogue.add(path: folder)
      #expect(catalogue.entries.map(\.name) == ["a", "b"])
      #expect(try catalogue.load(name: "b").provider.knownRowCount == 1)
    }
  }

  @Test func aFileOutsideThePackageIsRefused() throws {
    try Fixtures.withFolder(["a.csv": Array("x\n1\n".utf8), "in/b.csv": [0x78, 0x0A]]) { folder in
      let error = #expect(throws: DataError.self) {
        try Catalogue.empty.dataPackage(of: [.file(folder + "/a.csv")], in: folder + "/in")
      }
      #expect(error?.id == "outside-package")
    }
  }

  /// What another part of the program calls to write a package beside an answer.
  @Test func factsOfAnAnswer() throws {
    let unit = NumberType(.decimal(scale: 1), unit: Unit(.money, power: 6))
    var builder = ColumnBuilder(type: .number(unit))
    builder.append(.decimal(ExactDecimal(mantissa: 95, scale: 1)))
    builder.append(.missing(.suppressed))
    let table = Table(
      schema: Schema([Field("cost", .number(unit))]),
      batches: [Batch([builder.build()], count: 2)]
    )
    let resource = PackageWriter.Resource(
      name: "My answer",
      path: "answer.csv",
      schema: table.schema,
      facts: TableFacts(table)
    )
    let text = PackageWriter.text(of: [resource])
    #expect(text.contains("\"name\": \"my-answer\""))
    let read = try Self.again("answer.csv", Array("cost\n9.5\nc\n".utf8), text)
    #expect(Self.difference(try #require(read.provider as? Table), table) == nil)
  }

  @Test func whereADatasetComesFrom() throws {
    let package = """
      {"name": "t", "title": "Both", "version": "2.1", "created": "2026-01-05",
       "contributors": [{"title": "A. Nalyst", "role": "author", "organization": "County"}],
       "licenses": [{"name": "OGL-UK-3.0", "path": "https://example.org/ogl"}],
       "sources": [{"title": "The pack", "path": "https://example.org/pack"}],
       "resources": [
         {"name": "a", "path": "a.csv", "sources": [{"title": "Its own"}],
          "schema": {"fields": [{"name": "x"}], "primaryKey": "x",
           "foreignKeys": [{"fields": "x", "reference": {"resource": "b", "fields": ["y"]}}]}},
         {"name": "b", "path": "a.csv"}]}
      """
    let files = ["a.csv": Array("x\n1\n".utf8), "datapackage.json": Array(package.utf8)]
    try Fixtures.withFolder(files) { folder in
      var catalogue = Catalogue.empty
      try catalogue.add(path: folder)
      let metadata = try catalogue.metadata(of: .dataset("a"))
      #expect(metadata.sources.map(\.title) == ["Its own"])
      #expect(metadata.version == "2.1" && metadata.collection == "Both")
      #expect(metadata.primaryKey == ["x"])
      #expect(metadata.foreignKeys == [.init(fields: ["x"], resource: "b", reference: ["y"])])
      #expect(
        metadata.lines == [
          "from Both", "version 2.1, made 2026-01-05", "by A. Nalyst, County (author)",
          "source: Its own", "licence: OGL-UK-3.0, https://example.org/ogl",
        ]
      )
      #expect(try catalogue.metadata(of: .dataset("b")).sources.map(\.title) == ["The pack"])
      #expect(try catalogue.metadata(of: .file(folder + "/a.csv")).version == "2.1")
      let again = try catalogue.dataPackage(of: [.dataset("a"), .dataset("b")])
      #expect(again.contains("\"primaryKey\": [\"x\"]") && again.contains("\"version\": \"2.1\""))
    }
  }
}
