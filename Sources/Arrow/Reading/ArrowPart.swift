/// Some rows of one batch of a file: what is read at a time.
package struct ArrowPart: Sendable {
  /// The batch.
  let batch: Int
  /// The rows in it; they begin at a multiple of eight.
  let rows: Range<Int>
  /// The row of the file with which it begins.
  package let firstRow: Int

  /// The number of rows.
  package var count: Int { rows.count }

  /// The rows that are read at a time: a column of them fits into a core's second-level cache.
  package static let mostRows = 1 << 16
}

extension ArrowFile {
  /// The batches of the file as they were written, a part each.
  package var batchParts: [ArrowPart] {
    var first = 0
    return batches.enumerated().map { number, batch in
      defer { first += batch.rows }
      return ArrowPart(batch: number, rows: 0..<batch.rows, firstRow: first)
    }
  }

  /// The parts of the file, in order.
  package var parts: [ArrowPart] {
    var parts: [ArrowPart] = []
    var first = 0
    for (number, batch) in batches.enumerated() {
      for start in stride(from: 0, to: batch.rows, by: ArrowPart.mostRows) {
        let rows = start..<min(start + ArrowPart.mostRows, batch.rows)
        parts.append(ArrowPart(batch: number, rows: rows, firstRow: first + start))
      }
      first += batch.rows
    }
    return parts
  }
}
