package import Charts
package import Columns
import Diagnostics

/// A Markdown table with units in the headings and numbers aligned to the right.
///
///     | service                  | variance (£000) |
///     | :----------------------- | --------------: |
///     | Home to School Transport |          10,036 |
///
/// Sources are footnotes: `[^1]`.
package struct MarkdownFormat: OutputFormat {
  package static let name = "markdown"
  package static let writesValuesAsLines = true

  private let cells: CellOptions

  package init(screen: Screen, cells: CellOptions) { self.cells = cells }

  package func write(_ table: Table, to stream: inout some AnswerStream) {
    let rows = [0..<table.rowCount]
    let table = table.forReading.numbered(rows) { "[^\($0)]" }
    let fields = table.schema.fields
    guard !fields.isEmpty else { return }
    let isPrinted = cells.cells == .printed
    let headings = fields.map { field in
      let unit = field.type.measure?.unit ?? .plain
      let heading = isPrinted || unit.quantity == .varies ? "" : unit.heading
      return Self.escaped(heading.isEmpty ? field.name : "\(field.name) (\(heading))")
    }
    let styles = fields.indices.map { NumberStyle(table, column: $0) }
    var widths = headings.map { max(TerminalText.width(of: $0), 4) }
    table.forEachRow { batch, row in
      for (index, cell) in texts(batch, row, fields, styles).enumerated() {
        widths[index] = max(widths[index], TerminalText.width(of: cell))
      }
      return !stream.isStopped
    }
    stream.write(Self.line(headings, fields, widths))
    let rules = zip(fields, widths).map { field, width in
      let dashes = String(repeating: "-", count: width - 1)
      return field.type.measure == nil ? ":" + dashes : dashes + ":"
    }
    stream.write(Self.line(rules, fields, widths))
    table.forEachRow { batch, row in
      stream.write(Self.line(texts(batch, row, fields, styles), fields, widths))
      return !stream.isStopped
    }
    let legend = Legend(table, rows: ShownRows(of: table.rowCount, limit: nil))
    for line in legend.lines(separator: " · ", width: nil) { stream.write("\n\(line)\n") }
    guard let sources = SourceList(of: table, rows) else { return }
    stream.write("\n")
    var notes: [String] = []
    sources.forEach { number, texts in
      notes.append("[^\(number)]: " + texts.map(Self.escaped).joined(separator: "<br>") + "\n")
    }
    for note in notes { stream.write(note) }
  }

  /// A title, the chart in characters, the rows and the notes: what a chart shows can be checked.
  package func write(
    _ table: Table,
    _ display: Display,
    to stream: inout some AnswerStream
  ) {
    if let title = display.directions.title { stream.write("**\(Self.escaped(title))**\n\n") }
    if let figure = display.figure?.untitled {
      let screen = ChartScreen(width: 80, usesColour: false, isUnicode: true)
      stream.write("```\n")
      for line in TerminalChart.lines(figure, screen) { stream.write(line + "\n") }
      stream.write("```\n\n")
    }
    write(table, to: &stream)
    for note in display.directions.notes { stream.write("\n\(Self.escaped(note))\n") }
  }

  package func writeValue(_ table: Table, to stream: inout some AnswerStream) {
    stream.write(ValueText.line(table))
  }

  private func texts(
    _ batch: Batch,
    _ row: Int,
    _ fields: [Field],
    _ styles: [NumberStyle]
  ) -> [String] {
    fields.indices.map { index in
      let column = batch.columns[index]
      if let reason = column.validity.reason(row) {
        return cells.missing?.text(reason) ?? CellText.missing(reason)
      }
      let type = fields[index].type
      let withUnit = cells.cells == .printed
      return Self.escaped(
        CellText.value(column, row, type: type, style: styles[index], withUnit: withUnit)
      )
    }
  }

  private static func line(_ cells: [String], _ fields: [Field], _ widths: [Int]) -> String {
    var line = "|"
    for index in cells.indices {
      let padding = widths[index] - TerminalText.width(of: cells[index])
      let spaces = String(repeating: " ", count: max(padding, 0))
      let isNumber = fields[index].type.measure != nil
      line += isNumber ? " \(spaces)\(cells[index]) |" : " \(cells[index])\(spaces) |"
    }
    return line + "\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|": result += "\\|"
      case "\n", "\r", "\r\n": result += "<br>"
      default: result.append(character)
      }
    }
    return TerminalText.escaped(result)
  }
}
