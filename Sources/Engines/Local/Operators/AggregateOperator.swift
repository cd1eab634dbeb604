import Columns
import Diagnostics
import Plan
import Synchronization

/// One row a group: the keys, then the answers of the calls.
///
/// There are three ways to the same answer. Where calls allow it, each thread groups and sums up parts
/// of the rows, or, with groups by the hundred thousand, the rows of some keys. Other calls meet all
/// rows in order, each on any thread.
struct AggregateOperator: Operator {
  private var input: any Operator
  private let schema: Schema
  private let keys: [Expression]
  private let calls: [AggregateCall]
  private let run: Run
  private let place: Int
  private var answer: (any Operator)?

  init(
    _ input: any Operator,
    of plan: Plan,
    keys: [Expression],
    calls: [AggregateCall],
    run: Run
  ) {
    self.input = input
    schema = plan.schema
    self.keys = keys
    self.calls = calls
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if answer == nil { answer = try summarised() }
    return try answer?.next()
  }

  mutating func split(into parts: Int) throws(EngineError) -> [any Operator]? {
    answer = try summarised()
    return try answer?.split(into: parts)
  }

  private mutating func summarised() throws(EngineError) -> any Operator {
    let calls = calls.map { RunningCall($0, over: schema) }
    var parts = try input.parts(for: run)
    let sharing = calls.sharing
    if !calls.isEmpty, !keys.isEmpty, sharing.contains(.byGroup) {
      let sample = KeySample(of: &parts, keys: keys, run: run)
      if let packing = sample.packing { return try partitioned(parts, packing, calls) }
    }
    guard parts.count > 1, sharing.contains(.byRow) else {
      return try inLanes(parts.count == 1 ? parts[0] : PartsOperator(parts), keys, calls)
    }
    let merged = try MergedGroups(parts, keys: keys, calls: calls, run: run)
    return try answer(merged.groups, merged.calls, rows: merged.rows)
  }

  /// Groups rows in partitions, or in lanes where a key turns out not to pack.
  private func partitioned(
    _ inputs: [any Operator],
    _ packing: KeyPacking,
    _ calls: [RunningCall]
  ) throws(EngineError) -> any Operator {
    let parts = inputs.map { ScatteredPart($0, keys: keys, packing, calls: calls, run: run) }
    let isStopped = StopFlag()
    try PartTeam.run(parts.count, on: run) { part throws(EngineError) in
      parts[part].scatter(isStopped.value)
    }
    run.isTurningBack.store(false, ordering: .relaxed)
    guard !isStopped.value.load(ordering: .relaxed) else {
      let columns = keys.enumerated().map { $1.replaced(byColumn: $0) }
      var place = keys.count
      let moved = self.calls.map { call in
        defer { place += call.arguments.count }
        return RunningCall(call, over: schema, argumentsFrom: place)
      }
      return try inLanes(PartsOperator(parts.map { $0.restored() }), columns, moved)
    }
    let groups = try PartitionedGroups(parts, packing, calls: calls, run: run)
    note(calls, rows: groups.rows)
    return PartitionedAnswer(groups, run: run)
  }

  /// One lane finds the rows and their groups, and each call is a lane that takes them in.
  private func inLanes(
    _ input: any Operator,
    _ keys: [Expression],
    _ calls: [RunningCall]
  ) throws(EngineError) -> any Operator {
    let grouping = GroupedInput(input, keys: keys, run: run)
    try Lanes(grouping, calls).run(threads: run.threads)
    return try answer(grouping.groups, calls, rows: grouping.rows)
  }

  private func answer(
    _ groups: RowGroups,
    _ calls: [RunningCall],
    rows: Int
  ) throws(EngineError) -> any Operator {
    var columns = groups.keyColumns()
    // A key stands for many cells, whose flags may differ; a distinct row is one of them.
    if !calls.isEmpty { columns = columns.map { $0.with(flags: []) } }
    for call in calls {
      columns.append(try call.finish(groupCount: groups.count, threads: run.threads))
    }
    note(calls, rows: rows)
    return SlicedAnswer(Batch(columns, count: groups.count), batchRows: run.batchRows)
  }

  private func note(_ calls: [RunningCall], rows: Int) {
    for note in calls.flatMap({ $0.notes(rows: rows) }) { run.note(note, at: place) }
  }
}

/// A whole answer, given out a batch at a time.
private struct SlicedAnswer: Operator {
  private var slices: BatchSlices

  init(_ batch: Batch, batchRows: Int) { slices = BatchSlices(batch, batchRows: batchRows) }

  mutating func next() -> Batch? { slices.next() }
}

/// Whether threads are to stop what they do, seen by all of them.
private final class StopFlag: Sendable {
  let value = Atomic<Bool>(false)
}
