import Columns
import Presentation
import Testing

private let wide = table(
  SampleColumn("service", .text, [.text("Home to School Transport for pupils"), .text("Short")]),
  SampleColumn("note", .text, [.text("A sentence of some length"), .missing(.noData)]),
  SampleColumn("budget", exact(0, Unit(.money, power: 3)), [decimal(31234), decimal(7)])
)

@Test func longTextIsCutOnlyOnATerminal() {
  #expect(
    written(wide, "table", Screen(width: 50, wayToSeeAll: "use .last to see all")) == """
      service               note                  budget
                                                    £000
      ────────────────────  ────────────────────  ──────
      Home to School Tran…  A sentence of some …  31,234
      Short                 (no data)                  7
      2 rows (long text cut) — use .last to see all

      """
  )
  #expect(written(wide, "table").contains("Home to School Transport for pupils"))
}

@Test func tooWideTableTurnsOnItsSide() {
  #expect(
    written(wide, "table", Screen(width: 30)) == """
      ── row 1 ─────────────────────
      service  Home to School
               Transport for pupils
      note     A sentence of some
               length
      budget   £31,234k
      ── row 2 ─────────────────────
      service  Short
      note     (no data)
      budget   £7k
      2 rows

      """
  )
}

@Test func wholeScreenCutsNothing() {
  let text = written(wide, "table", Screen(width: 50, rowLimit: 1).whole)
  #expect(!text.contains("…"))
  #expect(text.contains("row 2"))
}

@Test func longTableShowsStartAndEnd() {
  let screen = Screen(width: 80, rowLimit: 4, wayToSeeAll: "use .last to see all")
  #expect(
    written(Sample.long(12_240), "table", screen) == """
           n
      ──────
         998
         999
           ⋮
      13,236
      13,237
      12,240 rows (4 shown) — use .last to see all

      """
  )
  #expect(written(Sample.long(4), "table", screen).hasSuffix("1001\n4 rows\n"))
  #expect(written(Sample.long(5), "table", screen).contains("⋮\n1001\n1002\n5 rows (4 shown)"))
}

@Test(arguments: 1...12) func limitShowsExactlySoManyRows(limit: Int) {
  let text = written(Sample.long(12), "table", Screen(width: 80, rowLimit: limit))
  let lines = text.split(separator: "\n")
  let hidden = limit < 12
  #expect(lines.count == 2 + limit + (hidden ? 1 : 0) + 1)
}

@Test func pipesGetEveryRow() {
  #expect(written(Sample.long(500), "table").split(separator: "\n").count == 502)
}

@Test func plainTerminalsGetASCII() {
  let text = written(wide, "table", Screen(width: 50, isUnicode: false))
  #expect(text.contains("Home to School Tran~"))
  #expect(text.contains("-------------------  -----"))
  #expect(text.unicodeScalars.filter { !$0.isASCII }.allSatisfy { $0 == "£" })
}

@Test func coloursStyleHeadingsAndMissingCells() {
  let text = written(Sample.missing, "table", Screen(usesColour: true))
  #expect(text.contains("\u{1B}[1mperiod\u{1B}[0m"))
  #expect(text.contains("\u{1B}[2;35mc\u{1B}[0m"))
  #expect(!written(Sample.missing, "csv", Screen(usesColour: true)).contains("\u{1B}"))
}

@Test func everyWidthHoldsTheTable() {
  for width in 20...120 {
    for line in written(wide, "table", Screen(width: width)).split(separator: "\n") {
      #expect(line.count <= width, "\(width): \(line)")
    }
  }
}
