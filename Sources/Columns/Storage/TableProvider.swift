/// A source of rows that an engine can scan: a table in memory, a file, a dataset elsewhere.
package protocol TableProvider: Sendable {
  /// The columns it has.
  var schema: Schema { get }
  /// The number of rows, where it is known without reading.
  var knownRowCount: Int? { get }
  /// Where its rows come from, where that is known; rows are counted as ``scan(columns:)`` gives them.
  var source: TableSource? { get }
  /// All rows, with only the columns at the positions given and in that order.
  func scan(columns: [Int]) throws(DataError) -> [Batch]
  /// The rows that may pass all conditions, with only the columns at the positions given and in that
  /// order.
  func rows(columns: [Int], where conditions: [ScanCondition]) throws(DataError) -> any RowSource
}

extension TableProvider {
  package func rows(
    columns: [Int],
    where conditions: [ScanCondition]
  ) throws(DataError) -> any RowSource {
    BatchSource(try scan(columns: columns))
  }
}

extension TableProvider {
  package var source: TableSource? { nil }
}

/// Why data could not be read: the place and one plain sentence.
package struct DataError: Error, Hashable, Sendable {
  /// A stable identifier in kebab case.
  package let id: String
  /// The sentence: lower case, no full stop, naming file, line and column where they are known.
  package let message: String
  /// What to do about it.
  package let help: [String]

  /// The run that wanted the data was cancelled; nothing is wrong with the data.
  package static let interrupted = DataError(id: "interrupted", "the query was interrupted")

  /// Creates an error.
  package init(id: String, _ message: String, help: [String] = []) {
    self.id = id
    self.message = message
    self.help = help
  }
}
