/// A table in memory: a schema and its batches.
package struct Table: Sendable {
  /// The columns.
  package let schema: Schema
  /// The rows.
  package let batches: [Batch]
  /// Where the rows come from, where they are those of a file.
  package let source: TableSource?
  /// The sources of each row, where an answer was asked for them.
  package var citations: Citations?

  /// Creates a table.
  package init(schema: Schema, batches: [Batch], source: TableSource? = nil) {
    self.schema = schema
    self.batches = batches.filter { $0.count > 0 }
    self.source = source
  }

  /// The number of rows.
  package var rowCount: Int { batches.reduce(0) { $0 + $1.count } }

  /// Visits every row in order as the batch that holds it and its place there, until told to stop.
  ///
  /// - Parameter body: returns whether to go on.
  package func forEachRow(_ body: (Batch, Int) -> Bool) {
    for batch in batches {
      for row in 0..<batch.count where !body(batch, row) { return }
    }
  }

  /// The cell of a row counted from 0, for tests and small results.
  package func value(row: Int, column: Int) -> Value {
    var row = row
    for batch in batches {
      if row < batch.count { return batch.columns[column].value(at: row) }
      row -= batch.count
    }
    return .missing(.noData)
  }
}

extension Table: TableProvider {
  package var knownRowCount: Int? { rowCount }

  package func scan(columns: [Int]) throws(DataError) -> [Batch] {
    batches.map { batch in Batch(columns.map { batch.columns[$0] }, count: batch.count) }
  }
}
