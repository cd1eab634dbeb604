import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// What a step looks at over time, with its columns found.
struct SeriesColumns {
  /// The columns of the input.
  let schema: Schema
  /// The figures.
  let value: Int
  /// Their periods.
  let period: Int
  /// What tells one series from another.
  let groups: [Int]
  /// Where the clause was written.
  let spans: (value: SourceSpan, period: SourceSpan)

  /// The field of the figures.
  var valueField: Field { schema.fields[value] }

  /// The figures and their periods as arguments of a series function.
  var arguments: [Expression] {
    [
      .column(value, valueField.type, at: spans.value),
      .column(period, .period, at: spans.period),
    ]
  }

  /// The figures as typing rules see them.
  var argument: Argument { Argument(valueField.type, spelling: valueField.name) }

  /// The groups as keys.
  var keys: [Expression] {
    groups.map { .column($0, of: schema.fields[$0], at: spans.value) }
  }

  /// The order of a series: by period.
  var order: [SortKey] {
    [SortKey(.column(period, .period, at: spans.period), isDescending: false)]
  }

  /// The column that says for each row which direction is good, where there is one.
  var polarityColumn: Int? {
    guard let name = valueField.metadata.polarityColumn,
      case .found(let index) = schema.lookup(name), schema.fields[index].type == .text
    else { return nil }
    return index
  }
}

extension Analyser {
  /// The columns of a series clause, or nil with a diagnostic: figures must be numbers and periods
  /// periods.
  mutating func series(_ syntax: SeriesSyntax, of input: Plan, for step: String) -> SeriesColumns? {
    guard let value = column(syntax.value, in: input.schema),
      let period = column(syntax.period, in: input.schema)
    else { return nil }
    let type = input.schema.fields[value].type
    guard type.number != nil else {
      report(.notANumber(syntax.value.text, type: type.words, step: step), at: syntax.value.span)
      return nil
    }
    let periodType = input.schema.fields[period].type
    guard periodType == .period else {
      report(.notAPeriod(syntax.period.text, type: periodType.words), at: syntax.period.span)
      return nil
    }
    let keys = outputs(syntax.groups, of: input, place: "`by`")
    let groups = keys.compactMap { key -> Int? in
      if case .column(let index) = key.expression.node { index } else { nil }
    }
    guard groups.count >= syntax.groups.count else { return nil }
    return SeriesColumns(
      schema: input.schema,
      value: value,
      period: period,
      groups: groups,
      spans: (syntax.value.span, syntax.period.span)
    )
  }

  /// Which direction is good for the figures: what the step says, or what the column declares.
  func polarity(_ written: PolaritySyntax?, of series: SeriesColumns) -> FieldMetadata.Polarity? {
    written.map { $0.isHigherBetter ? .higher : .lower } ?? series.valueField.metadata.polarity
  }

  /// The period that an expression without columns stands for, or nil with a diagnostic.
  mutating func periodLiteral(_ syntax: ExpressionSyntax, place: String) -> Period? {
    guard let expression = expression(syntax, in: Scope(Schema([]), place: place)) else {
      return nil
    }
    if case .period(let period)? = expression.literal { return period }
    // A year on its own is a number, and here the calendar year.
    if case .decimal(let number)? = expression.literal, number.scale == 0,
      let year = Int(exactly: number.mantissa), CivilDate.years.contains(year),
      let period = Period.year(year, .calendar)
    {
      return period
    }
    report(.notAPeriod(spelling(syntax.span), type: expression.type.words), at: syntax.span)
    return nil
  }

  /// A function applied to typed operands, or nil with a diagnostic at the step.
  mutating func applied(
    _ function: Function?,
    to operands: [Expression],
    at span: SourceSpan
  ) -> Expression? {
    guard let function else { return nil }
    let arguments = operands.map {
      Argument($0.type, literal: $0.literal, spelling: spelling($0.span))
    }
    switch function.typing(arguments) {
    case .success(let type):
      return Expression(.call(function, operands), type: type, span: span)
    case .failure(let problem):
      report(problem, at: operands.map(\.span), in: span)
      return nil
    }
  }

  /// Reports why the columns of a clause do not fit a series function.
  mutating func report(_ problem: TypeProblem, at spans: [SourceSpan], in step: SourceSpan) {
    let span = problem.argument.flatMap { spans.indices.contains($0) ? spans[$0] : nil }
    report(
      Diagnostic(.error, id: problem.id, problem.message, at: span ?? step, help: problem.help)
    )
  }

  /// The plan of a series function over the columns of a clause, with its fields after those kept.
  mutating func seriesPlan(
    _ function: SeriesFunction,
    _ arguments: [Expression],
    over series: SeriesColumns,
    of input: Plan,
    keeping kept: [Int],
    adding fields: [Field],
    at span: SourceSpan
  ) -> Plan? {
    let own = kept.map { series.schema.fields[$0] }
    let names = Set(own.map(\.name))
    if let clash = fields.first(where: { names.contains($0.name) }) {
      report(.duplicateColumn(clash.name), at: span)
      return nil
    }
    let call = SeriesCall(
      function,
      arguments,
      groups: series.keys,
      order: series.order,
      kept: kept
    )
    return Plan(.series(input, call), schema: Schema(own + fields), span: span)
  }
}
