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

    var isNumber: Bool { type.measure != nil }
    /// Whether long texts may be cut.
    var isText: Bool { type == .text || type == .unknown }
  }

  /// Texts are never cut below this width.
  private static let narrowestText = 12
  /// The spaces between columns.
  private static let gap = 2

  /// The most cells that are kept between measuring and writing; above, they are worded twice.
  private static let keptCells = 1 << 14

  private let screen: Screen
  private var parts: [Part]
  /// The cells shown, row by row; empty where there are too many to keep.
  private let cells: [ScreenCell]
  /// Whether texts had to be cut to fit.
  private(set) var isCut = false

  /// Measures the rows shown, as long as they are wanted.
  init(_ table: Table, rows: ShownRows, screen: Screen, isStopped: () -> Bool) {
    self.screen = screen
    var parts = table.schema.fields.enumerated().map { index, field in
      let unit = field.type.measure?.unit ?? .plain
      // Where the unit varies each cell carries its own.
      let heading = unit.quantity == .varies ? "" : TerminalText.escaped(unit.heading)
      return Part(
        name: TerminalText.escaped(field.name),
        unit: heading,
        type: field.type,
        style: NumberStyle(table, column: index)
      )
    }
    var cells: [ScreenCell] = []
    let keepsCells = rows.shownCount * parts.count <= Self.keptCells
    rows.forEach(in: table, gap: {}) { batch, row, _ in
      for index in parts.indices {
        let cell = Self.cell(batch, row, index, of: parts[index])
        if let tail = cell.tail {
          parts[index].whole = max(parts[index].whole, cell.width - tail)
          parts[index].tail = max(parts[index].tail, tail)
        } else {
          parts[index].width = max(parts[index].width, cell.width)
        }
        if keepsCells { cells.append(cell) }
      }
      return !isStopped()
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
    self.cells = cells
  }

  private static func cell(_ batch: Batch, _ row: Int, _ index: Int, of part: Part) -> ScreenCell {
    ScreenCell(batch.columns[index], row, type: part.type, style: part.style)
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
  func write(_ table: Table, rows: ShownRows, to stream: inout some AnswerStream) {
    var lines = LineBuilder(screen)
    addHeading(\.name, style: "1", to: &lines)
    if parts.contains(where: { !$0.unit.isEmpty }) {
      addHeading(\.unit, style: "2", to: &lines)
    }
    for part in parts {
      lines.add(screen.rule, times: part.width, style: "2")
      lines.addSpaces(Self.gap)
    }
    lines.endLine()
    var next = 0
    rows.forEach(in: table, gap: { addGap(to: &lines) }) { batch, row, _ in
      for index in parts.indices {
        let isKept = next < cells.count
        let cell = isKept ? cells[next] : Self.cell(batch, row, index, of: parts[index])
        next += 1
        add(cell, parts[index], to: &lines)
      }
      lines.endLine()
      return lines.handOn(to: &stream)
    }
    lines.flush(to: &stream)
  }

  private func addHeading(
    _ content: KeyPath<Part, String>,
    style: String,
    to lines: inout LineBuilder
  ) {
    for part in parts {
      let text = screen.fitted(part[keyPath: content], into: part.width)
      let padding = part.width - TerminalText.width(of: text)
      if part.isNumber { lines.addSpaces(padding) }
      lines.add(text, style: style)
      lines.addSpaces((part.isNumber ? 0 : padding) + Self.gap)
    }
    lines.endLine()
  }

  private func add(_ cell: ScreenCell, _ part: Part, to lines: inout LineBuilder) {
    if cell.width > part.width {
      let text = screen.fitted(cell.text, into: part.width)
      lines.add(text, style: cell.style)
      lines.addSpaces(part.width - TerminalText.width(of: text))
    } else if part.isNumber {
      let after = cell.tail.map { part.tail - $0 } ?? 0
      lines.addSpaces(part.width - cell.width - after)
      lines.add(cell.text, style: cell.style)
      lines.addSpaces(after)
    } else {
      lines.add(cell.text, style: cell.style)
      lines.addSpaces(part.width - cell.width)
    }
    lines.addSpaces(Self.gap)
  }

  private func addGap(to lines: inout LineBuilder) {
    for part in parts {
      if part.isNumber { lines.addSpaces(part.width - 1) }
      lines.add(screen.isUnicode ? "⋮" : ":", style: "2")
      lines.addSpaces((part.isNumber ? 0 : part.width - 1) + Self.gap)
    }
    lines.endLine()
  }
}
