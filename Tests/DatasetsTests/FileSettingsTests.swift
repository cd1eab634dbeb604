import Columns
import Datasets
import Diagnostics
import Testing

/// What a person declares of a file, and what a data package says of its marks and flags.
@Suite struct FileSettingsTests {
  private static func read(
    _ text: String,
    _ declare: (inout FileSettings) -> Void
  ) throws -> (table: Table, findings: [Diagnostic]) {
    var settings = FileSettings()
    declare(&settings)
    return try Fixtures.withFolder(["data.csv": Array(text.utf8)]) { folder in
      var catalogue = Catalogue.empty
      let dataset = try catalogue.add(file: folder + "/data.csv", as: "data", settings)
      return (try #require(dataset.provider as? Table), dataset.findings)
    }
  }

  @Test func marksMeanWhatIsDeclared() throws {
    let text = "a,b\n1,-\n-,x\n*,y\n n ,-\nc,z\n"
    let (table, findings) = try Self.read(text) { settings in
      settings.marks = [
        .init("-", .zero), .init("*", .missing(.suppressed)), .init("n", .missing(.notApplicable)),
      ]
    }
    #expect(table.texts("a") == ["1", "0", "[c]", "[z]", "[c]"])
    // A mark that is zero among numbers is text among texts, and so is an undeclared code.
    #expect(table.texts("b") == ["-", "x", "y", "-", "z"])
    #expect(findings.isEmpty)
  }

  @Test func aCodeCanMeanSomethingElse() throws {
    let (table, _) = try Self.read("a\n1\nc\n:\n") { settings in
      settings.marks = [.init("c", .missing(.notAvailable)), .init(":", .zero)]
    }
    #expect(table.texts("a") == ["1", "[x]", "0"])
  }

  @Test func flagsAreDeclaredByMarkAndByColumn() throws {
    let text = "v,s,w\n12r,p,1\n13*,,2 [e]\n14 r*,[r][e],3\nc,p,4\n"
    let (table, findings) = try Self.read(text) { settings in
      settings.flags = [.init("r", .revised), .init("*", .forecast)]
      settings.columns = [.init("W", .flagColumn("s"))]
    }
    let letters = { (name: String) in
      (0..<4).map { table.column(name).flags(at: $0).letters }
    }
    #expect(table.texts("v") == ["12", "13", "14", "[c]"])
    #expect(letters("v") == ["r", "f", "r f", ""])
    #expect(letters("w") == ["p", "e", "r e", "p"])
    #expect(findings.isEmpty)
  }

  @Test func theShapeOfAFile() throws {
    let text = "A report;;\n\nplace;spend;code\nKent;1.234,5;01\nDevon;-2,25;2\n"
    let (table, findings) = try Self.read(text) { settings in
      settings.delimiter = 0x3B
      settings.headerLine = 3
      settings.hasDecimalComma = true
      settings.headings = [.init(3, "ward")]
      settings.columns = [.init("ward", .reading(.text)), .init("spend", .unit(.pounds))]
    }
    #expect(table.schema.names == ["place", "spend", "ward"])
    #expect(table.type("spend") == "number £ 2")
    #expect(table.texts("spend") == ["1234.5", "-2.25"])
    #expect(table.texts("ward") == ["01", "2"])
    #expect(findings.isEmpty)
  }

  @Test func linesAreCountedFromTheFirst() throws {
    let (_, findings) = try Self.read("title\n\na\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nodd\n") {
      $0.headerLine = 3
    }
    #expect(findings[0].message.contains("`odd` on line 15"))
  }

  @Test func noHeader() throws {
    let (table, _) = try Self.read("Kent,5\nDevon,6\n") { settings in
      settings.hasHeader = false
      settings.headings = [.init(1, "place"), .init(2, "n")]
    }
    #expect(table.schema.names == ["place", "n"])
    #expect(table.texts("n") == ["5", "6"])
  }

  @Test func aHeaderBeyondTheEnd() {
    let error = #expect(throws: DataError.self) {
      try Self.read("a\n1\n") { $0.headerLine = 7 }
    }
    #expect(error?.id == "no-header-line")
  }

  @Test func calendars() throws {
    let text = "period,n\nP6 2023/24,1\nP7 2023/24,2\n"
    let (table, _) = try Self.read(text) { $0.calendar = .financial }
    #expect(table.type("period") == "period")
    #expect(table.schema.fields[0].metadata.calendar == .financial)
  }

  @Test func theMarksOfADataPackage() throws {
    let package = #"""
      {"resources": [{"name": "data", "path": "data.csv", "schema": {
        "missingValues": ["", {"value": "-", "label": "zero"},
                          {"value": "**", "label": "Not available"}],
        "fields": [{"name": "a", "type": "number", "flagColumn": "s"}, {"name": "s"}]}}]}
      """#
    let (table, _) = try Fixtures.read("a,s\n1,p\n-,\n**,r\n", package: package)
    #expect(table.texts("a") == ["1", "0", "[x]"])
    #expect((0..<3).map { table.column("a").flags(at: $0).letters } == ["p", "", ""])
  }

  /// In files of the DfE a row of a region has no authority to name.
  @Test func codesInLocationColumns() throws {
    let head = "geographic_level,time_period,la_name,note,n\n"
    let rows = "Regional,2022,z,z,1\nLocal authority,2022,Kent,x,2\n"
    let (official, _) = try Fixtures.read(head + rows)
    #expect(official.texts("la_name") == ["[z]", "Kent"])
    #expect(official.texts("note") == ["z", "x"])
    let (other, _) = try Fixtures.read("la_name,n\nz,1\nKent,2\n")
    #expect(other.texts("la_name") == ["z", "Kent"])
  }

  /// What is missing says how to declare it, with the line.
  @Test func theWayOutIsNamed() throws {
    let (_, findings) = try Fixtures.read("a\n1\n2\n-\n4\n")
    #expect(findings.map(\.id) == ["undeclared-marks"])
    #expect(findings[0].message.contains("`-` 1 time, first on line 4"))
    #expect(findings[0].help[0].hasSuffix(#"data.csv" as data with missing "-" as zero`"#))
  }

  @Test func sharesOverAHundred() throws {
    let field = { (denominator: String) in
      #"{"resources": [{"name": "data", "path": "data.csv", "schema": {"fields": [{"name": "a", "unit": "%"\#(denominator)}]}}]}"#
    }
    let text = "a\n40%\n140%\n"
    let share = try Fixtures.read(text, package: field(#", "denominator": "b""#))
    #expect(share.table.texts("a") == ["40", "140"])
    #expect(share.findings.contains { $0.id == "share-over-hundred" && $0.message.contains("line 3") })
    let growth = try Fixtures.read(text, package: field(""))
    #expect(growth.findings.isEmpty)
  }
}
