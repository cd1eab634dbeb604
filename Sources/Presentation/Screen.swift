import Diagnostics

/// What is known of the place where text is shown.
package struct Screen: Sendable {
  /// The cells across; nil where the output is no terminal, and then nothing is ever cut.
  package var width: Int?
  /// The most rows a table shows, half from its start and half from its end; nil for all.
  package var rowLimit: Int?
  /// Whether text too long for the width may be cut, marked by `…`.
  package var cutsText: Bool
  /// What to do to see everything, said where something was left out.
  package var wayToSeeAll: String
  /// Whether to colour the output with ANSI escapes.
  package var usesColour: Bool
  /// Whether lines and marks outside ASCII can be shown.
  package var isUnicode: Bool

  /// Creates a description.
  package init(
    width: Int? = nil,
    rowLimit: Int? = nil,
    cutsText: Bool = true,
    wayToSeeAll: String = "",
    usesColour: Bool = false,
    isUnicode: Bool = true
  ) {
    // Narrower than this nothing legible fits, and the terminal may wrap as it likes.
    self.width = width.map { max($0, 20) }
    self.rowLimit = rowLimit
    self.cutsText = cutsText
    self.wayToSeeAll = wayToSeeAll
    self.usesColour = usesColour
    self.isUnicode = isUnicode
  }

  /// The same place with everything shown: no row left out, no text cut.
  package var whole: Screen {
    var screen = self
    screen.rowLimit = nil
    screen.cutsText = false
    return screen
  }

  /// Text in an ANSI style, such as `2` for dim, where colour is used.
  func styled(_ text: String, _ style: String?) -> String {
    guard usesColour, let style, !text.isEmpty else { return text }
    return "\u{1B}[\(style)m\(text)\u{1B}[0m"
  }

  /// The start of escaped text that fits into a number of cells, with a mark where it was cut.
  func fitted(_ text: String, into cells: Int) -> String {
    TerminalText.fitted(text, into: cells, mark: isUnicode ? "…" : "~")
  }

  /// The character of rules under headings.
  var rule: String { isUnicode ? "─" : "-" }
}
