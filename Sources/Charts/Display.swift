/// How an answer is shown: its picture, and the words and files that go with it.
package struct Display: Sendable {
  /// What was asked for.
  package let directions: Directions
  /// The picture; nil for a table.
  package let figure: Figure?

  /// Creates a display.
  package init(_ directions: Directions, figure: Figure?) {
    self.directions = directions
    self.figure = figure
  }

  /// The same in nothing but rows, with their title and notes.
  package var rowsAlone: Display { Display(directions, figure: nil) }
}
