import Columns

/// Brings batches to about the size asked for: small ones are joined and large ones cut, because a
/// filter that keeps a row in a thousand would otherwise leave a batch for each of them.
struct BatchCutter {
  private let schema: Schema
  private let batchRows: Int
  private var batches: [Batch] = []
  private var pending: [Batch] = []
  private var pendingRows = 0

  init(schema: Schema, batchRows: Int) {
    self.schema = schema
    self.batchRows = batchRows
  }

  mutating func add(_ batch: Batch) {
    pending.append(batch)
    pendingRows += batch.count
    // At half the size a batch is large enough to be left as it is.
    if pendingRows * 2 > batchRows { flush() }
  }

  mutating func finish() -> [Batch] {
    if pendingRows > 0 { flush() }
    return batches
  }

  private mutating func flush() {
    var slices = BatchSlices(Batch.joined(pending, schema: schema), batchRows: batchRows)
    while let slice = slices.next() { batches.append(slice) }
    pending = []
    pendingRows = 0
  }
}

/// One large batch, given out a slice at a time.
struct BatchSlices {
  private let batch: Batch
  private let batchRows: Int
  private var row = 0

  init(_ batch: Batch, batchRows: Int) {
    self.batch = batch
    self.batchRows = batchRows
  }

  /// The next rows, or nil at the end.
  mutating func next() -> Batch? {
    guard row < batch.count else { return nil }
    let range = row..<min(row + batchRows, batch.count)
    row = range.upperBound
    return batch.sliced(range)
  }
}
