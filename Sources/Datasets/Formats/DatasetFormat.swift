import Columns

/// A kind of file that holds a table.
protocol DatasetFormat: Sendable {
  /// The endings of file names, in lower case.
  var endings: [String] { get }

  /// Reads the table of a file, of which metadata may say more; its name is for messages.
  func read(
    _ bytes: Span<UInt8>,
    file: String,
    _ description: ResourceDescription
  ) throws(DataError) -> Dataset
}
