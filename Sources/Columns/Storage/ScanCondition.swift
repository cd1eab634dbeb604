/// What a reader of rows asks of one column, so that rows which cannot pass need not be made.
///
/// It is an offer: a source may hand out rows that do not pass, and whoever asks still tests them.
package struct ScanCondition: Sendable {
  /// The position of the column among the source's columns.
  package let column: Int
  /// For each cell of a column of that type whether its row may pass; nil where that cannot be told.
  ///
  /// A cell for which the condition is neither true nor false may pass, so that it can be counted.
  package let mayPass: @Sendable (Column) -> [Bool]?

  /// Creates a condition.
  package init(column: Int, mayPass: @escaping @Sendable (Column) -> [Bool]?) {
    self.column = column
    self.mayPass = mayPass
  }
}

/// The rows of one scan, in parts that can be had in any order and on any thread.
package protocol RowSource: Sendable {
  /// The number of parts.
  var partCount: Int { get }
  /// The number of rows of a part, also of those that cannot pass.
  func rowCount(ofPart index: Int) -> Int
  /// The rows of a part, in order.
  func part(_ index: Int) -> [Batch]
}

/// Rows that are in memory already.
package struct BatchSource: RowSource {
  private let batches: [Batch]

  /// Creates a source of batches.
  package init(_ batches: [Batch]) { self.batches = batches }

  package var partCount: Int { batches.count }

  package func rowCount(ofPart index: Int) -> Int { batches[index].count }

  package func part(_ index: Int) -> [Batch] { [batches[index]] }
}
