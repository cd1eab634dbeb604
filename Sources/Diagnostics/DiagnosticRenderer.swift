/// Words a diagnostic for a person: the sentence, the line with a caret under the place, the way out.
///
///     error: there is no column `varience`
///       2 | where varience > £500k
///         |       ^^^^^^^^
///       did you mean `variance`?
///
/// A note says in its sentence what it is about, so that it takes one line, with the number of the
/// line of the text where there are several.
package struct DiagnosticRenderer: Sendable {
  /// Whether to colour the output with ANSI escapes.
  package var usesColour: Bool
  /// The number of terminal cells a source line may take before it is windowed round the caret.
  package var width: Int
  /// Whether sentences are broken at spaces to fit the width.
  package var wraps = false
  /// Whether more than ASCII can be shown.
  package var isUnicode = true

  /// Creates a renderer.
  package init(usesColour: Bool = false, width: Int = 100) {
    self.usesColour = usesColour
    self.width = max(width, 20)
  }

  /// The message as lines of text, each ended by a newline.
  ///
  /// - Parameters:
  ///   - diagnostic: the message.
  ///   - source: the text that its span refers to, if any.
  /// - Returns: the lines.
  package func render(_ diagnostic: Diagnostic, in source: SourceFile?) -> String {
    let (label, colour) =
      switch diagnostic.severity {
      case .error: ("error", "31")
      case .advice: ("advice", "33")
      case .note: ("note", "36")
      }
    let isNote = diagnostic.severity == .note
    let place = isNote ? place(of: diagnostic, in: source) : ""
    var text = painted(label, "1;" + colour) + place
    let id = isNote ? 0 : diagnostic.id.count + 3
    let used = label.count + (isNote && !place.isEmpty ? 10 : 0) + 2
    text += ": " + broken(worded(diagnostic.message), used: used, reserved: id)
    if isNote {
      text += "\n"
    } else {
      text += painted(" [\(diagnostic.id)]", "2") + "\n"
      if let span = diagnostic.span, let source, !source.bytes.isEmpty {
        text += excerpt(span, in: source, colour: colour)
      }
    }
    for line in diagnostic.help {
      text += "  " + broken(worded(line), used: 2, reserved: 0) + "\n"
    }
    return text
  }

  private func worded(_ text: String) -> String {
    let safe = TerminalText.escaped(text)
    return isUnicode ? safe : TerminalText.plain(safe)
  }

  /// Text with line ends where it would pass the width; further lines stand two cells in.
  private func broken(_ text: String, used: Int, reserved: Int) -> String {
    guard wraps, used + TerminalText.width(of: text) + reserved >= width else { return text }
    var result = ""
    var column = used
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    for (index, line) in words.enumerated() {
      let cells = TerminalText.width(of: String(line))
      // The last word has the id behind it.
      let after = index == words.count - 1 && column > 2 ? reserved : 0
      if index > 0, column + 1 + cells + after >= width {
        result += "\n  "
        column = 2
      } else if index > 0 {
        result += " "
        column += 1
      }
      result += line
      column += cells
    }
    return result
  }

  private func place(of note: Diagnostic, in source: SourceFile?) -> String {
    guard let span = note.span, let source, source.lineStarts.count > 1 else { return "" }
    let line = source.position(of: min(span.start, source.bytes.count)).line
    return painted(", line \(line)", "2")
  }

  private func excerpt(_ span: SourceSpan, in source: SourceFile, colour: String) -> String {
    let (number, column) = source.position(of: min(span.start, source.bytes.count))
    let line = source.line(number)
    let before = shown(line.prefix(column - 1))
    let marked = shown(line.dropFirst(column - 1).prefix(span.length))
    let after = shown(line.dropFirst(column - 1 + span.length))
    let window = Window(
      before: before,
      marked: marked,
      after: after,
      cells: width - 8,
      mark: isUnicode ? "…" : "~"
    )
    let margin = String(number).count
    var text = ""
    if source.lineStarts.count > 1 || source.name.contains(".") {
      let place = "\(TerminalText.escaped(source.name)), line \(number)"
      text += "  " + painted(place, "2") + "\n"
    }
    text += "  \(painted("\(number) |", "2")) \(window.text)\n"
    let carets = String(repeating: "^", count: max(window.markedCells, 1))
    text += "  \(painted(String(repeating: " ", count: margin) + " |", "2")) "
    text += String(repeating: " ", count: window.leadingCells) + painted(carets, "1;" + colour)
    return text + "\n"
  }

  private func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let spaced = bytes.map { $0 == 0x09 ? 0x20 : $0 }
    return TerminalText.escaped(String(decoding: spaced, as: UTF8.self))
  }

  private func painted(_ text: String, _ code: String) -> String {
    usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// The part of a long source line that is shown round its marked range.
private struct Window {
  let text: String
  let leadingCells: Int
  let markedCells: Int

  init(before: String, marked: String, after: String, cells: Int, mark: Character) {
    let kept = TerminalText.fitted(marked, into: max(cells * 2 / 3, 4), mark: mark)
    let markedCells = TerminalText.width(of: kept)
    let room = max(cells - markedCells, 2)
    let beforeCells = TerminalText.width(of: before)
    let afterCells = TerminalText.width(of: after)
    // Space is given to the text before first, but never so much that what follows is lost entirely.
    let leadRoom = min(beforeCells, max(room - afterCells, room / 2))
    let lead = leadRoom < beforeCells ? "\(mark)" + Self.tail(before, cells: leadRoom - 1) : before
    let trail = TerminalText.fitted(after, into: room - min(leadRoom, room), mark: mark)
    text = lead + kept + trail
    leadingCells = TerminalText.width(of: lead)
    self.markedCells = markedCells
  }

  private static func tail(_ text: String, cells: Int) -> String {
    var result: [Character] = []
    var used = 0
    for character in text.reversed() {
      let next = TerminalText.width(of: String(character))
      guard used + next <= cells else { break }
      result.append(character)
      used += next
    }
    return String(result.reversed())
  }
}
