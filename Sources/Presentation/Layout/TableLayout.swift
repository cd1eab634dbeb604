import Columns
import Diagnostics

/// A table upright: how wide each column is, and its lines.
struct TableLayout {
  /// One column.
  private struct Part {
    let name: String
    let unit: String
    let type: DataType
    let style: NumberStyle
    /// The most cells before and from the decimal points of its numbers.
    var whole = 0
    var tail = 0
    var width = 0

    var isNumber: Bool { type.number != nil }
    /// Whether long texts may be cut.
    var isText: Bool { type == .text || type == .unknown }
  }

  /// Texts are never cut below this width.
  private static let narrowestText = 12
  /// The spaces between columns.
  private static let gap = 2

  private let screen: Screen
  private var parts: [Part]
  /// Whether texts had to be cut to fit.
  private(set) var isCut = false

  /// Measures the rows shown.
  init(_ table: Table, rows: ShownRows, screen: Screen) {
    self.screen = screen
    var parts = table.schema.fields.enumerated().map { index, field in
      let unit = field.type.number?.unit ?? .plain
      // Where the unit varies each cell carries its own.
      let heading = unit.quantity == .varies ? "" : TerminalText.escaped(unit.heading)
      return Part(
        name: TerminalText.escaped(field.name),
        unit: heading,
        type: field.type,
        style: NumberStyle(table, column: index)
      )
    }
    rows.forEach(in: table, gap: {}) { batch, row, _ in
      for index in parts.indices {
        let part = parts[index]
        let cell = ScreenCell(batch.columns[index], row, type: part.type, style: part.style)
        if let tail = cell.tail {
          parts[index].whole = max(parts[index].whole, cell.width - tail)
          parts[index].tail = max(parts[index].tail, tail)
        } else {
          parts[index].width = max(parts[index].width, cell.width)
        }
      }
    }
    for index in parts.indices {
      let part = parts[index]
      parts[index].width = max(
        part.width,
        part.whole + part.tail,
        TerminalText.width(of: part.name),
        TerminalText.width(of: part.unit)
      )
    }
    self.parts = parts
  }

  private var width: Int {
    parts.reduce(0) { $0 + $1.width } + Self.gap * (parts.count - 1)
  }

  /// Cuts the widest texts until the table fits the screen; returns whether it does.
  mutating func fit(cutting mayCut: Bool) -> Bool {
    guard let limit = screen.width else { return true }
    while width > limit {
      let texts = parts.indices.filter { parts[$0].isText && parts[$0].width > Self.narrowestText }
      guard mayCut, let widest = texts.max(by: { parts[$0].width < parts[$1].width }) else {
        return false
      }
      // Down to the next widest at once, so that the loop runs as often as there are columns.
      let next = texts.filter { $0 != widest }.map { parts[$0].width }.max() ?? 0
      let enough = parts[widest].width - (width - limit)
      let floor = next == parts[widest].width ? next - 1 : next
      parts[widest].width = max(enough, floor, Self.narrowestText)
      isCut = true
    }
    return true
  }

  /// Writes the heading and the rows shown.
  func write(_ table: Table, rows: ShownRows, to stream: inout some TextOutputStream) {
    stream.write(headingLine(\.name, style: "1"))
    if parts.contains(where: { !$0.unit.isEmpty }) {
      stream.write(headingLine(\.unit, style: "2"))
    }
    var line = Line(screen)
    for (index, part) in parts.enumerated() {
      line.add(String(repeating: screen.rule, count: part.width), style: "2")
      if index < parts.count - 1 { line.addSpaces(Self.gap) }
    }
    stream.write(line.text)
    // Lines gather in one text, which is cheaper than a call of the stream for each.
    var text = ""
    rows.forEach(in: table, gap: { text += gapLine }) { batch, row, _ in
      text += rowLine(batch, row)
      if text.utf8.count > 1 << 16 {
        stream.write(text)
        text = ""
      }
    }
    stream.write(text)
  }

  private func headingLine(_ content: KeyPath<Part, String>, style: String) -> String {
    var line = Line(screen)
    for part in parts {
      let text = screen.fitted(part[keyPath: content], into: part.width)
      let padding = part.width - TerminalText.width(of: text)
      if part.isNumber { line.addSpaces(padding) }
      line.add(text, style: style)
      line.addSpaces((part.isNumber ? 0 : padding) + Self.gap)
    }
    return line.text
  }

  private func rowLine(_ batch: Batch, _ row: Int) -> String {
    var line = Line(screen)
    for (index, part) in parts.enumerated() {
      let cell = ScreenCell(batch.columns[index], row, type: part.type, style: part.style)
      if cell.width > part.width {
        let text = screen.fitted(cell.text, into: part.width)
        line.add(text, style: cell.style)
        line.addSpaces(part.width - TerminalText.width(of: text))
      } else if part.isNumber {
        let after = cell.tail.map { part.tail - $0 } ?? 0
        line.addSpaces(part.width - cell.width - after)
        line.add(cell.text, style: cell.style)
        line.addSpaces(after)
      } else {
        line.add(cell.text, style: cell.style)
        line.addSpaces(part.width - cell.width)
      }
      line.addSpaces(Self.gap)
    }
    return line.text
  }

  private var gapLine: String {
    var line = Line(screen)
    for part in parts {
      if part.isNumber { line.addSpaces(part.width - 1) }
      line.add(screen.isUnicode ? "⋮" : ":", style: "2")
      line.addSpaces((part.isNumber ? 0 : part.width - 1) + Self.gap)
    }
    return line.text
  }
}

/// A line in the making; spaces are written only once something follows them.
private struct Line {
  private let screen: Screen
  private var content = ""
  private var spaces = 0

  init(_ screen: Screen) {
    self.screen = screen
  }

  mutating func addSpaces(_ count: Int) { spaces += max(count, 0) }

  mutating func add(_ text: String, style: String?) {
    guard !text.isEmpty else { return }
    content += String(repeating: " ", count: spaces)
    spaces = 0
    content += screen.styled(text, style)
  }

  var text: String { content + "\n" }
}
