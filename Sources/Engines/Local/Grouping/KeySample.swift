import Columns
import Plan

/// The first rows of an input, which say how its groups are best found.
struct KeySample {
  /// As many batches tell a few groups from many.
  private static let batchCount = 64
  /// Tables of as many groups fit the caches of a processor.
  private static let fewBits = 16

  /// The whole input, with the sample at its beginning.
  let input: any Operator
  /// How keys are packed; nil where they are not, or where groups are few.
  private(set) var packing: KeyPacking?

  /// Reads the first rows.
  init(of input: any Operator, keys: [Expression], run: Run) {
    var rest = input
    var batches: [Batch] = []
    var failure: EngineError?
    var isAtEnd = false
    while batches.count < Self.batchCount, failure == nil, !isAtEnd {
      do throws(EngineError) {
        try run.check()
        if let batch = try rest.next() { batches.append(batch) } else { isAtEnd = true }
      } catch {
        failure = error
      }
    }
    self.input = ResumedOperator(batches, failure, isAtEnd ? nil : rest)
    guard failure == nil, !isAtEnd, let columns = Self.keys(keys, of: batches),
      let packing = KeyPacking(columns), packing.usedBits > Self.fewBits
    else { return }
    var words: [UInt64] = []
    let rows = batches.reduce(0) { $0 + $1.count }
    guard packing.pack(columns, rows: rows, to: &words) else { return }
    var groups = [Int32](repeating: 0, count: rows)
    var table = WordTable(expecting: rows)
    table.assign(words, 0..<rows, to: &groups) { _ in }
    // As of 200,000 groups, whose sums take more than the caches hold.
    if table.count * 4 >= rows * 3 { self.packing = packing }
  }

  /// The keys of the sample; nil where they cannot be worked out, which is met again in order.
  private static func keys(_ keys: [Expression], of batches: [Batch]) -> [Column]? {
    let evaluators = keys.map(ExpressionEvaluator.init)
    var columns: [[Column]] = []
    for batch in batches {
      guard let answers = try? evaluators.evaluated(over: batch) else { return nil }
      columns.append(answers)
    }
    return keys.indices.map { key in
      Column.joined(columns.map { $0[key] }, type: keys[key].type)
    }
  }
}

/// Rows that were read before, and then the rest.
struct ResumedOperator: Operator {
  private var batches: ArraySlice<Batch>
  /// What was met after the first rows.
  private let failure: EngineError?
  private var rest: (any Operator)?

  init(_ batches: [Batch], _ failure: EngineError?, _ rest: (any Operator)?) {
    self.batches = batches[...]
    self.failure = failure
    self.rest = rest
  }

  mutating func next() throws(EngineError) -> Batch? {
    if let batch = batches.popFirst() { return batch }
    if let failure { throw failure }
    return try rest?.next()
  }
}

/// Operators one after another, of rows that are alike.
struct PartsOperator: Operator {
  private var parts: ArraySlice<any Operator>
  private var current: (any Operator)?

  init(_ parts: [any Operator]) { self.parts = parts[...] }

  mutating func next() throws(EngineError) -> Batch? {
    while true {
      if let batch = try current?.next() { return batch }
      guard let part = parts.popFirst() else { return nil }
      current = part
    }
  }
}
