import Diagnostics

/// A grid of character cells with the colour of each.
///
/// Lines are drawn in Braille, eight dots a cell; where only ASCII can be shown, in dots, one a cell.
struct TerminalCanvas {
  private struct Cell {
    var character: Character = " "
    /// The dots of a Braille cell, as in U+2800.
    var dots: UInt8 = 0
    var style = ""
    /// What is drawn later with less weight gives way: 0 nothing, 1 grid, 2 rule, 3 line, 4 mark.
    var weight = 0
  }

  let columns: Int
  let rows: Int
  private let screen: ChartScreen
  private var cells: [Cell]

  init(columns: Int, rows: Int, screen: ChartScreen) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    self.screen = screen
    cells = [Cell](repeating: Cell(), count: self.columns * self.rows)
  }

  private func code(_ ink: Style.Ink) -> String { screen.usesColour ? ink.terminalCode ?? "" : "" }

  /// Puts a character into a cell, unless something of more weight stands there.
  mutating func put(
    _ character: Character,
    column: Int,
    row: Int,
    _ ink: Style.Ink,
    weight: Int
  ) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    let place = row * columns + column
    guard cells[place].weight <= weight else { return }
    cells[place].character = character
    cells[place].dots = 0
    cells[place].style = code(ink)
    cells[place].weight = weight
  }

  /// Writes text into a row from a column on.
  mutating func write(_ text: String, column: Int, row: Int, _ ink: Style.Ink, weight: Int = 4) {
    var column = column
    for character in text {
      put(character, column: column, row: row, ink, weight: weight)
      column += TerminalText.width(of: String(character))
    }
  }

  /// Whether a cell is empty.
  func isEmpty(column: Int, row: Int) -> Bool {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return false }
    return cells[row * columns + column].weight < 2
  }

  /// Whether a stretch of a row is on the canvas and empty.
  func isEmpty(columns: Range<Int>, row: Int) -> Bool {
    columns.allSatisfy { isEmpty(column: $0, row: row) }
  }

  /// The bits of a Braille cell by the row of the dot, left and right.
  private static let bits: [(UInt8, UInt8)] = [(1, 8), (2, 16), (4, 32), (64, 128)]

  /// Draws a line between two places in cells, counted from the top left corner of the grid.
  ///
  /// - Parameters:
  ///   - from: where it begins.
  ///   - to: where it ends.
  ///   - ink: its colour.
  ///   - dashes: how many dots of a broken line came before; nil for an unbroken one.
  /// - Returns: how many there are with these.
  mutating func line(
    from: (x: Double, y: Double),
    to: (x: Double, y: Double),
    _ ink: Style.Ink,
    dashes: Int?
  ) -> Int {
    let (across, down) = screen.isUnicode ? (2.0, 4.0) : (1.0, 1.0)
    let distance = max(abs(to.x - from.x) * across, abs(to.y - from.y) * down)
    let steps = Int(clamped: min(distance.rounded(.up), 10_000))
    for step in 0...max(steps, 1) {
      let place = (dashes ?? 0) + step
      let isGap = place % (screen.isUnicode ? 8 : 2) >= (screen.isUnicode ? 5 : 1)
      if dashes != nil, isGap { continue }
      let share = Double(step) / Double(max(steps, 1))
      dot(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, ink)
    }
    return (dashes ?? 0) + steps
  }

  private mutating func dot(x: Double, y: Double, _ ink: Style.Ink) {
    guard x.isFinite, y.isFinite, x >= 0, y >= 0, x < Double(columns), y < Double(rows) else {
      return
    }
    let (column, row) = (Int(clamped: x), Int(clamped: y))
    guard screen.isUnicode else {
      put(".", column: column, row: row, ink, weight: 3)
      return
    }
    let place = row * columns + column
    guard cells[place].weight <= 3 else { return }
    if cells[place].weight < 3 { cells[place].dots = 0 }
    let bits = Self.bits[min(Int(clamped: (y - Double(row)) * 4), 3)]
    cells[place].dots |= x - Double(column) < 0.5 ? bits.0 : bits.1
    cells[place].style = code(ink)
    cells[place].weight = 3
  }

  /// A row as text, without spaces at its end.
  func text(row: Int) -> String {
    var line = StyledLine(usesColour: screen.usesColour)
    var blanks = 0
    for cell in cells[(row * columns)..<((row + 1) * columns)] {
      var character = cell.character
      if cell.dots > 0, let scalar = Unicode.Scalar(0x2800 + UInt32(cell.dots)) {
        character = Character(scalar)
      }
      if character == " " {
        blanks += 1
      } else {
        line.append(String(repeating: " ", count: blanks), "")
        line.append(String(character), cell.style)
        blanks = 0
      }
    }
    return line.text
  }
}

/// A line of text in colours, with as few escapes as will do.
struct StyledLine {
  private let usesColour: Bool
  private var result = ""
  private var current = ""

  init(usesColour: Bool) {
    self.usesColour = usesColour
  }

  mutating func append(_ text: String, _ style: String) {
    guard !text.isEmpty else { return }
    if usesColour, style != current {
      if !current.isEmpty { result += "\u{1B}[0m" }
      if !style.isEmpty { result += "\u{1B}[\(style)m" }
      current = style
    }
    result += text
  }

  mutating func append(_ text: String, ink: Style.Ink) {
    append(text, ink.terminalCode ?? "")
  }

  var text: String { usesColour && !current.isEmpty ? result + "\u{1B}[0m" : result }
}
