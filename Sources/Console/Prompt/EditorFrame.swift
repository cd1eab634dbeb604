import Diagnostics
import Session

/// A line that is being typed as rows of a terminal, with the cursor's place.
///
/// Rows are broken here and never by the terminal, so that what is on the screen is known whatever
/// the characters are.
struct EditorFrame: Equatable {
  /// A row with its escape sequences.
  private(set) var rows: [String] = [""]
  /// The cells that each row takes.
  private(set) var widths: [Int] = [0]
  /// Where the cursor is.
  private(set) var cursor = (row: 0, column: 0)
  /// The last row of what was typed; hints stand below it.
  private(set) var lastRow = 0

  static func == (left: EditorFrame, right: EditorFrame) -> Bool {
    left.rows == right.rows && left.cursor == right.cursor
  }

  private let width: Int
  private var style = ""

  /// An empty frame.
  init() { width = 80 }

  /// Lays a line out.
  ///
  /// - Parameters:
  ///   - text: the line, which may hold line ends.
  ///   - place: the byte offset of the cursor.
  ///   - prompts: what stands before the first line and before the others.
  ///   - spans: the parts with a style; later ones win.
  ///   - colours: what the styles look like.
  ///   - width: the cells across.
  init(
    _ text: String,
    cursor place: Int,
    prompts: (first: String, more: String),
    spans: [StyledSpan],
    colours: EditorColours,
    width: Int
  ) {
    self.width = max(width, 4)
    addPlain(prompts.first)
    let codes = Self.codes(spans, colours, count: text.utf8.count)
    var offset = 0
    var isPlaced = false
    for character in text {
      let count = character.utf8.count
      if !isPlaced, place < offset + count {
        isPlaced = true
        markCursor(for: character)
      }
      if character == "\n" || character == "\r\n" {
        setStyle("")
        startRow()
        addPlain(prompts.more)
      } else {
        setStyle(offset < codes.count ? codes[offset] : "")
        add(character)
      }
      offset += count
    }
    setStyle("")
    if !isPlaced { markCursor(for: nil) }
    lastRow = rows.count - 1
  }

  /// Adds rows below, such as a hint; each is cut at the width.
  mutating func addBelow(_ lines: [(text: String, style: String)], mark: Character = "…") {
    for line in lines {
      startRow()
      let text = TerminalText.fitted(line.text, into: width - 1, mark: mark)
      setStyle(line.style)
      rows[rows.count - 1] += text
      widths[widths.count - 1] = TerminalText.width(of: text)
      setStyle("")
    }
  }

  /// The frame with only as many rows as a screen has, those round the cursor.
  func windowed(_ height: Int) -> EditorFrame {
    guard rows.count > height, height > 0 else { return self }
    var frame = self
    let first = min(max(cursor.row - height + 2, 0), rows.count - height)
    frame.rows = Array(rows[first..<(first + height)])
    frame.widths = Array(widths[first..<(first + height)])
    frame.cursor.row -= first
    frame.lastRow = min(max(lastRow - first, 0), height - 1)
    return frame
  }

  /// The row on which the cursor is once the terminal has another width and has broken rows anew.
  func row(at width: Int) -> Int {
    let above = widths[..<cursor.row].reduce(0) { $0 + max(($1 + width - 1) / max(width, 1), 1) }
    return above + cursor.column / max(width, 1)
  }

  private static func codes(
    _ spans: [StyledSpan],
    _ colours: EditorColours,
    count: Int
  ) -> [String] {
    guard colours.isOn, !spans.isEmpty else { return [] }
    var codes = [String](repeating: "", count: count)
    for span in spans {
      let code = colours.code(span.style)
      for offset in span.bytes.clamped(to: 0..<count) { codes[offset] = code }
    }
    return codes
  }

  private mutating func setStyle(_ new: String) {
    guard new != style else { return }
    rows[rows.count - 1] += new.isEmpty ? "\u{1B}[0m" : "\u{1B}[0;\(new)m"
    style = new
  }

  private mutating func startRow() {
    rows.append("")
    widths.append(0)
  }

  private mutating func addPlain(_ text: String) {
    for character in text where !character.isNewline { add(character) }
  }

  private mutating func markCursor(for next: Character?) {
    let cells = next.map { TerminalText.width(of: String($0)) } ?? 1
    if widths[widths.count - 1] + max(cells, 1) > width { breakRow() }
    cursor = (rows.count - 1, widths[widths.count - 1])
  }

  private mutating func breakRow() {
    let kept = style
    setStyle("")
    startRow()
    setStyle(kept)
  }

  private mutating func add(_ character: Character) {
    let text: String
    if character == "\t" {
      text = "  "
    } else {
      let plain = String(character)
      text = plain.utf8.count == 1 || character.isLetter ? plain : TerminalText.escaped(plain)
    }
    let shown =
      text.utf8.first.map { $0 < 0x20 || $0 == 0x7F } == true
      ? TerminalText.escaped(text) : text
    let cells = TerminalText.width(of: shown)
    if widths[widths.count - 1] + cells > width { breakRow() }
    rows[rows.count - 1] += shown
    widths[widths.count - 1] += cells
  }
}
