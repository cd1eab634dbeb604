import Columns
import Plan

/// A source whose rows carry their codes in a column after all its own.
struct NumberedRows: TableProvider {
  let rows: any TableProvider
  /// The position of the source among those of the run.
  let place: Int

  static let field = Field("lineage", LineageCode.type)

  var schema: Schema { Schema(rows.schema.fields + [Self.field]) }
  var knownRowCount: Int? { rows.knownRowCount }

  func scan(columns: [Int]) throws(DataError) -> [Batch] {
    let rows = try rows(columns: columns, where: [])
    var batches: [Batch] = []
    for part in 0..<rows.partCount { batches += try rows.part(part) }
    return batches
  }

  func rows(
    columns: [Int],
    where conditions: [ScanCondition]
  ) throws(DataError) -> any RowSource {
    let last = rows.schema.fields.count
    let own = try rows.rows(columns: columns.filter { $0 != last }, where: conditions)
    return NumberedSource(own, from: LineageCode.code(source: place, row: 0))
  }
}

/// The rows of one scan with their codes.
private struct NumberedSource: RowSource {
  private let rows: any RowSource
  /// The code of the first row of each part.
  private let firsts: [Int64]

  init(_ rows: any RowSource, from code: Int64) {
    self.rows = rows
    var next = code
    firsts = (0..<rows.partCount).map { part in
      defer { next += Int64(truncatingIfNeeded: rows.rowCount(ofPart: part)) }
      return next
    }
  }

  var partCount: Int { firsts.count }

  func rowCount(ofPart index: Int) -> Int { rows.rowCount(ofPart: index) }

  func numberedPart(_ index: Int) throws(DataError) -> [NumberedBatch] {
    try rows.numberedPart(index).map { part in
      let codes = Column(.rowNumbers(part.rows.moved(by: firsts[index])))
      let batch = Batch(part.batch.columns + [codes], count: part.batch.count)
      return NumberedBatch(batch, rows: part.rows)
    }
  }
}
