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

  func write(_ table: Table, rows: ShownRows, to stream: inout some TextOutputStream) {
    let room = max((screen.width ?? Int.max) - nameWidth - 2, 8)
    let indent = String(repeating: " ", count: nameWidth + 2)
    let styles = fields.indices.map { NumberStyle(table, column: $0) }
    var text = ""
    rows.forEach(in: table, gap: { text += screen.isUnicode ? "⋮\n" : ":\n" }) {
      batch,
      row,
      place in
      if rows.count > 1 { text += heading(place + 1) }
      for (index, column) in batch.columns.enumerated() {
        let cell = ScreenCell(
          column,
          row,
          type: fields[index].type,
          style: styles[index],
          withUnit: true
        )
        let padding = nameWidth - TerminalText.width(of: names[index])
        text += screen.styled(names[index], "1")
        for (number, line) in wrapped(cell.text, into: room).enumerated() {
          let margin = number == 0 ? String(repeating: " ", count: padding + 2) : indent
          if !line.isEmpty { text += margin + screen.styled(line, cell.style) }
          text += "\n"
        }
      }
    }
    stream.write(text)
  }

  private func heading(_ number: Int) -> String {
    let rule = String(repeating: screen.rule, count: 2)
    let title = "\(rule) row \(NumberText.grouped(String(number))) "
    let cells = min(screen.width ?? 40, 40) - TerminalText.width(of: title)
    return screen.styled(title + String(repeating: screen.rule, count: max(cells, 2)), "2") + "\n"
  }

  /// The text in lines of at most so many cells, broken at spaces where there are any.
  private func wrapped(_ text: String, into cells: Int) -> [String] {
    guard TerminalText.width(of: text) > cells else { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let width = TerminalText.width(of: String(word))
      if !line.isEmpty, used + 1 + width <= cells {
        line += " " + word
        used += 1 + width
        continue
      }
      if !line.isEmpty || used > 0 { lines.append(line) }
      (line, used) = ("", 0)
      for character in word {
        let next = TerminalText.width(of: String(character))
        if used + next > cells {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += next
      }
    }
    lines.append(line)
    return lines
  }
}
