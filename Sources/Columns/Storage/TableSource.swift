/// Where the rows of a table come from: a file, and what its publisher says of it.
package struct TableSource: Sendable {
  /// The file, as the reader named it.
  package let file: String
  /// The line of the file, counted from 1, on which a row, counted from 0, begins.
  package let line: @Sendable (_ row: Int) -> Int
  /// What rows are counted as: `line`, or `row` where the file has no lines.
  package let counted: String
  /// What the publisher says: title, publisher and date, as far as they are declared; nil where
  /// nothing is.
  ///
  /// Asked for only where a source is named, because it takes a reading of metadata.
  package let publication: @Sendable () -> String?

  /// Creates a source.
  package init(
    file: String,
    counted: String = "line",
    line: @escaping @Sendable (_ row: Int) -> Int,
    publication: @escaping @Sendable () -> String?
  ) {
    self.file = file
    self.counted = counted
    self.line = line
    self.publication = publication
  }
}
