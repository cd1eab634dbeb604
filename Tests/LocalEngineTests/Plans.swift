import Columns
import Diagnostics
import LocalEngine
import Plan
import Platform
import Testing

extension Plan {
  static func scan(_ provider: any TableProvider, at span: SourceSpan = .none) -> Plan {
    let columns = Array(provider.schema.fields.indices)
    return Plan(
      .scan(provider, name: "data", columns: columns),
      schema: provider.schema,
      span: span
    )
  }

  static let unit = Plan(.unit, schema: Schema([]), span: .none)

  /// The column of a name.
  func column(_ name: String) -> Expression {
    let index = schema.names.firstIndex(of: name) ?? 0
    return .column(index, schema.fields[index].type, at: .none)
  }

  func filter(_ condition: (Plan) -> Expression) -> Plan {
    Plan(.filter(self, condition(self)), schema: schema, span: .none)
  }

  func project(_ columns: [(String, Expression)]) -> Plan {
    let fields = columns.map { Field($0.0, $0.1.type) }
    return Plan(.project(self, columns.map(\.1)), schema: Schema(fields), span: .none)
  }

  func project(_ names: String...) -> Plan {
    project(names.map { ($0, column($0)) })
  }

  func aggregate(by keys: [String], _ calls: [AggregateCall] = []) -> Plan {
    let keyFields = keys.map { schema.fields[schema.names.firstIndex(of: $0) ?? 0] }
    let fields = keyFields + calls.map { Field($0.function.name, $0.type) }
    return Plan(
      .aggregate(self, keys: keys.map(column), calls: calls),
      schema: Schema(fields),
      span: .none
    )
  }

  func sort(_ keys: (String, descending: Bool)...) -> Plan {
    let keys = keys.map { SortKey(column($0.0), isDescending: $0.descending) }
    return Plan(.sort(self, keys), schema: schema, span: .none)
  }

  func top(_ count: Int, _ keys: (String, descending: Bool)...) -> Plan {
    let keys = keys.map { SortKey(column($0.0), isDescending: $0.descending) }
    return Plan(.top(self, count: count, by: keys), schema: schema, span: .none)
  }

  func slice(_ slice: Slice) -> Plan { Plan(.slice(self, slice), schema: schema, span: .none) }

  func join(
    _ right: Plan,
    _ kind: Join.Kind,
    on keys: [String],
    rightKeys: [String]? = nil,
    taking names: [String]
  ) -> Plan {
    let taken = names.compactMap { right.schema.names.firstIndex(of: $0) }
    let join = Join(
      kind,
      leftKeys: keys.map(column),
      rightKeys: (rightKeys ?? keys).map(right.column),
      rightColumns: taken,
      sharedKeys: keys.map { schema.names.firstIndex(of: $0) },
      rightName: "other"
    )
    let fields = schema.fields + taken.map { right.schema.fields[$0] }
    return Plan(.join(self, right, join), schema: Schema(fields), span: .none)
  }

  static func append(_ plans: [Plan]) -> Plan {
    Plan(.append(plans), schema: plans[0].schema, span: .none)
  }

  func window(_ calls: WindowCall...) -> Plan { window(calls) }

  func window(_ calls: [WindowCall]) -> Plan {
    let fields = calls.enumerated().map { Field("window \($0)", $1.type) }
    return Plan(.window(self, calls), schema: Schema(schema.fields + fields), span: .none)
  }

  /// A call over this plan's columns.
  func over(
    _ kind: WindowFunction.Kind,
    _ arguments: [Expression] = [],
    type: DataType = .integer,
    by groups: [String] = [],
    sort order: [(String, descending: Bool)] = [],
    _ frame: WindowFrame = .whole,
    at span: SourceSpan = .none
  ) -> WindowCall {
    let function = WindowFunction(
      "over",
      [],
      summary: "",
      examples: [],
      kind: kind,
      typing: { _ in .success(type) }
    )
    return WindowCall(
      function,
      arguments,
      groups: groups.map(column),
      order: order.map { SortKey(column($0.0), isDescending: $0.descending) },
      frame: frame,
      type: type,
      span: span
    )
  }

