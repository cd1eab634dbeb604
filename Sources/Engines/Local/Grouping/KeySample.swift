import Columns
import Plan

/// The first rows of an input, which say how its groups are best found.
struct KeySample {
  /// As many batches tell a few groups from many.
  private static let batchCount = 64
  /// Tables of as many groups fit the caches of a processor.
  private static let fewBits = 16

  /// How keys are packed; nil where they are not, or where groups are few.
  private(set) var packing: KeyPacking?

  /// Reads the first rows of an input in parts, which have them at their beginning afterwards.
  init(of parts: inout [any Operator], keys: [Expression], run: Run) {
    var batches: [Batch] = []
    var isWhole = true
    for index in parts.indices where isWhole && batches.count < Self.batchCount {
      let most = Self.batchCount - batches.count
      let (read, part) = Self.read(atMost: most, of: parts[index], run, &isWhole)
      batches += read
      parts[index] = part
    }
    guard isWhole, batches.count == Self.batchCount, let columns = Self.keys(keys, of: batches),
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

  /// Some batches of a part, and the part with them at its beginning; not whole where something fails.
  private static func read(
    atMost most: Int,
    of part: any Operator,
    _ run: Run,
    _ isWhole: inout Bool
  ) -> ([Batch], any Operator) {
    var rest = part
    var batches: [Batch] = []
    do throws(EngineError) {
      while batches.count < most {
        try run.check()
        guard let batch = try rest.next() else {
          return (batches, ResumedOperator(batches, nil, nil))
        }
        batches.append(batch)
      }
    } catch {
      isWhole = false
      return (batches, ResumedOperator(batches, error, nil))
    }
    return (batches, ResumedOperator(batches, nil, rest))
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
