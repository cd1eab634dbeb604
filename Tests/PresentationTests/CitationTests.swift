import Columns
import Presentation
import Testing

/// Sources that are written out: for each row its text, empty where it has none.
private struct WrittenSources: SourceWording {
  let texts: [String]

  func key(ofRow row: Int) -> Int64? { texts[row].isEmpty ? nil : Int64(row) }

  func write(sourcesOfRow row: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: texts[row].utf8)
  }
}

private func citations(_ texts: [String]) -> Citations {
  Citations(rowCount: texts.count, WrittenSources(texts: texts))
}

private let pack = "Scrutiny pack, 6 December 2023, Item 6 Appendix 3, Baseline data"
private let both = "costs.csv, line 3\u{1F}pupils.csv, lines 2–9 and 14 … 30 (12 rows)"

/// Three rows: of two sources, of none, and of a document.
private let cited: Table = {
  var cited = table(
    SampleColumn("group", .text, [.text("SEND"), .text("Other"), .text("All")]),
    SampleColumn("n", .integer, [decimal(16), decimal(2), decimal(18)])
  )
  cited.citations = citations([both, "", pack])
  return cited
}()

@Test(arguments: [
  (
    "table",
    """
    group   n  source
    ─────  ──  ─────────
    SEND   16  [1]
    Other   2  (no data)
    All    18  [2]

    [1] costs.csv, line 3
        pupils.csv, lines 2–9 and 14 … 30 (12 rows)
    [2] Scrutiny pack, 6 December 2023, Item 6 Appendix 3, Baseline data

    """
  ),
  (
    "markdown",
    """
    | group |    n | source    |
    | :---- | ---: | :-------- |
    | SEND  |   16 | [^1]      |
    | Other |    2 | (no data) |
    | All   |   18 | [^2]      |

    [^1]: costs.csv, line 3<br>pupils.csv, lines 2–9 and 14 … 30 (12 rows)
    [^2]: Scrutiny pack, 6 December 2023, Item 6 Appendix 3, Baseline data

    """
  ),
  (
    "csv",
    """
    group,n,source
    SEND,16,"costs.csv, line 3 | pupils.csv, lines 2–9 and 14 … 30 (12 rows)"
    Other,2,
    All,18,"Scrutiny pack, 6 December 2023, Item 6 Appendix 3, Baseline data"

    """
  ),
  (
    "jsonl",
    """
    {"group": "SEND", "n": 16, "sources": ["costs.csv, line 3", "pupils.csv, lines 2–9 and 14 … 30 (12 rows)"]}
    {"group": "Other", "n": 2, "sources": []}
    {"group": "All", "n": 18, "sources": ["Scrutiny pack, 6 December 2023, Item 6 Appendix 3, Baseline data"]}

    """
  ),
])
func everyFormatHasTheSources(_ format: String, _ expected: String) {
  #expect(written(cited, format) == expected)
}

@Test func formatsOfOneKindAgree() {
  #expect(written(cited, "tsv").contains("16\tcosts.csv, line 3 | pupils.csv"))
  #expect(written(cited, "json").contains("\"sources\": [\"costs.csv, line 3\", "))
}

@Test func longSourcesGoOnUnderTheirStart() {
  #expect(
    written(cited, "table", Screen(width: 30, isUnicode: false)) == """
      group   n  source
      -----  --  ---------
      SEND   16  [1]
      Other   2  (no data)
      All    18  [2]
      3 rows

      [1] costs.csv, line 3
          pupils.csv, lines 2-9 and
          14 ... 30 (12 rows)
      [2] Scrutiny pack, 6 December
          2023, Item 6 Appendix 3,
          Baseline data

      """
  )
}

@Test func onlyRowsThatAreShownAreListed() {
  var long = Sample.long(90)
  long.citations = citations((1...90).map { "place \($0)" })
  let text = written(long, "table", Screen(width: 60, rowLimit: 4))
  #expect(text.hasSuffix("\n\n[1] place 1\n[2] place 2\n[3] place 89\n[4] place 90\n"))
  long.citations = citations((1...90).map { "place \($0)" })
  #expect(written(long, "table").contains("\n[50] place 50\n"))
}

/// What the list says is left out of a table that is too wide before anything is cut.
@Test func columnsOfPlacesGoFirst() {
  var document = SampleColumn("document", .text, [.text("Scrutiny pack, 6 December 2023")]).field
  document.metadata.role = .document
  let service = SampleColumn("service", .text, [.text("Home to School Transport")])
  let place = SampleColumn("document", .text, [.text("Scrutiny pack, 6 December 2023")])
  let area = SampleColumn("area", .text, [.text("Worcestershire")])
  var wide = Table(
    schema: Schema([service.field, document, area.field]),
    batches: [Batch([service.column, place.column, area.column], count: 1)]
  )
  wide.citations = citations([pack])
  #expect(
    written(wide, "table", Screen(width: 70)) == """
      service                   area            source
      ────────────────────────  ──────────────  ──────
      Home to School Transport  Worcestershire  [1]
      1 row
      1 column not shown: document

      [1] Scrutiny pack, 6 December 2023, Item 6 Appendix 3, Baseline data

      """
  )
  #expect(written(wide, "table", Screen(width: 90)).contains("document"))
}

@Test func aColumnCalledSourceStays() {
  var named = table(SampleColumn("source", .text, [.text("grant")]))
  named.citations = citations(["a.csv, line 2"])
  #expect(written(named, "csv") == "source,source_2\ngrant,\"a.csv, line 2\"\n")
}

/// The texts of two numbers may read alike once they are put in one cell.
@Test func alikeTextsKeepTheirRows() {
  var rows = table(SampleColumn("n", .integer, [decimal(1), decimal(2), decimal(3)]))
  rows.citations = citations(["a\u{1F}b", "a | b", "c"])
  #expect(written(rows, "csv") == "n,source\n1,a | b\n2,a | b\n3,c\n")
}
