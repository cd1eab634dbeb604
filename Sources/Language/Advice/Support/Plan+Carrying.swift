import Columns
import Diagnostics
import Functions
import Plan

/// A plan with columns added behind its own, and where they stand.
struct CarryingPlan {
  let plan: Plan
  let columns: [Int]
}

extension Plan {
  /// The plan with further columns of the row that a column's value comes from: its period, its
  /// denominator, its area.
  ///
  /// - Parameters:
  ///   - column: the column whose value is followed to its source through what keeps rows as they are.
  ///   - fields: the positions to add of a source's columns, given the position of the column there.
  ///   - computed: the expressions to add over a plan, where an expression over it gives the value.
  /// - Returns: nil where the value is not of one row or nothing is to be added.
  func carrying(
    besides column: Int,
    fields: (Schema, Int) -> [Int],
    computed: (Expression, Plan) -> [Expression] = { _, _ in [] }
  ) -> CarryingPlan? {
    func inner(_ input: Plan, _ column: Int) -> CarryingPlan? {
      input.carrying(besides: column, fields: fields, computed: computed)
    }
    switch node {
    case .scan(let provider, let name, let columns):
      guard column < columns.count else { return nil }
      let wanted = fields(provider.schema, columns[column])
      guard !wanted.isEmpty else { return nil }
      let all = Schema(schema.fields + wanted.map { provider.schema.fields[$0] })
      let scan = Plan(
        .scan(provider, name: name, columns: columns + wanted),
        schema: all,
        span: span
      )
      return CarryingPlan(
        plan: scan,
        columns: Array(columns.count..<columns.count + wanted.count)
      )
    case .filter(let input, _), .sort(let input, _), .slice(let input, _), .top(let input, _, _),
      .assert(let input, _, _), .cite(let input):
      guard let carried = inner(input, column) else { return nil }
      let over = replacingInputs { _ in carried.plan }
      return CarryingPlan(
        plan: Plan(over.node, schema: carried.plan.schema, span: span),
        columns: carried.columns
      )
    case .project(let input, let expressions):
      guard column < expressions.count else { return nil }
      let core = expressions[column].core
      if core.coreColumn == nil {
        let own = adding(computed(core, input), to: expressions, over: input)
        if own != nil { return own }
      }
      // What is worked out of a row is of that row's period and area.
      if let place = core.parts.lazy.compactMap(\.coreColumn).first,
        let carried = inner(input, place)
      {
        let added = carried.columns.map {
          Expression.column($0, of: carried.plan.schema.fields[$0], at: .none)
        }
        return adding(added, to: expressions, over: carried.plan)
      }
      return nil
    case .window(let input, let calls):
      let width = input.schema.fields.count
      guard column < width else { return carrying(offset: calls[column - width], inner) }
      guard let carried = inner(input, column) else { return nil }
      let fields = carried.plan.schema.fields + schema.fields.suffix(calls.count)
      let over = Plan(.window(carried.plan, calls), schema: Schema(fields), span: span)
      return over.arranged(width, carried.columns, calls.count)
    case .join(let left, let right, let join):
      let width = left.schema.fields.count
      if column < width {
        guard let carried = inner(left, column) else { return nil }
        let fields = carried.plan.schema.fields + schema.fields.dropFirst(width)
        let over = Plan(.join(carried.plan, right, join), schema: Schema(fields), span: span)
        return over.arranged(width, carried.columns, schema.fields.count - width)
      }
      guard let carried = inner(right, join.rightColumns[column - width]) else { return nil }
      let wider = Join(
        join.kind,
        leftKeys: join.leftKeys,
        rightKeys: join.rightKeys,
        rightColumns: join.rightColumns + carried.columns,
        sharedKeys: join.sharedKeys,
        rightName: join.rightName
      )
      let fields = schema.fields + carried.columns.map { carried.plan.schema.fields[$0] }
      return CarryingPlan(
        plan: Plan(.join(left, carried.plan, wider), schema: Schema(fields), span: span),
        columns: Array(schema.fields.count..<fields.count)
      )
    case .append, .unpivot, .fill:
      // Rows of several sources, or with another shape: what these rows have themselves.
      let wanted = fields(schema, column)
      let width = schema.fields.count
      return wanted.isEmpty
        ? nil
        : CarryingPlan(
          plan: selecting(Array(0..<width) + wanted, at: span),
          columns: Array(width..<width + wanted.count)
        )
    case .aggregate(let input, let keys, let calls):
      let argument =
        column < keys.count
        ? keys[column].coreColumn : calls[column - keys.count].arguments.first?.coreColumn
      guard let argument, let carried = inner(input, argument) else { return nil }
      return carrying(carried, groupedBy: keys, calls)
    case .unit, .profile, .series, .check: return nil
    }
  }

