import Columns
import Diagnostics

/// A table on its side: one block a row, one line a column, for tables too wide for the screen.
///
///     ── row 1 ──────────────
///     service   Home to School Transport
///     variance  £10,036k
///
/// Numbers carry their units, and long texts go on over several lines, so that nothing is cut.
struct SidewaysLayout {
  private let screen: Screen
  private let fields: [Field]
  private let names: [String]
  private let nameWidth: Int

  init(_ schema: Schema, screen: Screen) {
    self.screen = screen
    fields = schema.fields
    let limit = max((screen.width ?? 80) / 2, 10)
    names = schema.fields.map { screen.fitted(TerminalText.escaped($0.name), into: limit) }
    nameWidth = names.map { TerminalText.width(of: $0) }.max() ?? 0
  }

  func write(_ table: Table, rows: ShownRows, to stream: inout some AnswerStream) {
    let room = max((screen.width ?? Int.max) - nameWidth - 2, 8)
    let styles = fields.indices.map { NumberStyle(table, column: $0) }
    var lines = LineBuilder(screen)
    rows.forEach(in: table, gap: { addGap(to: &lines) }) { batch, row, place in
      if rows.count > 1 { addHeading(place + 1, to: &lines) }
      for (index, column) in batch.columns.enumerated() {
        let type = fields[index].type
        let cell = ScreenCell(column, row, type: type, style: styles[index], withUnit: true)
        lines.add(names[index], style: "1")
        var margin = nameWidth - TerminalText.width(of: names[index]) + 2
        for line in TextWrapping.lines(of: cell.text, into: room) {
          lines.addSpaces(margin)
          lines.add(line, style: cell.style)
          lines.endLine()
          margin = nameWidth + 2
        }
      }
      return lines.handOn(to: &stream)
    }
    lines.flush(to: &stream)
  }

  private func addHeading(_ number: Int, to lines: inout LineBuilder) {
    let words = " row \(NumberText.grouped(String(number))) "
    lines.add(screen.rule, times: 2, style: "2")
    lines.add(words, style: "2")
    let rest = min(screen.width ?? 40, 40) - 2 - words.utf8.count
    lines.add(screen.rule, times: max(rest, 2), style: "2")
    lines.endLine()
  }

  private func addGap(to lines: inout LineBuilder) {
    lines.add(screen.isUnicode ? "⋮" : ":", style: "2")
    lines.endLine()
  }
}
