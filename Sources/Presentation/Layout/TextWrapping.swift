import Diagnostics

/// Breaks text into lines.
package enum TextWrapping {
  /// The text in lines of at most so many cells, broken at spaces where there are any.
  package static func lines(of text: String, into cells: Int) -> [String] {
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