  func unpivot(keeping kept: [String], _ values: [(String, Expression)]) -> Plan {
    let places = kept.compactMap { schema.names.firstIndex(of: $0) }
    let type = values.first?.1.type ?? .integer
    let fields = places.map { schema.fields[$0] } + [Field("name", .text), Field("value", type)]
    let unpivot = Unpivot(kept: places, values: values.map { (name: $0.0, expression: $0.1) })
    return Plan(.unpivot(self, unpivot), schema: Schema(fields), span: .none)
  }

  func fill(_ period: String, by groups: [String] = [], at span: SourceSpan = .none) -> Plan {
    let places = groups.compactMap { schema.names.firstIndex(of: $0) }
    let fill = Fill(period: schema.names.firstIndex(of: period) ?? 0, groups: places)
    return Plan(.fill(self, fill), schema: schema, span: span)
  }

  func assert(_ condition: Expression, _ message: String = "") -> Plan {
    Plan(.assert(self, condition, message: message), schema: schema, span: .none)
  }

  var profile: Plan { Plan(.profile(self), schema: Profile.schema, span: .none) }
}

extension AggregateCall {
  init(_ function: AggregateFunction, of arguments: Expression..., at span: SourceSpan = .none) {
    self.init(function, arguments, type: .integer, span: span)
  }
}

func literal(_ cell: Cell, _ type: DataType = .integer) -> Expression {
  Expression(.literal(cell.value), type: type, span: .none)
}

func call(
  _ function: Function,
  _ arguments: Expression...,
  at span: SourceSpan = .none
) -> Expression {
  let type: DataType = [">", "="].contains(function.name) ? .boolean : .integer
  return Expression(.call(function, arguments), type: type, span: span)
}

func choose(_ branches: [(Expression, Expression)], _ otherwise: Expression) -> Expression {
  let branches = branches.map { Expression.Branch(condition: $0.0, value: $0.1) }
  return Expression(.choose(branches, otherwise: otherwise), type: .integer, span: .none)
}

/// The sizes of batches at which every plan must give the same.
let batchSizes = [1, 3, 2048]

func answer(
  _ plan: Plan,
  batchRows: Int = 2048,
  threads: Int = 2
) throws(EngineError) -> Answer {
  try LocalEngine(batchRows: batchRows, threads: threads).run(plan, cancellation: Cancellation())
}

/// Runs a plan at every size of batch and compares its rows and the messages of its notes.
func check(
  _ plan: Plan,
  gives rows: [String],
  notes: [String] = [],
  at location: SourceLocation = #_sourceLocation
) {
  for size in batchSizes {
    do {
      let answer = try answer(plan, batchRows: size)
      #expect(answer.table.lines == rows, "batches of \(size)", sourceLocation: location)
      #expect(
        answer.notes.map(\.message) == notes,
        "batches of \(size)",
        sourceLocation: location
      )
      #expect(answer.table.schema == plan.schema, sourceLocation: location)
    } catch {
      Issue.record("batches of \(size): \(error)", sourceLocation: location)
    }
  }
}

/// Runs a plan that must fail at every size of batch, and gives the diagnostic.
func failure(_ plan: Plan, at location: SourceLocation = #_sourceLocation) -> Diagnostic? {
  var diagnostics: Set<Diagnostic> = []
  for size in batchSizes {
    do {
      let answer = try answer(plan, batchRows: size)
      Issue.record("batches of \(size): \(answer.table.lines)", sourceLocation: location)
    } catch .evaluation(let diagnostic), .assertion(let diagnostic) {
      diagnostics.insert(diagnostic)
    } catch {
      Issue.record("batches of \(size): \(error)", sourceLocation: location)
    }
  }
  #expect(diagnostics.count == 1, sourceLocation: location)
  return diagnostics.first
}
