import Columns
import Diagnostics
import Plan

/// The rows of a source; larger batches than asked for are cut.
struct ScanOperator: Operator {
  private let provider: any TableProvider
  private let columns: [Int]
  private let span: SourceSpan
  private let run: Run
  private var batches: [Batch]?
  private var index = 0
  private var row = 0

  init(_ provider: any TableProvider, columns: [Int], span: SourceSpan, run: Run) {
    self.provider = provider
    self.columns = columns
    self.span = span
    self.run = run
  }

  mutating func next() throws(EngineError) -> Batch? { try next(atMost: run.batchRows) }

  mutating func nextUncut() throws(EngineError) -> Batch? { try next(atMost: .max) }

  private mutating func next(atMost limit: Int) throws(EngineError) -> Batch? {
    try run.check()
    let batches = try opened()
    while index < batches.count {
      let batch = batches[index]
      let range = row..<row + min(limit, batch.count - row)
      row = range.upperBound
      if row == batch.count { (index, row) = (index + 1, 0) }
      guard !range.isEmpty else { continue }
      run.cancellation.handOut(rows: range.count)
      return batch.sliced(range)
    }
    return nil
  }

  private mutating func opened() throws(EngineError) -> [Batch] {
    if let batches { return batches }
    do {
      let read = try provider.scan(columns: columns)
      batches = read
      run.cancellation.expect(rows: read.reduce(0) { $0 + $1.count })
      return read
    } catch {
      throw .data(error, span)
    }
  }
}
