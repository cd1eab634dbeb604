import Columns
import Diagnostics
import Plan

/// Rewrites a plan so that every row carries where it comes from in a hidden last column.
///
/// The operators know nothing of it: the column is one more column to filter, sort, slice and join, and
/// one more aggregate of a group or a window. A query that does not ask for sources pays nothing.
final class LineageTracking {
  /// How many operators at most stand in the place of one.
  static let deepening = 3

  private let store = LineageStore()
  private var sources: [LineageSource] = []
  private var written: [SourceSpan: Int] = [:]

  /// The plan with the hidden column after its own.
  func tracked(_ plan: Plan) -> Plan {
    switch plan.node {
    case .scan(let provider, let name, let columns):
      let place = add(LineageSource(provider: provider, name: name, span: plan.span))
      let last = provider.schema.fields.count
      let rows = NumberedRows(rows: provider, place: place)
      return hiding(plan, .scan(rows, name: name, columns: columns + [last]))
    case .unit:
      let code = LineageCode.code(source: place(ofRowsWrittenAt: plan.span), row: 0)
      return hiding(plan, .project(plan, [literal(code, at: plan.span)]))
    case .filter(let input, let condition):
      return hiding(plan, .filter(tracked(input), condition))
    case .project(let input, let expressions):
      return hiding(plan, .project(tracked(input), expressions + [lineage(of: input)]))
    case .aggregate(let input, let keys, let calls):
      let call = AggregateCall(
        store.gathering,
        [lineage(of: input)],
        type: LineageCode.type,
        span: plan.span
      )
      return hiding(plan, .aggregate(tracked(input), keys: keys, calls: calls + [call]))
    case .sort(let input, let keys):
      return hiding(plan, .sort(tracked(input), keys))
    case .slice(let input, let slice):
      return hiding(plan, .slice(tracked(input), slice))
    case .top(let input, let count, let keys):
      return hiding(plan, .top(tracked(input), count: count, by: keys))
    case .join(let left, let right, let join):
      return joined(plan, left, right, join)
    case .append(let inputs):
      return hiding(plan, .append(inputs.map(tracked)))
    case .check(let input, .verdicts(let column)):
      return hiding(plan, .check(tracked(input), .verdicts(column: column)))
    case .profile(let input), .check(let input, .sums):
      // A row that describes a column or a sum is worked out from all rows: the sources as a whole.
      let handle = store.add(.whole(places(ofSourcesOf: input)), count: 1)
      return extended(plan, by: literal(LineageStore.code(handle), at: plan.span))
    case .window(let input, let calls):
      return windowed(plan, input, calls)
    case .series(let input, let call):
      return seriated(plan, input, call)
    case .unpivot(let input, let unpivot):
      return unpivoted(plan, input, unpivot)
    case .fill(let input, let fill):
      return hiding(plan, .fill(tracked(input), fill))
    case .assert(let input, let condition, let message):
      return hiding(plan, .assert(tracked(input), condition, message: message))
    case .cite(let input):
      return tracked(input)
    }
  }

  /// The columns that a reader asked for, and what the hidden one says.
  func separated(_ batches: [Batch]) -> (shown: [Batch], lineage: any Lineage) {
    let codes = batches.flatMap { $0.columns.last?.lineageCodes ?? [] }
    let shown = batches.map { Batch($0.columns.dropLast(), count: $0.count) }
    return (shown, ResolvedLineage(codes, sources: sources, store.snapshot))
  }

  // MARK: - Operators that move the hidden column

  /// The rows of both sides; where the answer has nothing of the right, it only chose rows.
  private func joined(_ plan: Plan, _ left: Plan, _ right: Plan, _ join: Join) -> Plan {
    let onlyChooses: Bool =
      switch join.kind {
      case .without: true
      case .keepLeft, .onlyMatching: join.rightColumns.isEmpty
      case .keepAll: false
      }
    let tracking = Join(
      join.kind,
      leftKeys: join.leftKeys,
      rightKeys: join.rightKeys,
      leftColumns: join.leftColumns.map { $0 + [left.schema.fields.count] },
      rightColumns: join.rightColumns + (onlyChooses ? [] : [right.schema.fields.count]),
      sharedKeys: join.sharedKeys,
      rightName: join.rightName
    )
    if onlyChooses { return hiding(plan, .join(tracked(left), right, tracking)) }
    let count = join.leftColumns?.count ?? left.schema.fields.count
    var fields = plan.schema.fields
    fields.insert(NumberedRows.field, at: min(count, fields.count))
    let node = Plan.Node.join(tracked(left), tracked(right), tracking)
    let wide = Plan(node, schema: Schema(fields + [NumberedRows.field]), span: plan.span)
    return reordered(plan, wide, lineageAt: [count, fields.count])
  }

  /// Its own row and those that its windows took values from; a place in an order is no value.
  private func windowed(_ plan: Plan, _ input: Plan, _ calls: [WindowCall]) -> Plan {
    let own = input.schema.fields.count
    var added: [WindowCall] = []
    var holdsOwnRow = false
    for call in calls {
      switch (call.function.kind, call.frame) {
      case (.rowNumber, _), (.rank, _), (.denseRank, _): continue
      case (.offset, _): added.append(lineage(of: input, through: call, call.function.kind))
      case (.aggregate, let frame):
        added.append(lineage(of: input, through: call, .aggregate(store.gathering)))
        if case .rolling = frame { continue }
        holdsOwnRow = true
      }
    }
    var fields = plan.schema.fields
    fields.insert(NumberedRows.field, at: min(own, fields.count))
    let places = (0..<added.count).map { fields.count + $0 }
    fields += added.map { _ in NumberedRows.field }
    let node = Plan.Node.window(tracked(input), calls + added)
    let wide = Plan(node, schema: Schema(fields), span: plan.span)
    return reordered(plan, wide, besides: own, lineageAt: (holdsOwnRow ? [] : [own]) + places)
  }

