import Columns
import Diagnostics
import Functions
import Plan
import Syntax

extension Analyser {
  /// An input with an aggregate of a window as a further column, and that column; nil with a
  /// diagnostic where the aggregate does not fit.
  mutating func windowed(
    _ name: String,
    of operand: Expression,
    over input: Plan,
    groups: [Expression],
    order: [SortKey],
    frame: WindowFrame,
    at span: SourceSpan
  ) -> (Plan, Expression)? {
    guard let aggregate = FunctionCatalogue.aggregate(named: name) else { return nil }
    let argument = Argument(operand.type, spelling: spelling(operand.span))
    switch aggregate.typing([argument]) {
    case .failure(let problem):
      report(problem, at: [operand.span], in: span)
      return nil
    case .success(let type):
      let function = WindowFunction(
        aggregate.name,
        aggregate.parameters,
        summary: aggregate.summary,
        examples: [],
        kind: .aggregate(aggregate),
        typing: aggregate.typing
      )
      let call = WindowCall(
        function,
        [operand],
        groups: groups,
        order: order,
        frame: frame,
        type: type,
        span: span
      )
      let fields = input.schema.fields + [Field("window", type)]
      let plan = Plan(.window(input, [call]), schema: Schema(fields), span: span)
      return (plan, .column(fields.count - 1, type, at: span))
    }
  }

  /// The rows of each series in order, with an aggregate of the periods up to each.
  ///
  /// A window of so many periods has a value only where they follow one another.
  mutating func moving(
    _ syntax: SeriesSyntax,
    of input: Plan,
    _ aggregate: String,
    _ frame: WindowFrame,
    named name: String,
    _ keyword: String,
    _ span: SourceSpan
  ) -> Plan? {
    guard let series = series(syntax, of: input, for: keyword) else { return nil }
    let count = input.schema.fields.count
    guard !input.schema.names.contains(name) else {
      report(.duplicateColumn(name), at: span)
      return nil
    }
    let ordered = seriesPlan(
      ConsecutivePeriods.function,
      frame == .running ? [series.arguments[1]] : series.arguments.reversed(),
      over: series,
      of: input,
      keeping: Array(0..<count),
      adding: [Field("consecutive periods", .integer)],
      at: span
    )
    guard let ordered,
      let (plan, answer) = windowed(
        aggregate,
        of: series.arguments[0],
        over: ordered,
        groups: series.keys,
        order: series.order,
        frame: frame,
        at: span
      )
    else { return nil }
    let least: Int64 = if case .rolling(let count) = frame { Int64(count) } else { 1 }
    let needed = Expression(
      .literal(.decimal(ExactDecimal(mantissa: least, scale: 0))),
      type: .integer,
      span: span
    )
    guard
      let isWhole = applied(
        FunctionCatalogue.operator(named: ">="),
        to: [.column(count, .integer, at: span), needed],
        at: span
      )
    else { return nil }
    let kept = (0..<count).map { index in
      OutputColumn(
        field: input.schema.fields[index],
        expression: .column(index, of: input.schema.fields[index], at: span),
        span: span
      )
    }
    // A running total goes on across gaps; only a series with a period twice has none.
    let value = Expression(
      .choose(
        [Expression.Branch(condition: isWhole, value: answer)],
        otherwise: Expression(.literal(.missing(.noData)), type: answer.type, span: span)
      ),
      type: answer.type,
      span: span
    )
    let added = OutputColumn(field: Field(name, answer.type), expression: value, span: span)
    return projection(of: plan, kept + [added], at: span)
  }
}
