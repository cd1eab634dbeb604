import Columns
import Datasets
import Diagnostics
import Testing

/// What cells mean is the same however a file is cut: units, marks, flags, periods, metadata.
@Suite struct ScanMeaningTests {
  /// A file, what describes it and what a person declares of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var others: [String: String] = [:]
    var declare: @Sendable (inout FileSettings) -> Void = { _ in }

    var testDescription: String { name }
  }

  private static func rows(_ header: String, _ count: Int, _ line: (Int) -> String) -> String {
    header + (0..<count).map(line).joined()
  }

  private static func package(_ fields: String) -> [String: String] {
    [
      "datapackage.json":
        #"{"resources": [{"name": "data", "path": "data.csv", "schema": {"fields": [\#(fields)]}}]}"#
    ]
  }

  static let cases: [Case] = [
    Case(
      name: "a line of units",
      text: rows("place,cost,share\n,£000,%\n", 40) { "p\($0),\($0).5,\($0)\n" }
    ),
    Case(
      name: "numbers with words",
      text: rows("a,b,c\n", 40) {
        "\($0).\($0) FTE,\($0) \($0 % 2 == 0 ? "weeks" : "months"),£\($0)k per pupil\n"
      }
    ),
    Case(
      name: "years and months",
      text: rows("length (yy:mm)\n", 40) { $0 % 7 == 6 ? "c\n" : "0\($0 % 9):0\($0 % 8)\n" }
    ),
    Case(
      name: "marks that nobody declared",
      text: rows("a,b,c\n", 60) {
        ["-,<5,#DIV/0!\n", "1,2,3\n", "..,<0.5,*\n", "2 [r],3[p, e],4\n"][$0 % 4]
      }
    ),
    Case(
      name: "declared marks and flags",
      text: rows("a,b\n", 60) { ["-,x\n", "*,12r\n", "12r,13 e*\n", "c,-\n"][$0 % 4] },
      declare: { settings in
        settings.marks = [.init("-", .zero), .init("*", .missing(.suppressed))]
        settings.flags = [.init("r", .revised), .init("e*", .forecast)]
      }
    ),
    Case(
      name: "flags in a column",
      text: rows("v,s,w\n", 60) {
        "\($0)\($0 % 5 == 0 ? " [e]" : ""),\(["p", "", "r", "q"][$0 % 4]),t\n"
      },
      declare: {
        $0.columns = [.init("v", .flagColumn("s")), .init("w", .flagColumn("s"))]
      }
    ),
    Case(
      name: "units in a column, from line 3, with commas",
      text: rows("A report;;\n\nv;unit;p\n", 40) {
        "\($0).000,5;\(["£", "%", "boats", "£m"][$0 % 4]);\($0),25\n"
      },
      declare: {
        $0.delimiter = 0x3B
        $0.headerLine = 3
        $0.hasDecimalComma = true
        $0.columns = [.init("v", .unitColumn("unit"))]
      }
    ),
    Case(
      name: "time periods and identifiers",
      text: rows("time_period,time_identifier,n\n", 60) {
        let odd = ["x,Academic year", "202299,Academic year", "2021,Week 12"][$0 % 3]
        return "\($0 % 6 == 5 ? odd : "2021\($0 % 2 + 22),Academic year"),\($0)\n"
      }
    ),
    Case(
      name: "periods of several spellings",
      text: rows("when,seen\n", 60) {
        let texts = ["2021/22", "Q1 2022/23", "01/02/2023 (provisional)", "13/14/2022", "z"]
        return "\(texts[$0 % 5]),\($0 % 10 == 9 ? "later" : "Sep \(2000 + $0)")\n"
      }
    ),
    Case(
      name: "kinds of periods in a column",
      text: rows("when,kind,n\n", 40) {
        "2021/22,\(["snapshot", "year to date", "", "sometimes"][$0 % 4]),\($0)\n"
      },
      others: package(
        #"{"name": "when", "type": "year", "calendar": "financial", "periodKindColumn": "kind"}, "#
          + #"{"name": "kind", "type": "string"}, {"name": "n", "type": "integer"}"#
      )
    ),
    Case(
      name: "shares over 100",
      text: rows("share (%),all\n", 40) { "\($0 * 3).5,\($0 == 3 ? "2.5" : "9")\n" },
      others: package(
        #"{"name": "share (%)", "type": "number", "unit": "%", "denominator": "all"}, "#
          + #"{"name": "all", "type": "integer"}"#
      )
    ),
    Case(
      name: "metadata of the DfE",
      text: rows("time_period,time_identifier,sex,age,cost\n", 40) {
        "202\($0 % 2)2\($0 % 2 + 1),Academic year,\($0 % 3 == 0 ? "Total" : "Boys"),5,\($0).5\n"
      },
      others: [
        "data.meta.csv": """
        col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,\
        filter_grouping_column
        sex,Filter,Sex,,,,,
        age,Filter,Age,,,,,
        cost,Indicator,Cost,,£m,2,,

        """
      ]
    ),
  ]

  /// All that can be seen of a table, or of the error in its place.
  private static func picture(_ item: Case, _ options: ReadingOptions) throws -> [String] {
    var files = item.others.mapValues { Array($0.utf8) }
    files["data.csv"] = Array(item.text.utf8)
    var settings = FileSettings()
    item.declare(&settings)
    return try Fixtures.withFolder(files) { folder in
      var catalogue = Catalogue.empty
      catalogue.options = options
      let dataset = try catalogue.add(file: folder + "/data.csv", as: "data", settings)
      let provider = dataset.provider
      // Backwards, so that columns are not asked for in the order in which they stand.
      for field in provider.schema.fields.reversed() { _ = field.type }
      let batches = try provider.scan(columns: Array(provider.schema.fields.indices))
      let source = provider.source
      var lines = provider.schema.fields.map { "\($0.name): \($0.type), \($0.metadata)" }
      var number = 0
      Table(schema: provider.schema, batches: batches).forEachRow { batch, row in
        let cells = batch.columns.map { column in
          "\(column.value(at: row)) \(column.decimals(at: row) ?? -1) "
            + "\(column.unit(at: row)?.heading ?? "") \(column.flags(at: row).letters)"
        }
        lines.append("\(source?.line(number) ?? 0): " + cells.joined(separator: " | "))
        number += 1
        return true
      }
      return lines
        + dataset.findings.map { "\($0.id): \($0.message)".replacing(folder + "/", with: "") }
        .sorted()
    }
  }

  @Test(arguments: cases) func isTheSame(item: Case) throws {
    let whole = try Self.picture(item, .standard)
    for threads in [1, 2, 5] {
      for chunk in [1, 3, 17, 64, 257, 4096] {
        let options = ReadingOptions(threads: threads, chunkBytes: chunk, deferredFrom: 0)
        let cut = try Self.picture(item, options)
        #expect(cut == whole, "\(threads) threads, chunks of \(chunk) bytes")
        guard cut == whole else { return }
      }
    }
  }

  /// Columns that say what rows are stand out whatever else is read.
  @Test func tellingColumns() throws {
    let text = Self.rows("when,place,level,n,mark\n", 50) {
      "\(2000 + $0)/\($0 < 9 ? "0" : "")\($0 + 1),p\($0),\($0 % 3 == 0 ? "Total" : "a"),\($0),true\n"
    }
    try Fixtures.withFolder(["data.csv": Array(text.utf8)]) { folder in
      var catalogue = Catalogue.empty
      catalogue.options = ReadingOptions(threads: 2, chunkBytes: 100, deferredFrom: 0)
      let schema = try catalogue.load(file: folder + "/data.csv").provider.schema
      #expect(schema.fields.filter(\.isTelling).map(\.name) == ["when", "level", "mark"])
    }
  }
}