  private func lineage(
    of input: Plan,
    through call: WindowCall,
    _ kind: WindowFunction.Kind
  ) -> WindowCall {
    WindowCall(
      Self.window(kind),
      [lineage(of: input)],
      groups: call.groups,
      order: call.order,
      frame: call.frame,
      type: LineageCode.type,
      span: call.span
    )
  }

  /// All rows of its series, because a series function may look at any of them, unless it only ranks.
  private func seriated(_ plan: Plan, _ input: Plan, _ call: SeriesCall) -> Plan {
    let place = input.schema.fields.count
    let tracking = SeriesCall(
      call.function,
      call.arguments,
      groups: call.groups,
      order: call.order,
      kept: call.kept + [call.function.onlyRanks ? place : place + 1],
      made: call.made
    )
    let rows = call.function.onlyRanks ? tracked(input) : gathered(input, by: call, at: plan.span)
    var fields = plan.schema.fields
    fields.insert(NumberedRows.field, at: min(call.kept.count, fields.count))
    let wide = Plan(.series(rows, tracking), schema: Schema(fields), span: plan.span)
    return reordered(plan, wide, lineageAt: [call.kept.count])
  }

  /// A plan with the hidden column, and after it one with all rows of each series.
  private func gathered(_ input: Plan, by call: SeriesCall, at span: SourceSpan) -> Plan {
    let window = WindowCall(
      Self.window(.aggregate(store.gathering)),
      [lineage(of: input)],
      groups: call.groups,
      order: [],
      frame: .whole,
      type: LineageCode.type,
      span: span
    )
    return Plan(
      .window(tracked(input), [window]),
      schema: Schema(input.schema.fields + [NumberedRows.field, NumberedRows.field]),
      span: span
    )
  }

  private static func window(_ kind: WindowFunction.Kind) -> WindowFunction {
    WindowFunction(
      "lineage",
      [Parameter("x")],
      summary: "",
      examples: [],
      kind: kind,
      typing: { _ in .success(LineageCode.type) }
    )
  }

  /// The hidden column is kept, and stands before the names and the values.
  private func unpivoted(_ plan: Plan, _ input: Plan, _ unpivot: Unpivot) -> Plan {
    let kept = unpivot.kept.count
    let tracking = Unpivot(
      kept: unpivot.kept + [input.schema.fields.count],
      values: unpivot.values
    )
    var fields = plan.schema.fields
    fields.insert(NumberedRows.field, at: min(kept, fields.count))
    let node = Plan.Node.unpivot(tracked(input), tracking)
    let wide = Plan(node, schema: Schema(fields), span: plan.span)
    return reordered(plan, wide, lineageAt: [kept])
  }

  // MARK: - Parts

  /// A plan with the columns of another and the hidden one after them.
  private func hiding(_ plan: Plan, _ node: Plan.Node) -> Plan {
    Plan(node, schema: Schema(plan.schema.fields + [NumberedRows.field]), span: plan.span)
  }

  private func extended(_ plan: Plan, by lineage: Expression) -> Plan {
    let own = plan.schema.fields.enumerated().map { index, field in
      Expression.column(index, field.type, at: plan.span)
    }
    return hiding(plan, .project(plan, own + [lineage]))
  }

  /// The columns of a plan from one that has hidden columns among them, and their union at the end.
  private func reordered(
    _ plan: Plan,
    _ wide: Plan,
    besides own: Int? = nil,
    lineageAt places: [Int]
  ) -> Plan {
    let hidden = Set(places).union(own.map { [$0] } ?? [])
    let shown = wide.schema.fields.indices.filter { !hidden.contains($0) }
    let expressions = shown.map { index in
      Expression.column(index, of: wide.schema.fields[index], at: plan.span)
    }
    let columns = places.map { Expression.column($0, LineageCode.type, at: plan.span) }
    guard let first = columns.first else { return wide }
    let union = columns.dropFirst().reduce(first) { union, column in
      Expression(.call(store.union, [union, column]), type: LineageCode.type, span: plan.span)
    }
    return hiding(plan, .project(wide, expressions + [union]))
  }

  private func lineage(of input: Plan) -> Expression {
    .column(input.schema.fields.count, LineageCode.type, at: input.span)
  }

  private func literal(_ code: Int64, at span: SourceSpan) -> Expression {
    let value = Value.decimal(ExactDecimal(mantissa: code, scale: 0))
    return Expression(.literal(value), type: LineageCode.type, span: span)
  }

  // MARK: - Sources

  private func add(_ source: LineageSource) -> Int {
    sources.append(source)
    return sources.count - 1
  }

  private func place(ofRowsWrittenAt span: SourceSpan) -> Int {
    if let known = written[span] { return known }
    let place = add(LineageSource(provider: nil, name: "", span: span))
    written[span] = place
    return place
  }

  private func places(ofSourcesOf plan: Plan) -> [Int] {
    var places: [Int] = []
    var open = [plan]
    while let plan = open.popLast() {
      switch plan.node {
      case .scan(let provider, let name, _):
        places.append(add(LineageSource(provider: provider, name: name, span: plan.span)))
      case .unit: places.append(place(ofRowsWrittenAt: plan.span))
      default: open += plan.inputs.reversed()
      }
    }
    return places
  }
}
