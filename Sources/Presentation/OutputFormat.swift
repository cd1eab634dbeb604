package import Columns

/// A way to write an answer as text.
///
/// A format is a value whose stored properties are its options. It sees schemas and batches, never
/// plans, and adds nothing that the answer does not hold.
package protocol OutputFormat: Sendable {
  /// The word that chooses the format: `csv`.
  static var name: String { get }

  /// Creates the format with the options that suit the place where the text is shown.
  init(screen: Screen)

  /// Writes a table.
  ///
  /// - Complexity: O(cells written).
  func write(_ table: Table, to stream: inout some TextOutputStream)

  /// Writes the value of an expression on its own: a table of one row and one column.
  func writeValue(_ table: Table, to stream: inout some TextOutputStream)
}

extension OutputFormat {
  package func writeValue(_ table: Table, to stream: inout some TextOutputStream) {
    write(table, to: &stream)
  }
}
