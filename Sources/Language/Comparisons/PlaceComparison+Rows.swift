import Columns
import Diagnostics
import Functions
import Plan
import Syntax

extension PlaceComparison {
  /// The rows of all sides: what is kept, the period, the value, the number of the side.
  func rows(
    _ sides: [Side],
    _ columns: Columns,
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    let fields = input.schema.fields
    func column(_ index: Int) -> Expression { .column(index, of: fields[index], at: span) }
    // Without periods all rows speak of one.
    let period =
      columns.period.map(column)
      ?? Expression(
        .literal(.period(Period(start: 0, end: 0, grain: .day))),
        type: .period,
        span: span
      )
    // An average is no longer exact, and all sides are held alike.
    var held = fields[columns.value]
    let hasAverages = sides.contains { if case .average = $0 { true } else { false } }
    if hasAverages, let number = held.type.number {
      held.type = .number(NumberType(.floating, unit: number.unit))
    }
    let ends = [Field("period", .period), held, Field("side", .integer)]
    let schema = Schema(columns.kept.map { fields[$0] } + ends)
    func number(_ number: Int) -> Expression {
      let value = Value.decimal(ExactDecimal(mantissa: Int64(number), scale: 0))
      return Expression(.literal(value), type: .integer, span: span)
    }
    var plans: [Plan] = []
    for (index, side) in ([.place(place)] + sides).enumerated() {
      let found: Plan? =
        switch side {
        case .place(let name): filtered(input, columns.area, [name], &analyser, at: span)
        case .largerPlace(let name, let column):
          larger(name, in: column, columns.area, input, &analyser, at: span)
        case .average(let names): filtered(input, columns.area, names, &analyser, at: span)
        }
      guard let chosen = found else { return nil }
      switch side {
      case .place, .largerPlace:
        let kept = columns.kept.map(column)
        let value = Conversion.converted(column(columns.value), to: held.type)
        let expressions = kept + [period, value, number(index)]
        plans.append(Plan(.project(chosen, expressions), schema: schema, span: span))
      case .average:
        guard
          let plan = averaged(chosen, columns, period, schema, number(index), &analyser, at: span)
        else { return nil }
        plans.append(plan)
      }
    }
    return Plan(.append(plans), schema: schema, span: span)
  }

  private func filtered(
    _ input: Plan,
    _ area: Int,
    _ names: [String],
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    let column = Expression.column(area, .text, at: span)
    let members = names.map { Expression(.literal(.text($0)), type: .text, span: span) }
    let test = analyser.applied(
      FunctionCatalogue.operator(named: "in"),
      to: [column] + members,
      at: span
    )
    return test.map { Plan(.filter(input, $0), schema: input.schema, span: span) }
  }

  /// The rows of a region or a country: those that name no smaller place.
  private func larger(
    _ name: String,
    in column: Int,
    _ area: Int,
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    guard var plan = filtered(input, column, [name], &analyser, at: span) else { return nil }
    let own = Self.placeColumns.firstIndex(of: Schema.snakeCase(input.schema.fields[column].name))
    let smaller = Self.placeColumns.dropFirst((own ?? 0) + 1).compactMap { name -> Int? in
      if case .found(let index) = input.schema.lookup(name) { index } else { nil }
    }
    for index in Set(smaller + [area]).sorted() {
      let place = Expression.column(index, of: input.schema.fields[index], at: span)
      let test = analyser.applied(
        FunctionCatalogue.operator(named: "is missing"),
        to: [place],
        at: span
      )
      guard let test else { return nil }
      plan = Plan(.filter(plan, test), schema: plan.schema, span: span)
    }
    return plan
  }

  /// The plain average of several places in each period, as the place's own rows are laid out.
  private func averaged(
    _ input: Plan,
    _ columns: Columns,
    _ period: Expression,
    _ schema: Schema,
    _ side: Expression,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    let fields = input.schema.fields
    let value = Expression.column(columns.value, fields[columns.value].type, at: span)
    guard let average = FunctionCatalogue.aggregate(named: "average"),
      case .success(let type) = average.typing([Argument(value.type)])
    else { return nil }
    let keys = columns.keys.map { Expression.column($0, of: fields[$0], at: span) } + [period]
    let means = Plan(
      .aggregate(
        input,
        keys: keys,
        calls: [AggregateCall(average, [value], type: type, span: span)]
      ),
      schema: Schema(
        columns.keys.map { fields[$0] } + [Field("period", .period), Field("mean", type)]
      ),
      span: span
    )
    let kept = columns.kept.map { index in
      let type = fields[index].type
      guard let place = columns.keys.firstIndex(of: index) else {
        return Expression(.literal(.missing(.notApplicable)), type: type, span: span)
      }
      return Expression.column(place, type, at: span)
    }
    let count = columns.keys.count
    let held = schema.fields[schema.fields.count - 2].type
    let mean = Conversion.converted(.column(count + 1, type, at: span), to: held)
    return Plan(
      .project(means, kept + [.column(count, .period, at: span), mean, side]),
      schema: schema,
      span: span
    )
  }
}
