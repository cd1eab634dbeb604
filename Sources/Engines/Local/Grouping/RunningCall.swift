import Columns
import Diagnostics
import Plan

/// A call of an aggregate with what it has gathered.
final class RunningCall: LaneTaker {
  private let call: AggregateCall
  private let schema: Schema
  private let arguments: [ExpressionEvaluator]
  private var accumulator: any Accumulator
  private var flagged = FlaggedCells()
  /// Cells that accumulators of other rows left out.
  private var omitted = OmittedCells()
  /// Whether the answer is one of the values, which keeps its own flags, or only counts them.
  private let keepsFlags: Bool

  /// Creates a call of rows as they come, or of rows that have its arguments worked out, from a place
  /// on.
  init(_ call: AggregateCall, over schema: Schema, argumentsFrom place: Int? = nil) {
    self.call = call
    self.schema = schema
    let expressions = place.map { place in
      call.arguments.enumerated().map { $1.replaced(byColumn: place + $0) }
    }
    arguments = (expressions ?? call.arguments).map(ExpressionEvaluator.init)
    accumulator = Self.accumulator(of: call)
    keepsFlags = ["count", "first", "last", "only"].contains(call.function.name)
  }

  private static func accumulator(of call: AggregateCall) -> any Accumulator {
    call.function.accumulator(Signature(call.arguments.map(\.type), call.type))
  }

  /// A fresh one of the same call.
  var another: RunningCall { RunningCall(call, over: schema) }

  /// The arguments.
  var expressions: [Expression] { call.arguments }
  /// The types of the arguments.
  var types: [DataType] { call.arguments.map(\.type) }
  /// The type of the answer.
  var type: DataType { call.type }

  /// How rows may be shared out among several of the same call.
  var sharing: RowSharing { accumulator.sharing }

  func take(_ rows: GroupedRows) throws(EngineError) {
    let columns = try evaluated(over: rows.batch)
    try update(columns, groups: rows.groups, groupCount: rows.groupCount)
  }

  /// The arguments of a batch's rows, whose flags are counted.
  func evaluated(over batch: Batch) throws(EngineError) -> [Column] {
    let columns = try arguments.evaluated(over: batch)
    if !keepsFlags { flagged.add(columns) }
    return columns
  }

  /// Takes in arguments whose flags are counted.
  func update(
    _ columns: [Column],
    groups: [Int32],
    groupCount: Int
  ) throws(EngineError) {
    do {
      try accumulator.update(columns, groups: groups, groupCount: groupCount)
    } catch {
      throw error.naming(call.arguments.first, of: schema).at(call.span)
    }
  }

  /// Says that rows of a part follow.
  func begin(part: Int) { accumulator.begin(part: part) }

  /// Takes in what another has gathered of other rows.
  ///
  /// - Parameters:
  ///   - other: the other, of the same call.
  ///   - groups: what each of its groups is called here.
  ///   - groupCount: the number of groups of both.
  func merge(_ other: RunningCall, groups: [Int32], groupCount: Int) {
    flagged.add(other.flagged)
    accumulator.merge(other.accumulator, groups: groups, groupCount: groupCount)
  }

  /// Counts what another of the same call left out, or took in although it is flagged.
  func tally(_ other: RunningCall) {
    flagged.add(other.flagged)
    omitted.add(other.accumulator.omitted)
  }

  /// The answers, one a group, worked out on so many threads where that is worth their start.
  func finish(groupCount: Int, threads: Int = 1) throws(EngineError) -> Column {
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
    var all = omitted
    all.add(accumulator.omitted)
    let note = all.without(call.expected)
      .note(leftOutOf: name, call.arguments, over: schema, rows: rows, at: span)
    let taken = flagged.note(takenInBy: name, call.arguments, over: schema, rows: rows, at: span)
    return [note, taken].compactMap { $0 }
  }
}

extension [RunningCall] {
  /// In which ways rows may be shared out for all calls.
  var sharing: RowSharing {
    reduce([.byGroup, .byRow]) { $0.intersection($1.sharing) }
  }
}

extension Expression {
  /// A column of the same type.
  func replaced(byColumn index: Int) -> Expression {
    Expression(.column(index), type: type, span: span)
  }
}
