package import Columns

/// A table for reading: names over units over aligned cells.
///
///     service                   variance
///                                   £000
///     ────────────────────────  ────────
///     Home to School Transport    10,036
///
/// On a terminal a table that is too wide cuts its longest texts, then turns on its side with one
/// block a row; a long one shows its start and its end. Elsewhere nothing is ever left out.
package struct TableFormat: OutputFormat {
  package static let name = "table"
  package static let writesValuesAsLines = true

  private let screen: Screen

  package init(screen: Screen) {
    self.screen = screen
  }

  package func write(_ table: Table, to stream: inout some TextOutputStream) {
    guard !table.schema.fields.isEmpty else { return }
    var rows = ShownRows(of: table.rowCount, limit: screen.rowLimit)
    var layout = TableLayout(table, rows: rows, screen: screen)
    var isCut = false
    if layout.fit(cutting: screen.cutsText) {
      isCut = layout.isCut
      layout.write(table, rows: rows, to: &stream)
    } else {
      rows = ShownRows(of: table.rowCount, limit: screen.rowLimit.map { min($0, 10) })
      SidewaysLayout(table.schema, screen: screen).write(table, rows: rows, to: &stream)
    }
    if screen.width != nil { stream.write(footer(rows, isCut: isCut)) }
  }

  package func writeValue(_ table: Table, to stream: inout some TextOutputStream) {
    stream.write(ValueText.line(table))
  }

  private func footer(_ rows: ShownRows, isCut: Bool) -> String {
    var text = rows.count == 1 ? "1 row" : NumberText.grouped(String(rows.count)) + " rows"
    if rows.isLimited { text += " (\(NumberText.grouped(String(rows.shownCount))) shown)" }
    if isCut, !rows.isLimited { text += " (long text cut)" }
    if isCut || rows.isLimited, !screen.wayToSeeAll.isEmpty {
      text += (screen.isUnicode ? " — " : " - ") + screen.wayToSeeAll
    }
    return screen.styled(text, "2") + "\n"
  }
}
