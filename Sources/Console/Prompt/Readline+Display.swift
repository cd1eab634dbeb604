@unsafe @preconcurrency import CReadline
import Diagnostics
import Session

/// Drawing the line.
extension Readline {
  /// Above this many bytes only the lines round the cursor are looked at, and nothing is coloured.
  private static let mostBytes = 1 << 15
  /// Above this many bytes nothing is said about a line while it is typed.
  private static let mostHintedBytes = 1 << 13

  /// Draws the line as it stands, unless more has been typed: then that is drawn with it.
  func display() {
    needsDisplay = true
    guard !input.hasMore else { return }
    needsDisplay = false
    if let offer, offer.line != line || offer.cursor != Int(rl_point) { self.offer = nil }
    paint(frame(isFinal: false))
  }

  /// Whether readline is searching its history.
  private var isSearching: Bool {
    let states: UInt = 0x0000_0080 | 0x0000_0100
    return UInt(rl_readline_state) & states != 0
  }

  private func frame(isFinal: Bool) -> EditorFrame {
    let (columns, height) = size()
    let (text, cursor, isPart) = visibleText(height)
    let spans = isPart || isSearching ? [] : request.styles?(text, isFinal ? -1 : cursor) ?? []
    let first = unsafe rl_display_prompt.map { unsafe String(cString: $0) } ?? request.prompt
    var frame = EditorFrame(
      text,
      cursor: isFinal ? text.utf8.count : cursor,
      prompts: (isPart ? request.more : first, request.more),
      spans: spans,
      colours: colours,
      width: columns
    )
    if !isFinal {
      let below = rowsBelow(columns, height)
      frame.addBelow(
        colours.isUnicode ? below : below.map { (TerminalText.plain($0.text), $0.style) },
        mark: colours.isUnicode ? "…" : "~"
      )
    }
    return frame.windowed(max(height - 1, 1))
  }

  private func rowsBelow(_ columns: Int, _ height: Int) -> [(text: String, style: String)] {
    if let offer {
      return offer.menu.rows(width: columns, height: max(height / 2, 3), chosen: offer.chosen).map {
        ($0.text, $0.isChosen ? (colours.isOn ? "1" : "") : colours.hint)
      }
    }
    guard let hint, !isSearching else { return [] }
    let next = hint.next.isEmpty ? "" : "  " + TerminalText.escaped(hint.next)
    switch hint.state {
    case .valid: return next.isEmpty ? [] : [("  " + next, colours.hint)]
    case .incomplete: return [("  …" + next, colours.hint)]
    case .wrong(let words): return [("  ✗ " + TerminalText.escaped(words) + next, colours.wrong)]
    }
  }

  /// The part of the line that could be on the screen, and whether it is only a part.
  private func visibleText(_ height: Int) -> (text: String, cursor: Int, isPart: Bool) {
    let count = Int(rl_end)
    let point = min(max(Int(rl_point), 0), count)
    guard count > Self.mostBytes, let buffer = unsafe rl_line_buffer else {
      return (line, point, false)
    }
    var start = point
    var lines = 0
    while start > 0, point - start < Self.mostBytes / 4 {
      if unsafe buffer[start - 1] == 0x0A {
        lines += 1
        if lines >= height { break }
      }
      start -= 1
    }
    var end = point
    lines = 0
    while end < count, end - point < Self.mostBytes / 4 {
      if unsafe buffer[end] == 0x0A {
        lines += 1
        if lines >= height { break }
      }
      end += 1
    }
    // Not in the middle of a character.
    while start < point, unsafe UInt8(bitPattern: buffer[start]) & 0xC0 == 0x80 { start += 1 }
    while end > point, end < count, unsafe UInt8(bitPattern: buffer[end]) & 0xC0 == 0x80 {
      end -= 1
    }
    let bytes = (start..<end).map { unsafe UInt8(bitPattern: buffer[$0]) }
    return (String(decoding: bytes, as: UTF8.self), point - start, true)
  }

  /// Brings the screen from what it shows to a frame, from the first row that differs.
  private func paint(_ frame: EditorFrame) {
    guard frame != shown || frame.rows.count != shown.rows.count else { return }
    var first = 0
    while first < min(frame.rows.count, shown.rows.count), frame.rows[first] == shown.rows[first] {
      first += 1
    }
    var text = ""
    var row = shown.cursor.row
    if first < max(frame.rows.count, shown.rows.count) {
      let target = min(first, shown.rows.count - 1)
      text += Self.vertical(target - row) + "\r"
      row = target
      if first <= target { text += "\u{1B}[J" }
      for index in first..<max(frame.rows.count, first) {
        if index > target { text += "\r\n" }
        text += frame.rows[index]
        row = index
      }
    }
    text += Self.vertical(frame.cursor.row - row) + "\r"
    if frame.cursor.column > 0 { text += "\u{1B}[\(frame.cursor.column)C" }
    shown = frame
    write(text)
  }

  private static func vertical(_ rows: Int) -> String {
    rows == 0 ? "" : rows < 0 ? "\u{1B}[\(-rows)A" : "\u{1B}[\(rows)B"
  }

  /// Says under the line what fits next, once nothing more is being typed.
  func updateHint() {
    guard draws, let ask = request.hint, !isSearching, rl_end <= Self.mostHintedBytes else {
      hint = nil
      return
    }
    let text = line
    let cursor = Int(rl_point)
    if let hinted, hinted == (text, cursor) { return }
    hinted = (text, cursor)
    hint = ask(text, cursor)
    display()
  }

  /// Leaves the line on the screen as it was typed, without hints, with the cursor below it.
  func endDisplay(isLine: Bool = true) {
    guard draws else { return }
    (hint, offer) = (nil, nil)
    if isLine { paint(frame(isFinal: true)) }
    if isLine { write("\r\n") }
    shown = EditorFrame()
  }

  /// Draws anew in a window of another width.
  func resize() {
    guard draws else {
      rl_resize_terminal()
      return
    }
    write(Self.vertical(-shown.row(at: size().columns)) + "\r\u{1B}[J")
    shown = EditorFrame()
    display()
  }

  /// Draws on an empty screen.
  func clearScreen() {
    write("\u{1B}[H\u{1B}[2J")
    shown = EditorFrame()
    display()
  }
}
