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
  /// The parts of the source that are left.
  private var parts = 0..<0
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

  mutating func next() throws(EngineError) -> Batch? { try next(atMost: run.batchRows) }

  mutating func nextUncut() throws(EngineError) -> Batch? { try next(atMost: .max) }

  private mutating func next(atMost limit: Int) throws(EngineError) -> Batch? {
    try run.check()
    let source = try opened()
    while true {
      guard index < batches.count else {
        guard let part = parts.first else { return nil }
        try run.check()
        (batches, index) = (try rows(ofPart: part, source), 0)
        // Rows that were left out are done with too.
        let left = source.rowCount(ofPart: part) - batches.reduce(0) { $0 + $1.count }
        run.cancellation.handOut(rows: left)
        parts.removeFirst()
        continue
      }
      let batch = batches[index]
      let range = row..<row + min(limit, batch.count - row)
      row = range.upperBound
      if row == batch.count { (index, row) = (index + 1, 0) }
      guard !range.isEmpty else { continue }
      run.cancellation.handOut(rows: range.count)
      return batch.sliced(range)
    }
  }

  /// How many batches there are before other threads are worth their start.
  private static let fewBatches = 16

  mutating func split(into count: Int) throws(EngineError) -> [any Operator]? {
    try run.check()
    let source = try opened()
    let counts = parts.map { source.rowCount(ofPart: $0) }
    let total = counts.reduce(0, +)
    guard count > 1, total >= Self.fewBatches * run.batchRows else { return nil }
    // Parts of the source stay whole, and each goes where its first row lies.
    var ends = [Int](repeating: 0, count: count)
    var first = 0
    for part in parts {
      let place = min(Int(Double(first) / Double(total) * Double(count)), count - 1)
      ends[place] = part + 1
      first += counts[part]
    }
    var start = 0
    var scans: [any Operator] = []
    for end in ends where end > start {
      var scan = self
      scan.parts = start..<end
      scans.append(scan)
      start = end
    }
    return scans.count > 1 ? scans : nil
  }

  private func rows(
    ofPart part: Int,
    _ source: any RowSource
  ) throws(EngineError) -> [Batch] {
    do {
      return try source.part(part)
    } catch {
      throw .data(error, span)
    }
  }

  private mutating func opened() throws(EngineError) -> any RowSource {
    if let source { return source }
    do {
      let rows = try provider.rows(columns: columns, where: conditions)
      source = rows
      parts = 0..<rows.partCount
      let counts = (0..<rows.partCount).map { rows.rowCount(ofPart: $0) }
      run.cancellation.expect(rows: counts.reduce(0, +))
      return rows
    } catch {
      throw .data(error, span)
    }
  }
}
