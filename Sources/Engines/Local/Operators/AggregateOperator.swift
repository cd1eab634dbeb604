import Columns
import Diagnostics
import Plan

/// One row a group: the keys, then the answers of the calls.
struct AggregateOperator: Operator {
  private var input: any Operator
  private let schema: Schema
  private let keys: [ExpressionEvaluator]
  private var calls: [RunningCall]
  private var groups: RowGroups
  private var rows = 0
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
    self.input = input
    schema = plan.schema
    self.keys = keys.map(ExpressionEvaluator.init)
    self.calls = calls.map(RunningCall.init)
    groups = RowGroups(keys.map(\.type))
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if answer == nil { answer = BatchSlices(try summarised(), batchRows: run.batchRows) }
    return answer?.next()
  }

  private mutating func summarised() throws(EngineError) -> Batch {
    while let batch = try input.next() {
      try run.check()
      rows += batch.count
      let groupOfRow = groups.assign(try keys.evaluated(over: batch), rows: batch.count)
      for index in calls.indices {
        try calls[index].update(batch, schema, groups: groupOfRow, groupCount: groups.count)
      }
    }
    var columns = groups.keyColumns()
    // A key stands for many cells, whose flags may differ; a distinct row is one of them.
    if !calls.isEmpty { columns = columns.map { $0.with(flags: []) } }
    for call in calls {
      columns.append(try call.finish(groupCount: groups.count))
      for note in call.notes(schema, rows: rows) { run.note(note, at: place) }
    }
    return Batch(columns, count: groups.count)
  }
}

/// A call of an aggregate with what it has gathered.
private struct RunningCall {
  private let call: AggregateCall
  private let arguments: [ExpressionEvaluator]
  private var accumulator: any Accumulator
  private var flagged = FlaggedCells()
  /// Whether the answer is one of the values, which keeps its own flags, or only counts them.
  private let keepsFlags: Bool

  init(_ call: AggregateCall) {
    self.call = call
    arguments = call.arguments.map(ExpressionEvaluator.init)
    accumulator = call.function.accumulator(Signature(call.arguments.map(\.type), call.type))
    keepsFlags = ["count", "first", "last", "only"].contains(call.function.name)
  }

  mutating func update(
    _ batch: Batch,
    _ schema: Schema,
    groups: [Int32],
    groupCount: Int
  ) throws(EngineError) {
    let columns = try arguments.evaluated(over: batch)
    if !keepsFlags { flagged.add(columns) }
    do {
      try accumulator.update(columns, groups: groups, groupCount: groupCount)
    } catch {
      throw error.naming(call.arguments.first, of: schema).at(call.span)
    }
  }

  func finish(groupCount: Int) throws(EngineError) -> Column {
    do {
      return try accumulator.finish(groupCount: groupCount)
    } catch {
      throw error.at(call.span)
    }
  }

  /// How many cells were left out and why, how many of the others are flagged, and what the answers
  /// rest on.
  func notes(_ schema: Schema, rows: Int) -> [Diagnostic] {
    let caution = accumulator.caution.map { caution in
      Diagnostic(.advice, id: caution.id, caution.message, at: call.span, help: caution.help)
    }
    return omissions(schema, rows: rows) + [caution].compactMap { $0 }
  }

  private func omissions(_ schema: Schema, rows: Int) -> [Diagnostic] {
    // A count of the values that are there says by itself that it leaves the others out.
    guard call.function.name != "count" else { return [] }
    let (name, span) = (call.function.name, call.span)
    let omitted = accumulator.omitted.without(call.expected)
      .note(leftOutOf: name, call.arguments, over: schema, rows: rows, at: span)
    let taken = flagged.note(takenInBy: name, call.arguments, over: schema, rows: rows, at: span)
    return [omitted, taken].compactMap { $0 }
  }
}
