import Columns
import Diagnostics
import Plan

/// The rows as they are, with a column for each call, worked out from the rows around each row.
struct WindowOperator: Operator {
  private var input: any Operator
  private let schema: Schema
  private let calls: [WindowCall]
  private let span: SourceSpan
  private let run: Run
  private let place: Int
  private var answer: BatchSlices?

  init(_ input: any Operator, of plan: Plan, _ calls: [WindowCall], span: SourceSpan, run: Run) {
    self.input = input
    schema = plan.schema
    self.calls = calls
    self.span = span
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if answer == nil { answer = BatchSlices(try computed(), batchRows: run.batchRows) }
    return answer?.next()
  }

  private mutating func computed() throws(EngineError) -> Batch {
    let keys = calls.flatMap { $0.groups + $0.order.map(\.expression) + $0.arguments }
    let rows = try CollectedRows(&input, of: schema, keys: keys, span: span, run: run)
    var columns = rows.batch.columns
    var known: [WindowKey: Partitions] = [:]
    var remaining = rows.keys[...]
    func take(_ count: Int) -> [Column] {
      defer { remaining = remaining.dropFirst(count) }
      return Array(remaining.prefix(count))
    }
    for call in calls {
      let (groups, order) = (take(call.groups.count), take(call.order.count))
      let arguments = take(call.arguments.count)
      let key = WindowKey(call)
      let partitions: Partitions
      if let key, let shared = known[key] {
        partitions = shared
      } else {
        partitions = try Partitions(
          groups,
          types: call.groups.map(\.type),
          order: zip(call.order, order).map { key, column in
            OrderKey(column, type: key.expression.type, isDescending: key.isDescending)
          },
          count: rows.batch.count,
          run: run
        )
        if let key { known[key] = partitions }
      }
      columns.append(try column(call, arguments, partitions, ranked: order.first))
    }
    return Batch(columns, count: rows.batch.count)
  }

  private func column(
    _ call: WindowCall,
    _ arguments: [Column],
    _ partitions: Partitions,
    ranked: Column?
  ) throws(EngineError) -> Column {
    try run.check()
    switch call.function.kind {
    case .rowNumber: return Column(.decimal(partitions.rowNumbers(), scale: 0))
    case .rank: return ranks(partitions, isDense: false, of: ranked)
    case .denseRank: return ranks(partitions, isDense: true, of: ranked)
    case .offset(let offset):
      return arguments[0].gathered(partitions.rows(before: offset), orMissing: .noData)
    case .aggregate(let function):
      var aggregate = WindowAggregate(function, call, arguments, partitions, run: run)
      let column = try aggregate.answers()
      let note = aggregate.omitted.note(
        leftOutOf: function.name,
        call.arguments,
        over: schema,
        rows: partitions.rows.count,
        at: call.span
      )
      if let note { run.note(note, at: place) }
      if let caution = aggregate.caution { run.note(caution.advice(at: call.span), at: place) }
      return column
    }
  }
}

/// Places in an order; a row without the value that is ranked comes last but has no place.
private func ranks(_ partitions: Partitions, isDense: Bool, of ranked: Column?) -> Column {
  var places = partitions.ranks(isDense: isDense)
  let validity = ranked?.validity ?? .all
  let reasons = validity.reasons
  for row in reasons.indices where reasons[row] != 0 { places[row] = 0 }
  return Column(.decimal(places, scale: 0), validity: validity)
}

/// What tells windows over plain columns apart, so that calls over one window share its sorting.
private struct WindowKey: Hashable {
  private let groups: [Int]
  private let order: [Int]
  private let isDescending: [Bool]

  init?(_ call: WindowCall) {
    groups = call.groups.compactMap(\.bareColumn)
    order = call.order.compactMap(\.expression.bareColumn)
    isDescending = call.order.map(\.isDescending)
    guard groups.count == call.groups.count, order.count == call.order.count else { return nil }
  }
}
