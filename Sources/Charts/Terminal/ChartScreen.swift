/// What is known of the place where a chart is drawn in characters.
package struct ChartScreen: Sendable {
  /// The cells across.
  package let width: Int
  /// The most rows of bars or small lines; nil for all.
  package let rowLimit: Int?
  /// Whether colours can be shown.
  package let usesColour: Bool
  /// Whether blocks, lines and Braille can be shown, and not ASCII alone.
  package let isUnicode: Bool

  /// Creates a description; nothing legible fits into fewer than 30 cells.
  package init(width: Int, rowLimit: Int? = nil, usesColour: Bool, isUnicode: Bool) {
    self.width = min(max(width, 30), 400)
    self.rowLimit = rowLimit
    self.usesColour = usesColour
    self.isUnicode = isUnicode
  }

  /// The rows of a plot of dates: a chart with its words fits a terminal of 24 rows at 80 cells.
  var plotRows: Int { width < 60 ? 10 : width < 100 ? 13 : 18 }
}
