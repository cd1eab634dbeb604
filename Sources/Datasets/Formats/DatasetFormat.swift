import Columns

/// A kind of file that holds a table.
protocol DatasetFormat: Sendable {
  /// The endings of file names, in lower case.
  var endings: [String] { get }

  /// Reads the table of a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: the file, as the reader named it, for messages.
  ///   - description: what metadata says of it.
  func read(
    _ bytes: Span<UInt8>,
    file: String,
    _ description: ResourceDescription
  ) throws(DataError) -> Dataset
}
