package import Charts
package import Columns
import Diagnostics

/// A table for reading: names over units over aligned cells.
///
///     service                   variance
///                                   £000
///     ────────────────────────  ────────
///     Home to School Transport    10,036
///
/// On a terminal a table that is too wide cuts its longest texts, then leaves columns out, those that
/// say where a row comes from first, and where not even three fit turns on its side with one block a
/// row; a long one shows its start and its end. The footer says what is left out. Elsewhere nothing
/// ever is.
///
/// Where sources were asked for a number stands beside each row, and the list beneath; the columns that
/// say the same are the first to go.
package struct TableFormat: OutputFormat {
  package static let name = "table"
  package static let writesValuesAsLines = true

  private let screen: Screen

  package init(screen: Screen, cells: CellOptions) {
    self.screen = screen
  }

  package func write(_ table: Table, to stream: inout some AnswerStream) {
    guard !table.schema.fields.isEmpty else { return }
    let most = ShownRows(of: table.rowCount, limit: screen.rowLimit)
    let cited = table.forReading.numbered([most.head, most.tail]) { "[\($0)]" }
    let rows = writeRows(of: cited, to: &stream)
    SourceList(of: cited, [rows.head, rows.tail])?.write(on: screen, to: &stream)
  }

  /// Writes the rows; returns which were shown.
  private func writeRows(
    of table: Table,
    to stream: inout some AnswerStream
  ) -> ShownRows {
    var rows = ShownRows(of: table.rowCount, limit: screen.rowLimit)
    var layout = TableLayout(table, rows: rows, screen: screen) { stream.isStopped }
    // A cited table leaves columns out before it cuts texts.
    let isCited = table.citations != nil && !table.schema.documentColumns.isEmpty
    if layout.fit(cutting: screen.cutsText && !isCited) {
      layout.write(table, rows: rows, to: &stream)
      writeLegend(of: table, rows, to: &stream)
      finish(rows, isCut: layout.isCut, hiding: [], to: &stream)
      return rows
    }
    var columns = ShownColumns(of: table.schema, isCited: table.citations != nil)
    while screen.cutsText, let shown = columns.next() {
      let part = table.showing(shown)
      layout = TableLayout(part, rows: rows, screen: screen) { stream.isStopped }
      guard layout.fit(cutting: true) else { continue }
      layout.write(part, rows: rows, to: &stream)
      writeLegend(of: part, rows, to: &stream)
      let hidden = table.schema.fields.indices.filter { !shown.contains($0) }
      let names = hidden.map { table.schema.fields[$0].name }
      finish(rows, isCut: layout.isCut, hiding: names, to: &stream)
      return rows
    }
    rows = ShownRows(of: table.rowCount, limit: screen.rowLimit.map { min($0, 10) })
    SidewaysLayout(table.schema, screen: screen).write(table, rows: rows, to: &stream)
    writeLegend(of: table, rows, to: &stream)
    finish(rows, isCut: false, hiding: [], to: &stream)
    return rows
  }

  /// Says what the codes and flags shown stand for.
  private func writeLegend(
    of table: Table,
    _ rows: ShownRows,
    to stream: inout some AnswerStream
  ) {
    let legend = Legend(table, rows: rows)
    let mark = screen.isUnicode ? " · " : "; "
    for line in legend.lines(separator: mark, width: screen.width) {
      stream.write(screen.styled(line, "2") + "\n")
    }
  }

  /// The chart in the place of the rows, which a terminal has no room for beside it; else the rows
  /// between their title and their notes.
  package func write(
    _ table: Table,
    _ display: Display,
    to stream: inout some AnswerStream
  ) {
    if let figure = display.figure {
      for line in TerminalChart.lines(figure, screen.ofCharts) { stream.write(line + "\n") }
      SourceList(of: table, [0..<table.rowCount])?.write(on: screen, to: &stream)
      return
    }
    if let title = display.directions.title {
      stream.write(screen.styled(TerminalText.escaped(title), "1") + "\n")
    }
    write(table, to: &stream)
    for note in display.directions.notes { stream.write(TerminalText.escaped(note) + "\n") }
  }

  private func finish(
    _ rows: ShownRows,
    isCut: Bool,
    hiding hidden: [String],
    to stream: inout some AnswerStream
  ) {
    guard let width = screen.width else { return }
    stream.write(footer(rows, isCut: isCut, hasHidden: !hidden.isEmpty))
    guard !hidden.isEmpty else { return }
    let names = hidden.map { TerminalText.escaped($0) }.joined(separator: ", ")
    let text = "\(hidden.count) column\(hidden.count == 1 ? "" : "s") not shown: \(names)"
    stream.write(screen.styled(screen.fitted(text, into: width), "2") + "\n")
  }

  package func writeValue(_ table: Table, to stream: inout some AnswerStream) {
    stream.write(ValueText.line(table))
  }

  private func footer(_ rows: ShownRows, isCut: Bool, hasHidden: Bool) -> String {
    var text = rows.count == 1 ? "1 row" : NumberText.grouped(String(rows.count)) + " rows"
    if rows.isLimited { text += " (\(NumberText.grouped(String(rows.shownCount))) shown)" }
    if isCut, !rows.isLimited { text += " (long text cut)" }
    if isCut || hasHidden || rows.isLimited, !screen.wayToSeeAll.isEmpty {
      text += (screen.isUnicode ? " — " : " - ") + screen.wayToSeeAll
    }
    let lines = TextWrapping.lines(of: text, into: screen.width ?? Int.max)
    return lines.map { screen.styled($0, "2") + "\n" }.joined()
  }
}
