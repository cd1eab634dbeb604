/// Makes text from queries and data safe to print, and measures how wide it is.
package enum TerminalText {
  /// The text with every control character, bidirectional override and line or paragraph separator
  /// shown as a visible stand-in, so that data can never move the cursor or hide text.
  ///
  /// C0 controls become the control pictures U+2400–U+241F, DEL becomes U+2421, all others become
  /// `\u{…}`.
  ///
  /// - Complexity: O(n).
  package static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      guard isUnsafe(scalar) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch scalar.value {
      case 0..<0x20:
        if let picture = Unicode.Scalar(0x2400 + scalar.value) {
          result.unicodeScalars.append(picture)
        }
      case 0x7F: result += "\u{2421}"
      default: result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      }
    }
    return result
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// The number of terminal cells that escaped text takes.
  ///
  /// Combining marks and variation selectors take none; East Asian wide characters and emoji take
  /// two. The ranges are those of the Unicode East Asian Width property, classes W and F, to the
  /// block.
  package static func width(of text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Text whose punctuation is ASCII, for a terminal that shows no more; names from data and `£` stay.
  ///
  /// - Complexity: O(n).
  package static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = ""
    for character in text {
      switch character {
      case "…": result += "..."
      case "–", "—", "−", "‐", "‑": result += "-"
      case "‘", "’": result += "'"
      case "“", "”": result += "\""
      case "×", "✗": result += "x"
      case "±": result += "+-"
      case "→": result += "->"
      case "·": result += ";"
      case "•": result += "-"
      default: result.append(character)
      }
    }
    return result
  }

  /// The start of escaped text that fits into a number of cells, with a mark in the last when cut.
  package static func fitted(
    _ text: String,
    into cells: Int,
    mark: Character = "…"
  ) -> String {
    guard width(of: text) > cells else { return text }
    guard cells > 0 else { return "" }
    var result = ""
    var used = 0
    for character in text {
      let next = width(of: character)
      guard used + next <= cells - 1 else { break }
      result.append(character)
      used += next
    }
    result.append(mark)
    return result
  }
}
