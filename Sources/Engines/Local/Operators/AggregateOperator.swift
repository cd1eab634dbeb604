import Columns
import Diagnostics
import Plan

/// One row a group: the keys, then the answers of the calls.
struct AggregateOperator: Operator {
  private let grouping: GroupedInput
  private let calls: [RunningCall]
  private let run: Run
  private let place: Int
  private var answer: BatchSlices?

  init(
    _ input: any Operator,
    of plan: Plan,
    keys: [Expression],
    calls: [AggregateCall],
    run: Run
  ) {
    grouping = GroupedInput(input, keys: keys, run: run)
    self.calls = calls.map { RunningCall($0, over: plan.schema) }
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if answer == nil { answer = BatchSlices(try summarised(), batchRows: run.batchRows) }
    return answer?.next()
  }

  private func summarised() throws(EngineError) -> Batch {
    // One lane finds the rows and their groups, and each call is a lane that takes them in.
    try Lanes(grouping, calls).run(threads: run.threads)
    let groups = grouping.groups
    var columns = groups.keyColumns()
    // A key stands for many cells, whose flags may differ; a distinct row is one of them.
    if !calls.isEmpty { columns = columns.map { $0.with(flags: []) } }
    for call in calls {
      columns.append(try call.finish(groupCount: groups.count, threads: run.threads))
      for note in call.notes(rows: grouping.rows) { run.note(note, at: place) }
    }
    return Batch(columns, count: groups.count)
  }
}

/// Rows of the input with their groups.
private struct GroupedRows: Sendable {
  let batch: Batch
  let groups: [Int32]
  /// The number of groups known with these rows.
  let groupCount: Int
}

/// The input of an aggregate with the groups of its rows.
private final class GroupedInput: LaneMaker {
  private var input: any Operator
  private let keys: [ExpressionEvaluator]
  private let run: Run
  private(set) var groups: RowGroups
  private(set) var rows = 0

  init(_ input: any Operator, keys: [Expression], run: Run) {
    self.input = input
    self.keys = keys.map(ExpressionEvaluator.init)
    self.run = run
    groups = RowGroups(keys.map(\.type))
  }

  func next() throws(EngineError) -> GroupedRows? {
    guard let batch = try input.next() else { return nil }
    try run.check()
    rows += batch.count
    let groupOfRow = groups.assign(try keys.evaluated(over: batch), rows: batch.count)
    return GroupedRows(batch: batch, groups: groupOfRow, groupCount: groups.count)
  }
}

/// A call of an aggregate with what it has gathered.
private final class RunningCall: LaneTaker {
  private let call: AggregateCall
  private let schema: Schema
  private let arguments: [ExpressionEvaluator]
  private var accumulator: any Accumulator
  private var flagged = FlaggedCells()
  /// Whether the answer is one of the values, which keeps its own flags, or only counts them.
  private let keepsFlags: Bool

  init(_ call: AggregateCall, over schema: Schema) {
    self.call = call
    self.schema = schema
    arguments = call.arguments.map(ExpressionEvaluator.init)
    accumulator = call.function.accumulator(Signature(call.arguments.map(\.type), call.type))
    keepsFlags = ["count", "first", "last", "only"].contains(call.function.name)
  }

  func take(_ rows: GroupedRows) throws(EngineError) {
    let columns = try arguments.evaluated(over: rows.batch)
    if !keepsFlags { flagged.add(columns) }
    do {
      try accumulator.update(columns, groups: rows.groups, groupCount: rows.groupCount)
    } catch {
      throw error.naming(call.arguments.first, of: schema).at(call.span)
    }
  }

  func finish(groupCount: Int, threads: Int) throws(EngineError) -> Column {
    do {
      return try accumulator.finish(groupCount: groupCount, threads: threads)
    } catch {
      throw error.at(call.span)
    }
  }

  /// How many cells were left out and why, how many of the others are flagged, and what the answers
  /// rest on.
  func notes(rows: Int) -> [Diagnostic] {
    omissions(rows: rows) + [accumulator.caution?.advice(at: call.span)].compactMap { $0 }
  }

  private func omissions(rows: Int) -> [Diagnostic] {
    // A count of the values that are there says by itself that it leaves the others out.
    guard call.function.name != "count" else { return [] }
    let (name, span) = (call.function.name, call.span)
    let omitted = accumulator.omitted.without(call.expected)
      .note(leftOutOf: name, call.arguments, over: schema, rows: rows, at: span)
    let taken = flagged.note(takenInBy: name, call.arguments, over: schema, rows: rows, at: span)
    return [omitted, taken].compactMap { $0 }
  }
}
