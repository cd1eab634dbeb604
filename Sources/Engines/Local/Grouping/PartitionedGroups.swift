import Columns
import Plan
import Synchronization

/// The groups of many rows with mostly different keys: rows are dealt out to partitions by their
/// keys' hashes, and each partition's groups are found on their own, in tables that fit a cache.
///
/// The rows of a group meet its calls in their order, so that answers are those of one thread.
final class PartitionedGroups {
  /// The groups of one partition.
  private final class Partition: Sendable {
    /// The keys.
    let words: [UInt64]
    /// The place of each group's first row in its chunk.
    let places: [UInt16]
    /// Where the groups begin that begin in each chunk, and at the end their number.
    let starts: [Int32]
    /// The answers of the calls.
    let answers: [Column]
    /// The first call that has no answer, and why.
    let failure: (call: Int, error: EngineError)?

    init(
      _ words: [UInt64],
      _ places: [UInt16],
      _ starts: [Int32],
      _ answers: [Column],
      _ failure: (call: Int, error: EngineError)?
    ) {
      (self.words, self.places, self.starts) = (words, places, starts)
      (self.answers, self.failure) = (answers, failure)
    }
  }

  private let packing: KeyPacking
  private var chunks: [ScatteredRows]
  private var partitions: [Partition]
  private let types: [DataType]
  /// The number of rows.
  let rows: Int

  /// Groups the rows of parts that were scattered to their end; the calls take the tallies of the
  /// cells that their answers leave out.
  ///
  /// - Throws: what the first call met that has no answer.
  init(
    _ parts: [ScatteredPart],
    _ packing: KeyPacking,
    calls: [RunningCall],
    run: Run
  ) throws(EngineError) {
    self.packing = packing
    chunks = parts.flatMap(\.chunks)
    rows = parts.reduce(0) { $0 + $1.rows }
    types = calls.map(\.type)
    let tallies = (0..<ScatteredRows.partitions).map { _ in calls.map(\.another) }
    let found = Mutex([Partition?](repeating: nil, count: tallies.count))
    partitions = []
    try PartTeam.run(tallies.count, on: run) { [chunks] part throws(EngineError) in
      let partition = try Self.partition(part, of: chunks, tallies[part], run)
      found.withLock { $0[part] = partition }
    }
    partitions = found.withLock { $0.compactMap { $0 } }
    chunks = []
    for part in parts { for (call, own) in zip(calls, part.calls) { call.tally(own) } }
    for partition in tallies { for (call, own) in zip(calls, partition) { call.tally(own) } }
    let failures = partitions.compactMap(\.failure)
    if let first = failures.min(by: { $0.call < $1.call }) { throw first.error }
  }

  private static func partition(
    _ part: Int,
    of chunks: [ScatteredRows],
    _ calls: [RunningCall],
    _ run: Run
  ) throws(EngineError) -> Partition {
    var places: [UInt16] = []
    var starts: [Int32] = [0]
    let rows = chunks.reduce(0) { $0 + $1.range(of: part).count }
    // Rows of one key are no reason for a large table.
    var table = WordTable(expecting: min(rows, 1 << 17))
    for chunk in chunks {
      try run.check()
      let range = chunk.range(of: part)
      var groups = [Int32](repeating: 0, count: range.count)
      let own = chunk.places
      table.assign(chunk.words, range, to: &groups) { places.append(own[$0]) }
      for (call, arguments) in zip(calls, chunk.arguments) where !range.isEmpty {
        let columns = arguments.map { $0.sliced(range) }
        try call.update(columns, groups: groups, groupCount: table.count)
      }
      starts.append(Int32(truncatingIfNeeded: table.count))
    }
    var answers: [Column] = []
    var failure: (call: Int, error: EngineError)?
    for (index, call) in calls.enumerated() where failure == nil {
      do throws(EngineError) {
        answers.append(try call.finish(groupCount: table.count))
      } catch {
        failure = (index, error)
      }
    }
    return Partition(table.words, places, starts, answers, failure)
  }

  /// The number of chunks of rows, each with the groups that begin in it.
  var chunkCount: Int { (partitions.first?.starts.count ?? 1) - 1 }

  /// The groups that begin in a chunk, in the order of their first rows: keys, then answers.
  func batch(of chunk: Int) -> Batch {
    var isFirst = [UInt64](repeating: 0, count: ScatteredRows.mostRows / 64)
    let ranges = partitions.map { Int($0.starts[chunk])..<Int($0.starts[chunk + 1]) }
    for (partition, range) in zip(partitions, ranges) {
      let places = partition.places
      for group in range {
        let place = Int(places[group])
        isFirst[place / 64] |= 1 << UInt64(place % 64)
      }
    }
    var before = [Int32](repeating: 0, count: isFirst.count)
    var count: Int32 = 0
    for index in isFirst.indices {
      before[index] = count
      count += Int32(isFirst[index].nonzeroBitCount)
    }
    var words = [UInt64](repeating: 0, count: Int(count))
    var order = [Int32](repeating: 0, count: Int(count))
    var index: Int32 = 0
    for (partition, range) in zip(partitions, ranges) {
      let (places, own) = (partition.places, partition.words)
      for group in range {
        let place = Int(places[group])
        let below = isFirst[place / 64] & ((1 << UInt64(place % 64)) - 1)
        let position = Int(before[place / 64]) + below.nonzeroBitCount
        words[position] = own[group]
        order[position] = index
        index += 1
      }
    }
    let answers = types.indices.map { call in
      let parts = zip(partitions, ranges).map { $0.answers[call].sliced($1) }
      return Column.joined(parts, type: types[call]).gathered(order)
    }
    return Batch(packing.columns(of: words) + answers, count: Int(count))
  }
}

/// The groups that begin in some chunks of rows.
struct PartitionedAnswer: Operator {
  private let groups: PartitionedGroups
  private var chunks: Range<Int>
  private var slices: BatchSlices?
  private let run: Run

  init(_ groups: PartitionedGroups, run: Run) {
    self.groups = groups
    chunks = 0..<groups.chunkCount
    self.run = run
  }

  mutating func next() throws(EngineError) -> Batch? {
    while true {
      if let batch = slices?.next() { return batch }
      guard let chunk = chunks.popFirst() else { return nil }
      try run.check()
      slices = BatchSlices(groups.batch(of: chunk), batchRows: run.batchRows)
    }
  }

  mutating func split(into parts: Int) -> [any Operator]? {
    let count = min(parts, chunks.count)
    guard count > 1 else { return nil }
    let all = chunks
    return (0..<count).map { part in
      var own = self
      own.chunks =
        all.lowerBound + all.count * part / count..<all.lowerBound + all.count * (part + 1) / count
      return own
    }
  }
}
