/// Some rows of one batch of a file: what is read at a time.
package struct ArrowPart: Sendable {
  /// The batch.
  let batch: Int
  /// The rows in it.
  private(set) var choice: CellChoice
  /// The row of the file with which it begins.
  package let firstRow: Int

  /// The number of rows.
  package var count: Int { choice.count }

  /// Some of its rows, by their places and in ascending order.
  package func choosing(_ rows: [Int32]) -> ArrowPart {
    var part = self
    part.choice.chosen = rows
    return part
  }

  /// The rows that are read at a time: a column of them takes no more memory than what the allocator
  /// has at hand without asking the system.
  static let mostRows = 1 << 14
}

extension ArrowFile {
  /// The batches of the file as they were written, a part each.
  package var batchParts: [ArrowPart] {
    var first = 0
    return batches.enumerated().map { number, batch in
      defer { first += batch.rows }
      return ArrowPart(batch: number, choice: CellChoice(0..<batch.rows), firstRow: first)
    }
  }

  /// The parts of the file, in order.
  package var parts: [ArrowPart] {
    var parts: [ArrowPart] = []
    var first = 0
    for (number, batch) in batches.enumerated() {
      for start in stride(from: 0, to: batch.rows, by: ArrowPart.mostRows) {
        let rows = start..<min(start + ArrowPart.mostRows, batch.rows)
        parts.append(ArrowPart(batch: number, choice: CellChoice(rows), firstRow: first + start))
      }
      first += batch.rows
    }
    return parts
  }
}
