import Columns
import Presentation
import Testing

/// Writes a table in a format as it would be on a screen.
func written(_ table: Table, _ format: String, _ screen: Screen = Screen()) -> String {
  var text = ""
  Formats.named(format, screen: screen)?.write(table, to: &text)
  return text
}

@Test(arguments: [
  (
    "csv",
    """
    service,variance,share,is_total
    Home to School,10036,42,true
    Placements | external,-45,6.5,false

    """
  ),
  (
    "json",
    """
    [
    {"service": "Home to School", "variance": 10036, "share": 42, "is_total": true},
    {"service": "Placements | external", "variance": -45, "share": 6.5, "is_total": false}
    ]

    """
  ),
  (
    "jsonl",
    """
    {"service": "Home to School", "variance": 10036, "share": 42, "is_total": true}
    {"service": "Placements | external", "variance": -45, "share": 6.5, "is_total": false}

    """
  ),
  (
    "markdown",
    """
    | service                | variance (£000) | share (%) | is_total |
    | :--------------------- | --------------: | --------: | :------- |
    | Home to School         |          10,036 |        42 | yes      |
    | Placements \\| external |             -45 |       6.5 | no       |

    """
  ),
  (
    "table",
    """
    service                variance  share  is_total
                               £000      %
    ─────────────────────  ────────  ─────  ────────
    Home to School           10,036   42    yes
    Placements | external       -45    6.5  no

    """
  ),
  (
    "tsv",
    """
    service\tvariance\tshare\tis_total
    Home to School\t10036\t42\ttrue
    Placements | external\t-45\t6.5\tfalse

    """
  ),
]) func ordinaryTable(format: String, expected: String) {
  #expect(written(Sample.ordinary, format) == expected)
}

@Test(arguments: [
  (
    "csv",
    "mesure,value\n日本語 ✓,£18.8m\ne\u{301}cole \u{1B}[31m,42%\n\"a\nb,\"\"c\"\"\",\"6.2 per 10,000\"\n"
  ),
  (
    "jsonl",
    """
    {"mesure": "日本語 ✓", "value": "£18.8m"}
    {"mesure": "e\u{301}cole \\u001b[31m", "value": "42%"}
    {"mesure": "a\\nb,\\"c\\"", "value": "6.2 per 10,000"}

    """
  ),
  (
    "markdown",
    """
    | mesure      |          value |
    | :---------- | -------------: |
    | 日本語 ✓    |         £18.8m |
    | e\u{301}cole ␛[31m |            42% |
    | a<br>b,"c"  | 6.2 per 10,000 |

    """
  ),
  (
    "table",
    """
    mesure                  value
    ───────────  ────────────────
    日本語 ✓     £18.8m
    e\u{301}cole ␛[31m   42%
    a␊b,"c"        6.2 per 10,000

    """
  ),
  (
    "tsv",
    "mesure\tvalue\n日本語 ✓\t£18.8m\ne\u{301}cole \u{1B}[31m\t42%\n\"a\nb,\"\"c\"\"\"\t6.2 per 10,000\n"
  ),
]) func wideAndControlCharacters(format: String, expected: String) {
  #expect(written(Sample.unicode, format) == expected)
}

@Test(arguments: [
  ("csv", "period,rate,note\nQ2 2023/24 (Jul–Sep 2023),31.569,\n,c,\n,low,\n"),
  (
    "jsonl",
    """
    {"period": "Q2 2023/24 (Jul–Sep 2023)", "rate": 31.569, "note": null}
    {"period": null, "rate": null, "note": null}
    {"period": null, "rate": null, "note": null}

    """
  ),
  (
    "markdown",
    """
    | period                    | rate (%) | note      |
    | :------------------------ | -------: | :-------- |
    | Q2 2023/24 (Jul–Sep 2023) |    31.57 |           |
    |                           |        c |           |
    | (no match)                |      low | (no data) |

    c suppressed · low rounds to zero

    """
  ),
  (
    "table",
    """
    period                      rate  note
                                   %
    ─────────────────────────  ─────  ─────────
    Q2 2023/24 (Jul–Sep 2023)  31.57
                                   c
    (no match)                   low  (no data)
    c suppressed · low rounds to zero

    """
  ),
]) func missingCells(format: String, expected: String) {
  #expect(written(Sample.missing, format) == expected)
}

@Test(arguments: [
  ("csv", "name,n\n"), ("json", "[]\n"), ("jsonl", ""),
  ("markdown", "| name |    n |\n| :--- | ---: |\n"),
  ("table", "name  n\n────  ─\n"), ("tsv", "name\tn\n"),
]) func emptyTable(format: String, expected: String) {
  #expect(written(Sample.empty, format) == expected)
}

@Test func formatsAreListedByName() {
  #expect(Formats.names == Formats.names.sorted())
  #expect(Formats.named("xml", screen: Screen()) == nil)
}

@Test func everyFormatFileIsListed() throws {
  let folder = #filePath.replacing("Tests/PresentationTests/FormatTests.swift", with: "")
  let files = try swiftFiles(in: folder + "Sources/Presentation/Formats")
  #expect(files == Formats.all.map { "\($0)" }.sorted())
}

@Test func csvMayLeaveMissingCellsEmpty() {
  var (text, cells) = ("", CellOptions())
  cells.missing = .empty
  CSVFormat(screen: Screen(), cells: cells).write(Sample.missing, to: &text)
  #expect(text == "period,rate,note\nQ2 2023/24 (Jul–Sep 2023),31.569,\n,,\n,,\n")
}

@Test func singleEmptyFieldIsStillARow() {
  let one = table(SampleColumn("a", .text, [.text("x"), .missing(.blank), .text("")]))
  #expect(written(one, "csv") == "a\nx\n\"\"\n\"\"\n")
}

@Test func jsonEscapesControlsBeyondASCII() {
  let one = table(SampleColumn("a", .text, [.text("\u{9B}31m\u{7F}\u{A0}£\\\t")]))
  #expect(written(one, "jsonl") == "{\"a\": \"\\u009b31m\\u007f\u{A0}£\\\\\\t\"}\n")
}
