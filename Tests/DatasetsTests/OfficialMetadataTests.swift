import Columns
import Datasets
import Diagnostics
import Testing

/// The DfE's `.meta.csv` is read beside its data by itself.
@Suite struct OfficialMetadataTests {
  private static let data = """
    time_period,time_identifier,geographic_level,country_code,country_name,sex,age,date,cost,share,gap,count,ref
    202223,Academic year,National,E92000001,England,Total,Total,2023-01-01,9.5,42,1.5,"1,234",0012
    202223,Academic year,National,E92000001,England,Boys,aged 5,2023-01-08,c,41.25,2,z,0013
    """
  private static let header =
    "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,"
    + "filter_grouping_column,filter_default\n"
  private static let metadata =
    header + """
      sex,Filter,Sex of pupil,,,,Boys and girls,,
      age,Filter,Age,,,,,age_group,All ages
      date,Filter,Day,,,,,,
      cost,Indicator,"Cost, gross",Money,£m,2,,,
      share,Indicator,Share of pupils,Shares,%,1,,,
      gap,Indicator,Gap,Shares,pp,1,,,
      count,Indicator,Pupils,,,0,,,
      ref,Indicator,Reference,,numberstring,,,,

      """

  private static func read(
    _ metadata: String,
    _ data: String = data
  ) throws -> (table: Table, findings: [Diagnostic]) {
    let files = ["data.csv": Array(data.utf8), "data.meta.csv": Array(metadata.utf8)]
    return try Fixtures.withFolder(files) { folder in
      let dataset = try Catalogue.empty.load(file: folder + "/data.csv")
      return (try #require(dataset.provider as? Table), dataset.findings)
    }
  }

  private static func field(_ table: Table, _ name: String) throws -> FieldMetadata {
    try #require(table.schema.fields.first { $0.name == name }).metadata
  }

  @Test func labelsUnitsAndRoles() throws {
    let ages = Self.data.replacing("aged 5", with: "5")
    let (table, findings) = try Self.read(Self.metadata, ages)
    #expect(table.type("cost") == "number £m 2")
    #expect(table.texts("cost") == ["9.5", "[c]"])
    #expect(table.type("share") == "number % 2")
    #expect(table.type("gap") == "number pp 1")
    #expect(table.type("count") == "number")
    #expect(table.type("ref") == "text" && table.text(0, "ref") == "0012")
    #expect(table.type("age") == "text" && table.type("date") == "period")
    let cost = try Self.field(table, "cost")
    #expect(cost.title == "Cost, gross" && cost.role == .value && cost.grouping == "Money")
    let sex = try Self.field(table, "sex")
    #expect(sex.title == "Sex of pupil" && sex.description == "Boys and girls")
    #expect(sex.role == .filter && sex.total == "Total")
    #expect(try Self.field(table, "country_name").role == .area)
    // The data has neither `All ages` nor the group.
    #expect(try Self.field(table, "age").total == nil)
    #expect(findings.map(\.id) == ["column-not-found"])
  }

  @Test func withAMarkAtTheBeginning() throws {
    let (table, findings) = try Self.read(
      "\u{FEFF}" + Self.header + "cost,Indicator,Cost,,£,0,,,\n"
    )
    #expect(table.type("cost") == "number £ 1")
    #expect(findings.isEmpty)
  }

  static let faults: [(metadata: String, notes: [String])] = [
    (header + "cost,indicator,Cost,,£,,,,\n", ["line 2: `col_type` of `cost` is `indicator`"]),
    (header + "cost,Indicator,Cost,,£k,,,,\n", ["line 2: `£k` is no unit"]),
    (header + "cost,Indicator,Cost,,£,two,,,\n", ["line 2: `two` is no number of decimals"]),
    (header + "cost,Indicator,Cost,,£,-1,,,\n", ["line 2: `-1` is no number of decimals"]),
    (
      header + "cost,Indicator,Cost,,£,,,,\n\ncost,Indicator,Again,,%,,,,\n",
      ["line 4: `cost` is described on line 2 already"]
    ),
    (header + ",Filter,Nothing,,,,,,\n", ["line 2: `col_name` is blank"]),
    (header + "gone,Indicator,Gone,,,,,,\n", ["has no column `gone`"]),
    (
      "col_name,label\ncost,Cost\n",
      ["has no column `col_type`, `indicator_grouping`", "`col_type` of"]
    ),
    ("name,label\ncost,Cost\n", ["has no column `col_name`"]),
    ("", ["is empty"]),
    ("a,b\n\"x", ["never closed"]),
    ("\u{0}\u{1}", ["NUL byte"]),
  ]

  @Test(arguments: faults.indices) func faultsAreNotedAndTheDataIsRead(index: Int) throws {
    let (table, findings) = try Self.read(Self.faults[index].metadata)
    #expect(table.rowCount == 2)
    #expect(table.texts("cost") == ["9.5", "[c]"])
    let wanted = Self.faults[index].notes
    #expect(findings.count == wanted.count, "\(findings.map(\.message))")
    for (finding, words) in zip(findings, wanted) {
      #expect(finding.message.contains(words), "\(finding.message)")
    }
  }

  @Test func halfOfItIsUsed() throws {
    let (table, _) = try Self.read(
      Self.header + "share,Indicator,Share,,%,1,,,\ncost,Indicator,Cost,,stone,,,,\n"
    )
    #expect(table.type("share") == "number % 2")
    #expect(try Self.field(table, "cost").title == "Cost")
  }

  @Test func itIsNoDatasetOfAFolderAndCanBeReadByName() throws {
    let files = [
      "data.csv": Array(Self.data.utf8), "data.meta.csv": Array(Self.metadata.utf8),
      "lone.meta.csv": Array(Self.metadata.utf8),
    ]
    try Fixtures.withFolder(files) { folder in
      var catalogue = Catalogue.empty
      try catalogue.add(path: folder)
      #expect(catalogue.entries.map(\.name) == ["data", "lone_meta"])
      let metadata = try catalogue.load(file: folder + "/data.meta.csv")
      #expect(metadata.provider.knownRowCount == 8)
    }
  }

  /// A person's package is better than what the DfE wrote for everyone.
  @Test func aDataPackageWins() throws {
    let package = """
      {"name": "t", "resources": [{"name": "d", "path": "data.csv",
       "schema": {"fields": [{"name": "cost", "type": "number", "unit": "%"}]}}]}
      """
    let files = [
      "data.csv": Array(Self.data.utf8), "data.meta.csv": Array(Self.metadata.utf8),
      "datapackage.json": Array(package.utf8),
    ]
    try Fixtures.withFolder(files) { folder in
      let dataset = try Catalogue.empty.load(file: folder + "/data.csv")
      #expect(try #require(dataset.provider as? Table).type("cost") == "number % 1")
    }
  }
}