  /// A group carries the greatest period or text of its rows; a number of many rows is none of them.
  private func carrying(
    _ carried: CarryingPlan,
    groupedBy keys: [Expression],
    _ calls: [AggregateCall]
  ) -> CarryingPlan? {
    guard let maximum = FunctionCatalogue.aggregate(named: "maximum") else { return nil }
    let fields = carried.columns.map { carried.plan.schema.fields[$0] }
    guard fields.allSatisfy({ $0.type.number == nil }) else { return nil }
    let further = zip(carried.columns, fields).map { column, field in
      AggregateCall(
        maximum,
        [.column(column, field.type, at: .none)],
        type: field.type,
        span: .none
      )
    }
    let width = schema.fields.count
    return CarryingPlan(
      plan: Plan(
        .aggregate(carried.plan, keys: keys, calls: calls + further),
        schema: Schema(schema.fields + fields),
        span: span
      ),
      columns: Array(width..<width + fields.count)
    )
  }

  /// A projection with further expressions at its end.
  private func adding(
    _ added: [Expression],
    to expressions: [Expression],
    over input: Plan
  ) -> CarryingPlan? {
    guard !added.isEmpty else { return nil }
    let width = expressions.count
    let named = added.map { expression -> Field in
      guard case .column(let place) = expression.node else { return Field("", expression.type) }
      return input.schema.fields[place]
    }
    return CarryingPlan(
      plan: Plan(
        .project(input, expressions + added),
        schema: Schema(schema.fields + named),
        span: span
      ),
      columns: Array(width..<width + added.count)
    )
  }

  /// The columns before, the columns after what was carried, and then what was carried.
  private func arranged(_ width: Int, _ carried: [Int], _ rest: Int) -> CarryingPlan {
    let first = width + carried.count
    let order = Array(0..<width) + Array(first..<first + rest) + carried
    return CarryingPlan(
      plan: selecting(order, at: span),
      columns: Array(width + rest..<width + rest + carried.count)
    )
  }

  /// What the row before or after carries, where a window call looks at it.
  private func carrying(
    offset call: WindowCall,
    _ inner: (Plan, Int) -> CarryingPlan?
  ) -> CarryingPlan? {
    guard case .window(let input, let calls) = node, case .offset = call.function.kind,
      let argument = call.arguments.first?.coreColumn, let carried = inner(input, argument)
    else { return nil }
    let further = carried.columns.map { column in
      let type = carried.plan.schema.fields[column].type
      return WindowCall(
        call.function,
        [.column(column, type, at: call.span)],
        groups: call.groups,
        order: call.order,
        frame: call.frame,
        type: type,
        span: call.span
      )
    }
    let width = input.schema.fields.count
    let fields =
      carried.plan.schema.fields + schema.fields.suffix(calls.count)
      + carried.columns.map { carried.plan.schema.fields[$0] }
    let over = Plan(.window(carried.plan, calls + further), schema: Schema(fields), span: span)
    let first = carried.plan.schema.fields.count
    let order = Array(0..<width) + Array(first..<fields.count)
    return CarryingPlan(
      plan: over.selecting(order, at: span),
      columns: Array(width + calls.count..<order.count)
    )
  }
}
