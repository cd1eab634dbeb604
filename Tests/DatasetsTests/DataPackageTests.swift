import Columns
import Datasets
import Diagnostics
import Testing

/// What a `datapackage.json` says of a file, and what happens where it cannot be followed.
@Suite struct DataPackageTests {
  /// A package that lists `data.csv` with the fields given.
  private static func package(_ fields: String, more: String = "", schema: String = "") -> String {
    """
    {"name": "test", "resources": [{"name": "measures", "title": "Measures", "path": "data.csv"\(more),
     "schema": {"fields": [\(fields)]\(schema)}}]}
    """
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let field: String
    let cells: [String]
    let type: String
    let texts: [String]
    var findings: [String] = []
    var schema = ""
    var testDescription: String { field + " \(cells)" }
  }

  static let cases = [
    Case(field: #""type": "string""#, cells: ["12", "01"], type: "text", texts: ["12", "01"]),
    Case(field: #""type": "integer""#, cells: ["12", "01"], type: "number", texts: ["12", "1"]),
    Case(
      field: #""type": "integer""#,
      cells: ["12", "7.5", "7.0"],
      type: "number",
      texts: ["12", "[unreadable]", "7"],
      findings: ["unreadable-cells"]
    ),
    Case(
      field: #""type": "number""#,
      cells: ["a", "b", "1.5"],
      type: "number 1",
      texts: ["[unreadable]", "[unreadable]", "1.5"],
      findings: ["unreadable-cells"]
    ),
    Case(
      field: #""type": "number", "unit": "£", "scale": 1000"#,
      cells: ["12.5"],
      type: "number £000 1",
      texts: ["12.5"]
    ),
    Case(
      field: #""type": "number", "unit": "£", "scale": 1000000"#,
      cells: ["£9.5m", "£540k", "2"],
      type: "number £m 3",
      texts: ["9.5", "0.540", "2"]
    ),
    Case(
      field: #""type": "number", "unit": "£""#,
      cells: ["£9.5m", "£2"],
      type: "number £",
      texts: ["9500000", "2"]
    ),
    Case(
      field: #""type": "number", "unit": "%""#,
      cells: ["£5"],
      type: "number %",
      texts: ["5"],
      findings: ["unit-contradicted"]
    ),
    Case(
      field: #""type": "integer", "unit": "count", "of": "pupils""#,
      cells: ["5"],
      type: "number pupils",
      texts: ["5"]
    ),
    Case(
      field: #""type": "number", "decimals": 2"#,
      cells: ["5", "1.5"],
      type: "number 2",
      texts: ["5", "1.5"]
    ),
    Case(
      field: #""type": "number", "missingValues": ["-99", ""]"#,
      cells: ["-99", "5", "", "c"],
      type: "number",
      texts: ["[x]", "5", "[blank]", "[c]"]
    ),
    Case(
      field: #""type": "string""#,
      cells: ["x", "y"],
      type: "text",
      texts: ["[x]", "y"],
      schema: #", "missingValues": ["", "x"]"#
    ),
    Case(field: #""type": "string""#, cells: ["x", "y"], type: "text", texts: ["x", "y"]),
    Case(
      field: #""type": "boolean""#,
      cells: ["1", "0", "TRUE", "maybe", "z"],
      type: "boolean",
      texts: ["true", "false", "true", "[unreadable]", "[z]"],
      findings: ["unreadable-cells"]
    ),
    Case(
      field: #""type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]"#,
      cells: ["yes", "no"],
      type: "boolean",
      texts: ["true", "false"]
    ),
    Case(
      field: #""type": "string", "calendar": "academic""#,
      cells: ["2022/23", "x", "soon"],
      type: "period",
      texts: ["AY 2022/23", "[x]", "[unreadable]"],
      findings: ["unreadable-cells"]
    ),
    Case(
      field: #""type": "date""#,
      cells: ["2023-09-30"],
      type: "period",
      texts: ["30 Sep 2023"]
    ),
    Case(
      field: #""type": "date", "format": "%m/%d/%Y""#,
      cells: ["09/03/2023"],
      type: "text",
      texts: ["09/03/2023"],
      findings: ["odd-metadata"]
    ),
    Case(
      field: #""type": "number", "decimalChar": ",", "groupChar": ".""#,
      cells: ["1.234"],
      type: "text",
      texts: ["1.234"],
      findings: ["odd-metadata"]
    ),
    Case(
      field: #""type": "number", "polarity": "up", "unit": "stone""#,
      cells: ["1"],
      type: "number",
      texts: ["1"],
      findings: ["odd-metadata", "odd-metadata"]
    ),
    Case(
      field: #""type": "any", "missingValues": ["-99"]"#,
      cells: ["-99", "1.5"],
      type: "number 1",
      texts: ["[x]", "1.5"]
    ),
    Case(field: #""type": "any""#, cells: ["1.5"], type: "number 1", texts: ["1.5"]),
  ]

  @Test(arguments: cases) func followsDeclarations(_ test: Case) throws {
    let field = #"{"name": "value", \#(test.field)}, {"name": "other", "type": "string"}"#
    let (table, findings) = try Fixtures.read(
      "value,other\n" + test.cells.map { "\($0),y\n" }.joined(),
      package: Self.package(field, schema: test.schema)
    )
    #expect(table.type("value") == test.type)
    #expect(table.texts("value") == test.texts)
    #expect(findings.map(\.id) == test.findings)
  }

  @Test func contradictionsNameTheirLine() throws {
    let (_, findings) = try Fixtures.read(
      "value,b\n1,x\n7.5,x\n",
      package: Self.package(#"{"name": "value", "type": "integer"}"#)
    )
    #expect(findings[0].message.contains("`7.5` on line 3"))
  }

  @Test func aUnitColumnGivesEveryRowItsUnit() throws {
    let fields = """
      {"name": "value", "type": "number", "unitColumn": "unit"}, {"name": "unit", "type": "string"}
      """
    let (table, findings) = try Fixtures.read(
      "value,unit\n5.25,%\n7,£m\n3,stone\n1,\n",
      package: Self.package(fields)
    )
    #expect(table.type("value") == "number unit varies 2")
    let column = table.column("value")
    #expect((0..<4).map { column.unit(at: $0)?.heading } == ["%", "£m", "", ""])
    #expect(table.texts("value") == ["5.25", "7", "3", "1"])
    #expect(findings.map(\.id) == ["unknown-unit"])
    #expect(findings[0].message.contains("`stone` on line 4"))
  }

  @Test func columnsAreMatchedByName() throws {
    let fields =
      #"{"name": "b", "type": "integer", "unit": "%"}, {"name": "gone", "type": "string"}"#
    let (table, findings) = try Fixtures.read("a,b\n1.5,2\n", package: Self.package(fields))
    #expect(table.type("b") == "number %")
    #expect(table.type("a") == "number 1")
    #expect(table.schema.fields.map(\.metadata.isInferred) == [true, false])
    #expect(findings.map(\.id) == ["column-not-found"])
    #expect(findings[0].message.contains("`gone`"))
  }

  @Test func propertiesBecomeMetadata() throws {
    let fields = """
      {"name": "a", "type": "number", "title": "A", "description": "About a", "role": "value",
       "polarity": "lower", "denominator": "n", "polarityColumn": "p", "periodKind": "year to date"}
      """
    let (table, _) = try Fixtures.read("a\n1\n", package: Self.package(fields))
    let metadata = table.schema.fields[0].metadata
    #expect(metadata.title == "A")
    #expect(metadata.description == "About a")
    #expect(metadata.role == .value)
    #expect(metadata.polarity == .lower)
    #expect(metadata.denominator == "n")
    #expect(metadata.polarityColumn == "p")
    #expect(metadata.periodKind == .yearToDate)
    #expect(!metadata.isInferred)
  }

  static let dialects: [(more: String, text: String, names: [String])] = [
    (#", "dialect": {"delimiter": ";"}"#, "a;b,c\n1;2\n", ["a", "b,c"]),
    (#", "dialect": {"quoteChar": "'"}"#, "'a,b',c\n1,2\n", ["a,b", "c"]),
    (#", "dialect": {"quoteChar": null}"#, "\"a\",c\n1,2\n", ["\"a\"", "c"]),
    (#", "dialect": {"header": false}"#, "1,2\n3,4\n", ["value", "column_2"]),
    (#", "encoding": "windows-1252""#, "a,b\n1,2\n", ["a", "b"]),
  ]

  @Test(arguments: dialects) func followsDialects(
    more: String,
    text: String,
    names: [String]
  ) throws {
    let (table, _) = try Fixtures.read(
      text,
      package: Self.package(#"{"name": "value"}"#, more: more)
    )
    #expect(table.schema.names == names)
    #expect(table.rowCount == (more.contains("header") ? 2 : 1))
  }

  static let refusals: [(package: String, id: String, words: String)] = [
    (
      package("", more: #", "dialect": {"commentChar": "%"}"#), "unsupported-dialect",
      "`commentChar`"
    ),
    (package("", more: #", "dialect": {"delimiter": "::"}"#), "unsupported-dialect", "`delimiter`"),
    (package("", more: #", "encoding": "ebcdic""#), "unsupported-encoding", "`ebcdic`"),
    (
      #"{"resources": [{"name": "a", "path": "data.csv", "schema": "s.json"}]}"#,
      "bad-data-package", "is text and not an object"
    ),
    (
      #"{"resources": [{"name": "a", "path": "data.csv", "schema": {"fields": [], "fields": []}}]}"#,
      "", ""
    ),
  ]

  @Test(arguments: refusals) func refusesWhatItCannotFollow(
    package: String,
    id: String,
    words: String
  ) throws {
    if id.isEmpty {
      // Beside a file a broken package is reported, and the file read without it.
      let (_, findings) = try Fixtures.read("a\n1\n", package: package)
      #expect(findings.map(\.id) == ["unreadable-metadata"])
      #expect(findings[0].message.contains("`fields` appears twice"))
      return
    }
    let error = #expect(throws: DataError.self) { try Fixtures.read("a\n1\n", package: package) }
    #expect(error?.id == id)
    #expect(error?.message.contains(words) == true)
  }

  static let paths: [(path: String, id: String)] = [
    (#""path": "/etc/passwd""#, "unsafe-path"),
    (#""path": "../data.csv""#, "unsafe-path"),
    (#""path": "a/../../data.csv""#, "unsafe-path"),
    (#""path": "~/data.csv""#, "unsafe-path"),
    (#""path": """#, "unsafe-path"),
    (#""path": "https://example.org/data.csv""#, "remote-resource"),
    (#""path": ["a.csv", "b.csv"]"#, "unsupported-resource"),
    (#""data": [[1]]"#, "unsupported-resource"),
    (#""path": "gone.csv""#, "no-such-file"),
  ]

  @Test(arguments: paths) func refusesUnsafePaths(path: String, id: String) throws {
    let package = #"{"resources": [{"name": "a", \#(path)}]}"#
    try Fixtures.withFolder(["datapackage.json": Array(package.utf8)]) { folder in
      var catalogue = Catalogue.empty
      try catalogue.add(path: folder)
      #expect(catalogue.entries.map(\.name) == ["a"])
      let error = #expect(throws: DataError.self) { try catalogue.load(name: "a") }
      #expect(error?.id == id)
    }
  }

  static let badJSON: [(text: String, place: String)] = [
    ("", "line 1, column 1"), ("{", "line 1, column 2"), ("{} x", "line 1, column 4"),
    ("{\"resources\": [\n {\"name\": 'a'}]}", "line 2, column 11"),
    ("{\"resources\": [\n {\"name\": \"a}]}", "line 2, column 11: a text is not closed"),
    ("{\"a\": 1,}", "line 1, column 9"), ("{\"a\": 01}", "line 1, column 8"),
    ("{\"a\": \"\\x\"}", "escape"), ("{\"a\": tru}", "line 1, column 7"),
    ("[]", "an object is missing"), ("{\"a\": 1}", "no array `resources`"),
    ("{\"resources\": 5}", "an array is missing"), ("{\"resources\": [5]}", "an object is missing"),
    ("{\"resources\": [], \"resources\": []}", "appears twice"),
    ("{\"a\": \"\u{1}\"}", "control character"),
    (String(repeating: "[", count: 100_000), "100 deep"),
    (String(repeating: "{\"a\":", count: 100_000), "100 deep"),
  ]

  @Test(arguments: badJSON) func placesFaultsOfJSON(text: String, place: String) throws {
    try Fixtures.withFolder(["datapackage.json": Array(text.utf8)]) { folder in
      var catalogue = Catalogue.empty
      let error = #expect(throws: DataError.self) { try catalogue.add(path: folder) }
      #expect(error?.id == "bad-data-package")
      #expect(error?.message.contains(place) == true, "\(error?.message ?? "")")
    }
  }

  @Test func textsOfJSONAreUnescaped() throws {
    let package =
      #"{"resources": [{"name": "a", "title": "\u00a35\t\"\ud83d\ude00\" \/", "path": "a.csv"}]}"#
    try Fixtures.withFolder(["datapackage.json": Array(package.utf8)]) { folder in
      var catalogue = Catalogue.empty
      try catalogue.add(path: folder)
      #expect(catalogue.entries.map(\.title) == ["£5\t\"😀\" /"])
    }
  }
}
