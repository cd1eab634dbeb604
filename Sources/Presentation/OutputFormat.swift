package import Charts
package import Columns

/// A way to write an answer as text.
///
/// A format is a value whose stored properties are its options. It sees schemas and batches, never
/// plans, and adds nothing that the answer does not hold.
package protocol OutputFormat: Sendable {
  /// The word that chooses the format: `csv`.
  static var name: String { get }

  /// Creates the format with the options that suit the place where the text is shown, and those that
  /// were asked for.
  init(screen: Screen, cells: CellOptions)

  /// What stands between two answers.
  static var separator: String { get }

  /// Whether a value on its own is one line, so that several can stand under each other.
  static var writesValuesAsLines: Bool { get }

  /// Writes a table.
  ///
  /// - Complexity: O(cells written).
  func write(_ table: Table, to stream: inout some AnswerStream)

  /// Writes a table that has a chart, a title or notes.
  ///
  /// Formats that machines read hold the rows alone.
  func write(_ table: Table, _ display: Display, to stream: inout some AnswerStream)

  /// Writes the value of an expression on its own: a table of one row and one column.
  func writeValue(_ table: Table, to stream: inout some AnswerStream)
}

extension OutputFormat {
  package static var separator: String { "\n" }
  package static var writesValuesAsLines: Bool { false }

  package func write(
    _ table: Table,
    _ display: Display,
    to stream: inout some AnswerStream
  ) {
    write(table, to: &stream)
  }

  package func writeValue(_ table: Table, to stream: inout some AnswerStream) {
    write(table, to: &stream)
  }
}
