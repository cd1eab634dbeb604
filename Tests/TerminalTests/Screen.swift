/// A terminal's screen as it would look: enough of a VT100 for what the prompt writes.
///
/// An escape sequence that it does not know is kept in ``unknown``, so that a test can refuse it.
struct ScreenModel {
  private(set) var width: Int
  private(set) var height: Int
  private var cells: [[Cell]]
  private(set) var row = 0
  private(set) var column = 0
  /// Whether the last character filled the last cell, so that the next begins a line.
  private var isPending = false
  private var style = ""
  private(set) var unknown: [String] = []
  /// The lines that have left the screen at the top.
  private(set) var scrolled: [String] = []
  private var waiting: [UInt8] = []

  struct Cell: Equatable {
    var text = " "
    var style = ""
  }

  init(width: Int = 80, height: Int = 24) {
    self.width = width
    self.height = height
    cells = Array(repeating: Array(repeating: Cell(), count: width), count: height)
  }

  /// The lines, without the spaces at their ends.
  var lines: [String] { cells.map(Self.text) }

  /// Everything that was shown and is shown, without empty lines at the end.
  var text: String {
    var all = scrolled + lines
    while all.last == "" { all.removeLast() }
    return all.joined(separator: "\n")
  }

  /// The line that the cursor is on.
  var currentLine: String { lines[row] }

  /// The styles of a text where it is shown, one for each run of cells; nil where it is not.
  func style(of wanted: String) -> String? {
    for line in cells.reversed() {
      let texts = line.map(\.text)
      let letters = wanted.map(String.init)
      guard letters.count <= texts.count else { continue }
      for start in 0...(texts.count - letters.count)
      where Array(texts[start..<(start + letters.count)]) == letters { return line[start].style }
    }
    return nil
  }

  private static func text(_ line: [Cell]) -> String {
    var text = line.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  // MARK: - Writing

  mutating func write(_ bytes: [UInt8]) {
    waiting += bytes
    while let used = step() { waiting.removeFirst(used) }
  }

  /// Takes one character or sequence; nil where the rest of it has not come.
  private mutating func step() -> Int? {
    guard let first = waiting.first else { return nil }
    switch first {
    case 0x1B: return escape()
    case 0x0D: (column, isPending) = (0, false)
    case 0x0A: lineFeed()
    case 0x08: (column, isPending) = (max(column - 1, 0), false)
    case 0x07, 0x00: break
    default:
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard waiting.count >= length else { return nil }
      put(String(decoding: waiting[..<length], as: UTF8.self))
      return length
    }
    return 1
  }

  private mutating func put(_ text: String) {
    guard let value = text.unicodeScalars.first?.value else { return }
    if (0x300...0x36F).contains(value) || value == 0x200D || (0xFE00...0xFE0F).contains(value) {
      let place = isPending ? column : max(column - 1, 0)
      cells[row][place].text += text
      return
    }
    let wide =
      (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
      || (0xAC00...0xD7A3).contains(value) || (0xFF00...0xFF60).contains(value)
      || (0x1F300...0x1FAFF).contains(value)
    if isPending || (wide && column == width - 1) {
      (column, isPending) = (0, false)
      lineFeed()
    }
    cells[row][column] = Cell(text: text, style: style)
    if wide { cells[row][column + 1] = Cell(text: "", style: style) }
    let next = column + (wide ? 2 : 1)
    isPending = next >= width
    column = min(next, width - 1)
  }

  private mutating func lineFeed() {
    isPending = false
    if row < height - 1 {
      row += 1
    } else {
      scrolled.append(Self.text(cells.removeFirst()))
      cells.append(Array(repeating: Cell(), count: width))
    }
  }

  private mutating func escape() -> Int? {
    guard waiting.count > 1 else { return nil }
    if waiting[1] == 0x5D {
      guard let end = waiting.firstIndex(of: 0x07) else { return nil }
      return end + 1
    }
    guard waiting[1] == 0x5B else {
      unknown.append(String(decoding: waiting[..<2], as: UTF8.self))
      return 2
    }
    guard let end = waiting.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return nil
    }
    let parameters = String(decoding: waiting[2..<end], as: UTF8.self)
    control(parameters, waiting[end])
    return end + 1
  }

  private mutating func control(_ parameters: String, _ final: UInt8) {
    let number = max(Int(parameters) ?? 1, 1)
    switch Character(Unicode.Scalar(final)) {
    case "A": (row, isPending) = (max(row - number, 0), false)
    case "B": (row, isPending) = (min(row + number, height - 1), false)
    case "C": (column, isPending) = (min(column + number, width - 1), false)
    case "D": (column, isPending) = (max(column - number, 0), false)
    case "H": (row, column, isPending) = (0, 0, false)
    case "K":
      for place in column..<width { cells[row][place] = Cell() }
    case "J":
      let blank = Array(repeating: Cell(), count: width)
      if parameters == "2" {
        cells = Array(repeating: blank, count: height)
        return
      }
      for place in column..<width { cells[row][place] = Cell() }
      for below in (row + 1)..<max(height, row + 1) { cells[below] = blank }
    case "m": style = parameters == "0" || parameters.isEmpty ? "" : parameters
    case "h", "l": break
    default: unknown.append("\u{1B}[\(parameters)\(Character(Unicode.Scalar(final)))")
    }
  }

  /// Gives the screen another width, as terminals do that cut lines rather than break them anew.
  mutating func resize(width: Int) {
    for index in cells.indices {
      let line = cells[index].prefix(width)
      cells[index] = line + Array(repeating: Cell(), count: width - line.count)
    }
    self.width = width
    column = min(column, width - 1)
  }
}
