import Diagnostics

/// Draws charts in the characters of a terminal.
package enum TerminalChart {
  /// The lines of a figure.
  ///
  /// - Complexity: O(marks + cells).
  package static func lines(_ figure: Figure, _ screen: ChartScreen) -> [String] {
    var lines: [String] = []
    if let title = figure.title {
      lines += wrapped(TerminalText.escaped(title), screen.width).map {
        styled($0, "1", screen)
      }
    }
    for (index, panel) in figure.panels.enumerated() {
      if index > 0 { lines.append("") }
      let name = panel.name.map { TerminalText.escaped($0) + ": " } ?? ""
      let heading = name + TerminalText.escaped(panel.measure)
      lines.append(styled(TerminalText.fitted(heading, into: screen.width), "2", screen))
      switch panel.plot {
      case .plane(let plane): lines += TerminalPlane(plane, screen).lines
      case .rows(let plot): lines += TerminalRows(plot, screen).lines
      case .sparks(let plot): lines += TerminalSparks(plot, screen).lines
      }
      lines += key(panel.key, screen)
    }
    for note in figure.notes {
      lines += wrapped(TerminalText.escaped(note), screen.width).map { styled($0, "2", screen) }
    }
    // A figure of hundreds of digits is wider than any screen; colour marks cannot be cut.
    let most = max(screen.width, 30)
    let fitting = screen.usesColour ? lines : lines.map { TerminalText.fitted($0, into: most) }
    return screen.isUnicode ? fitting : fitting.map(plain)
  }

  /// The key, as many entries a line as fit.
  private static func key(_ entries: [KeyEntry], _ screen: ChartScreen) -> [String] {
    var lines: [String] = []
    var line = StyledLine(usesColour: screen.usesColour)
    var used = 0
    for entry in entries {
      let swatch = swatch(entry, screen)
      let words = TerminalText.fitted(
        TerminalText.escaped(entry.words.isEmpty ? "(no name)" : entry.words),
        into: screen.width - swatch.count - 1
      )
      let width = swatch.count + 1 + TerminalText.width(of: words)
      if used > 0, used + 3 + width > screen.width {
        lines.append(line.text)
        line = StyledLine(usesColour: screen.usesColour)
        used = 0
      }
      if used > 0 { line.append("   ", "") }
      line.append(swatch, ink: entry.style.ink)
      line.append(" " + words, "")
      used += width + (used > 0 ? 3 : 0)
    }
    if used > 0 { lines.append(line.text) }
    return lines
  }

  private static func swatch(_ entry: KeyEntry, _ screen: ChartScreen) -> String {
    let mark = String(mark(entry.style.shape, screen))
    switch entry.swatch {
    case .mark: return mark
    case .fill: return String(repeating: filling(entry.style, screen), count: 2)
    case .upright: return String(upright(entry.style, screen))
    case .rule: return String(repeating: rule(entry.style, screen), count: 3)
    case .curve:
      return screen.isUnicode
        ? entry.style.isDashed ? "⠒⠂⠒" : "⠒⠒⠒" : entry.style.isDashed ? ". ." : "..."
    case .line:
      let dash =
        screen.isUnicode ? (entry.style.isDashed ? "╌" : "─") : entry.style.isDashed ? "." : "-"
      return dash + mark + dash
    }
  }

  /// The character of a point.
  static func mark(_ shape: Style.Shape, _ screen: ChartScreen) -> Character {
    screen.isUnicode ? shape.character : shape.plainCharacter
  }

  /// The character of a bar: blocks where colour tells series apart, shades where it cannot.
  static func filling(_ style: Style, _ screen: ChartScreen) -> Character {
    guard screen.isUnicode else { return style.shape.plainCharacter }
    if screen.usesColour, style.ink != .grey { return "█" }
    return style.ink == .grey ? "▒" : style.shape.filling
  }

  /// The character of a level line.
  static func rule(_ style: Style, _ screen: ChartScreen) -> Character {
    guard screen.isUnicode else { return style == .target ? "=" : style.isDashed ? "~" : "-" }
    switch style {
    case .target: return "━"
    case .comparator: return "┄"
    default: return style.isDashed ? "╌" : "─"
    }
  }

  /// The character of an upright line.
  static func upright(_ style: Style, _ screen: ChartScreen) -> Character {
    guard screen.isUnicode else { return style == .target ? "!" : ":" }
    return style == .target ? "┃" : "┊"
  }

  static func styled(_ text: String, _ style: String, _ screen: ChartScreen) -> String {
    screen.usesColour && !text.isEmpty ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }

  /// Text cut into lines at spaces.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let piece = TerminalText.fitted(String(word), into: width)
      if line.isEmpty {
        line = piece
      } else if TerminalText.width(of: line) + 1 + TerminalText.width(of: piece) <= width {
        line += " " + piece
      } else {
        lines.append(line)
        line = piece
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A line whose punctuation is ASCII too; names from the data stay as they are.
  private static func plain(_ line: String) -> String {
    let stand: [Character: Character] = ["–": "-", "…": "~", "·": "/", "×": "x", "’": "'"]
    return String(line.map { stand[$0] ?? $0 })
  }
}
