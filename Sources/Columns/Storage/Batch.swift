/// A few thousand rows: columns of equal length.
package struct Batch: Sendable {
  /// The number of rows at which engines cut batches: 2,048 eight-byte values are 16 KiB, so the
  /// operands and the result of an operation stay in a core's first-level cache.
  package static let standardRows = 2048

  /// The columns.
  package let columns: [Column]
  /// The number of rows, also where there are no columns.
  package let count: Int

  /// Creates a batch.
  package init(_ columns: [Column], count: Int) {
    precondition(columns.allSatisfy { $0.count == count }, "columns must have the batch's length")
    self.columns = columns
    self.count = count
  }

  /// The rows given, in that order.
  package func gathered(_ rows: [Int32]) -> Batch {
    Batch(columns.map { $0.gathered(rows) }, count: rows.count)
  }

  /// A range of rows.
  package func sliced(_ range: Range<Int>) -> Batch {
    range == 0..<count ? self : Batch(columns.map { $0.sliced(range) }, count: range.count)
  }

  /// The batches one after another as one.
  ///
  /// - Complexity: O(rows × columns).
  package static func joined(_ batches: [Batch], schema: Schema) -> Batch {
    if batches.count == 1 { return batches[0] }
    let columns = schema.fields.indices.map { index in
      Column.joined(batches.map { $0.columns[index] }, type: schema.fields[index].type)
    }
    return Batch(columns, count: batches.reduce(0) { $0 + $1.count })
  }
}
