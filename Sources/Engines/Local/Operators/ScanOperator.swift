import Columns
import Diagnostics
import Plan
import Platform

/// The rows of a source that may pass some conditions; larger batches than asked for are cut.
struct ScanOperator: Operator {
  private let provider: any TableProvider
  private let columns: [Int]
  private let conditions: [ScanCondition]
  private let span: SourceSpan
  private let run: Run
  private var source: (any RowSource)?
  private var part = 0
  private var batches: [Batch] = []
  private var index = 0
  private var row = 0

  init(
    _ provider: any TableProvider,
    columns: [Int],
    where conditions: [ScanCondition] = [],
    span: SourceSpan,
    run: Run
  ) {
    self.provider = provider
    self.conditions = conditions
    self.columns = columns
    self.span = span
    self.run = run
  }

  mutating func next() throws(EngineError) -> Batch? {
    try run.check()
    let source = try opened()
    while true {
      guard index < batches.count else {
        guard part < source.partCount else { return nil }
        try run.check()
        (batches, index) = (source.part(part), 0)
        // Rows that were left out are done with too.
        let left = source.rowCount(ofPart: part) - batches.reduce(0) { $0 + $1.count }
        run.cancellation.handOut(rows: left)
        part += 1
        continue
      }
      let batch = batches[index]
      let range = row..<min(row + run.batchRows, batch.count)
      row = range.upperBound
      if row == batch.count { (index, row) = (index + 1, 0) }
      guard !range.isEmpty else { continue }
      run.cancellation.handOut(rows: range.count)
      return batch.sliced(range)
    }
  }

  private mutating func opened() throws(EngineError) -> any RowSource {
    if let source { return source }
    do {
      let rows = try provider.rows(columns: columns, where: conditions)
      source = rows
      let counts = (0..<rows.partCount).map { rows.rowCount(ofPart: $0) }
      run.cancellation.expect(rows: counts.reduce(0, +))
      return rows
    } catch {
      throw .data(error, span)
    }
  }
}
