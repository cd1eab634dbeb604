import Columns
import Datasets
import Diagnostics
import Testing

/// How text becomes records and cells.
@Suite struct CSVStructureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let rows: [[String]]
    var findings: [String] = []
    var testDescription: String { text.debugDescription }
  }

  static let cases = [
    Case(text: "a,b\np,y\n", rows: [["a", "b"], ["p", "y"]]),
    Case(text: "a,b\r\np,y\r\n", rows: [["a", "b"], ["p", "y"]]),
    Case(text: "a,b\rp,y\rs,t", rows: [["a", "b"], ["p", "y"], ["s", "t"]]),
    Case(text: "a,b\np,y", rows: [["a", "b"], ["p", "y"]]),
    Case(text: "\u{FEFF}a,b\np,y", rows: [["a", "b"], ["p", "y"]]),
    Case(
      text: "\"a\",\"b, c\"\n\"p\ny\",\"\"\"q\"\"\"\n",
      rows: [["a", "b, c"], ["p\ny", "\"q\""]]
    ),
    Case(text: "a,b\n\"p\r\ny\",r\n", rows: [["a", "b"], ["p\r\ny", "r"]]),
    Case(text: "a,b\n6' 2\" tall,y\n", rows: [["a", "b"], ["6' 2\" tall", "y"]]),
    Case(
      text: "a,b\n\"p\" or,y\n",
      rows: [["a", "b"], ["p or", "y"]],
      findings: ["text-after-quote"]
    ),
    Case(text: "a;b\np;y, r\n", rows: [["a", "b"], ["p", "y, r"]]),
    Case(text: "a\tb\np\ty, r\n", rows: [["a", "b"], ["p", "y, r"]]),
    Case(text: "a|b\np|y\n", rows: [["a", "b"], ["p", "y"]]),
    Case(text: "\"a, b, c\";d\n\"p, y\";r\n", rows: [["a, b, c", "d"], ["p, y", "r"]]),
    Case(text: "sep=;\na;b\np;y\n", rows: [["a", "b"], ["p", "y"]]),
    Case(text: "a\np\ny\n", rows: [["a"], ["p"], ["y"]]),
    Case(
      text: "a,b,c\np\np,y,r\ns,t\n",
      rows: [
        ["a", "b", "c"], ["p", "[blank]", "[blank]"], ["p", "y", "r"], ["s", "t", "[blank]"],
      ],
      findings: ["short-rows"]
    ),
    Case(text: "a,b\np,y,,\n", rows: [["a", "b"], ["p", "y"]]),
    Case(text: "a,b\np,y,r,\n", rows: [["a", "b"], ["p", "y"]], findings: ["long-rows"]),
    Case(
      text: "SNP,SNP,SNP,SNP_2\np,y,r,t\n",
      rows: [["SNP", "SNP_3", "SNP_4", "SNP_2"], ["p", "y", "r", "t"]],
      findings: ["duplicate-header"]
    ),
    Case(
      text: ",b\np,y\n",
      rows: [["column_1", "b"], ["p", "y"]],
      findings: ["empty-header"]
    ),
    Case(
      text: "a,,\np,,\ny,,\n",
      rows: [["a"], ["p"], ["y"]],
      findings: ["empty-header", "empty-column"]
    ),
    Case(text: "a,\np,s\n", rows: [["a", "column_2"], ["p", "s"]], findings: ["empty-header"]),
    Case(
      text: "a,b\n\n\np,y\n   \ns,t\n\n\n",
      rows: [["a", "b"], ["p", "y"], ["s", "t"]],
      findings: ["blank-lines"]
    ),
    Case(text: "\n\na,b\np,y\n", rows: [["a", "b"], ["p", "y"]]),
    Case(text: "a,b\n", rows: [["a", "b"]]),
    Case(text: " a , b\u{A0}\np,y\n", rows: [["a", "b"], ["p", "y"]]),
    Case(text: "\"a\nb\",c\np,y\n", rows: [["a b", "c"], ["p", "y"]]),
    Case(text: "a,b\np,\"\"\n  ,y\n", rows: [["a", "b"], ["p", "[blank]"], ["[blank]", "y"]]),
    Case(
      text: "a,b\n,\n,\n",
      rows: [["a", "b"], ["[blank]", "[blank]"], ["[blank]", "[blank]"]]
    ),
  ]

  @Test(arguments: cases) func reads(_ test: Case) throws {
    let (table, findings) = try Fixtures.read(test.text)
    #expect(table.schema.names == test.rows[0])
    let rows = (0..<table.rowCount).map { row in table.schema.names.map { table.text(row, $0) } }
    #expect(rows == Array(test.rows.dropFirst()))
    #expect(findings.map(\.id) == test.findings)
  }

  static let errors: [(text: String, id: String, place: String)] = [
    ("", "empty-file", "data.csv is empty"),
    ("\n\n", "empty-file", "data.csv is empty"),
    ("\u{FEFF}", "empty-file", "data.csv is empty"),
    ("a,b\nx,y\nv,\"w\nz\n", "unterminated-quote", "line 3, column 3"),
    ("a,b\n\"x\ny\",\"", "unterminated-quote", "line 3, column 4"),
    ("a,b\nx,\0\n", "not-text", "line 2, column 3"),
    (
      String(repeating: "a,", count: 999_999) + "a\n", "too-many-columns",
      "line 1: 1,000,000 columns"
    ),
  ]

  @Test(arguments: errors) func refuses(text: String, id: String, place: String) {
    let error = #expect(throws: DataError.self) { try Fixtures.read(text) }
    #expect(error?.id == id)
    #expect(error?.message.contains(place) == true, "\(error?.message ?? "")")
  }

  @Test func namesLinesOfRaggedRows() throws {
    let (_, findings) = try Fixtures.read("a,b\n\"x\ny\",z\nv\n1,2,three,\"fo\"\"ur\"\n")
    #expect(findings.map(\.message).contains { $0.contains("line 4; the cells") })
    #expect(findings.map(\.message).contains { $0.contains("`three, fo\"ur` on line 5") })
  }

  @Test func manyColumnsAreRead() throws {
    let names = (1...16_384).map { "c\($0)" }.joined(separator: ",")
    let cells = (1...16_384).map(String.init).joined(separator: ",")
    let (table, _) = try Fixtures.read("\(names)\n\(cells)\n\(cells)\n")
    #expect(table.rowCount == 2)
    #expect(
      table.value(row: 1, column: 16_383) == .decimal(ExactDecimal(mantissa: 16_384, scale: 0))
    )
  }

  @Test func batchesShareADictionary() throws {
    let lines = (0..<5000).map { "text \($0 % 7),\($0)" }.joined(separator: "\n")
    let (table, _) = try Fixtures.read("a,b\n" + lines)
    #expect(table.batches.map(\.count) == [2048, 2048, 904])
    let dictionaries = table.batches.map { batch in
      if case .text(_, let dictionary) = batch.columns[0].values {
        ObjectIdentifier(dictionary)
      } else {
        ObjectIdentifier(Batch.self)
      }
    }
    #expect(Set(dictionaries).count == 1)
    #expect(table.text(4999, "a") == "text 1")
  }
}
