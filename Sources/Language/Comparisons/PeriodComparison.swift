import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// The figures of one period with those of others beside them.
struct PeriodComparison {
  private let step: Compare
  private let period: Period

  init(_ step: Compare, _ period: Period) {
    self.step = step
    self.period = period
  }

  func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let schema = input.schema
    guard let value = step.valueColumn(input, &analyser, at: span),
      let keys = step.keys(of: input, roles: [.measure, .area], &analyser),
      let periods = periods(&analyser)
    else { return nil }
    guard let column = step.periodColumn(schema) else {
      analyser.report(.noPeriodColumn(schema.names), at: span)
      return nil
    }
    let polarity = step.polarityColumn(of: value, schema)
    let grouped =
      keys.filter { $0 != column } + [polarity].compactMap { $0 }.filter { !keys.contains($0) }
    guard
      let calls = calls(periods, value, column, schema, &analyser, at: span),
      let rows = filtered(analyser.sourced(input, at: span), column, periods, &analyser, at: span)
    else { return nil }
    func expression(_ index: Int, _ fields: [Field]) -> Expression {
      .column(index, of: fields[index], at: span)
    }
    let fields =
      grouped.map { schema.fields[$0] }
      + periods.map { period in
        Field(period.label, schema.fields[value].type, metadata: schema.fields[value].metadata)
      }
    let plan = Plan(
      .aggregate(rows, keys: grouped.map { expression($0, schema.fields) }, calls: calls),
      schema: Schema(fields),
      span: span
    )
    func output(_ index: Int) -> OutputColumn {
      OutputColumn(field: fields[index], expression: expression(index, fields), span: span)
    }
    var outputs = grouped.indices.filter { keys.contains(grouped[$0]) }.map(output)
    outputs.append(output(grouped.count))
    for (index, period) in periods.enumerated().dropFirst() {
      outputs.append(output(grouped.count + index))
      let suffix = periods.count > 2 ? "_" + Schema.snakeCase(period.label) : ""
      let gap = step.gap(
        expression(grouped.count, fields),
        expression(grouped.count + index, fields),
        polarity: step.direction(of: value, schema),
        polarity.flatMap { grouped.firstIndex(of: $0) }.map { expression($0, fields) },
        suffix: suffix,
        &analyser,
        at: span
      )
      guard let gap else { return nil }
      outputs += gap
    }
    return analyser.projection(of: plan, outputs, at: span)
  }

  /// The periods compared, the first one first; nil with a diagnostic where one is none.
  private func periods(_ analyser: inout Analyser) -> [Period]? {
    var periods = [period]
    for comparator in step.comparators {
      guard case .value(let syntax) = comparator else {
        analyser.report(.notComparable("neighbours"), at: step.subject.span)
        return nil
      }
      guard let period = analyser.periodLiteral(syntax, place: "`compare`") else { return nil }
      periods.append(period)
    }
    return periods
  }

  /// For each period the only value of a group.
  private func calls(
    _ periods: [Period],
    _ value: Int,
    _ column: Int,
    _ schema: Schema,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> [AggregateCall]? {
    let type = schema.fields[value].type
    var calls: [AggregateCall] = []
    for period in periods {
      guard let test = isEqual(column, period, &analyser, at: span) else { return nil }
      let cell = Expression(
        .choose(
          [Expression.Branch(condition: test, value: .column(value, type, at: span))],
          otherwise: Expression(.literal(.missing(.noData)), type: type, span: span)
        ),
        type: type,
        span: span
      )
      calls.append(
        AggregateCall(OnlyValue.function, [cell], type: type, span: span, expected: .noData)
      )
    }
    return calls
  }

  private func isEqual(
    _ column: Int,
    _ period: Period,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Expression? {
    analyser.applied(
      FunctionCatalogue.operator(named: "="),
      to: [
        .column(column, .period, at: span),
        Expression(.literal(.period(period)), type: .period, span: span),
      ],
      at: span
    )
  }

  private func filtered(
    _ input: Plan,
    _ column: Int,
    _ periods: [Period],
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    let members = periods.map { Expression(.literal(.period($0)), type: .period, span: span) }
    let test = analyser.applied(
      FunctionCatalogue.operator(named: "in"),
      to: [.column(column, .period, at: span)] + members,
      at: span
    )
    return test.map { Plan(.filter(input, $0), schema: input.schema, span: span) }
  }
}
