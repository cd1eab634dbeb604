import Columns
import Diagnostics
import Plan
import Syntax

extension Analyser {
  /// The most rows that a range may make.
  private static let maximumRange = 1_000_000

  /// The rows of a literal table.
  ///
  /// The first row names the columns; a later row may leave some out, which are then blank. A
  /// published code in quotes, such as `"c"`, is a missing value in a column of numbers or periods.
  mutating func table(_ rows: [[FieldSyntax]], at span: SourceSpan) -> (Plan, name: String)? {
    let none = Scope(Schema([]), place: "a literal table")
    var fields: [Field] = []
    var cells: [[(column: Int, expression: Expression)]] = []
    for row in rows {
      var values: [(column: Int, expression: Expression)] = []
      for cell in row {
        guard var expression = expression(cell.value, in: none) else { return nil }
        guard expression.literal != nil else {
          report(.notALiteral(spelling(cell.value.span)), at: cell.value.span)
          return nil
        }
        let column = fields.firstIndex { $0.name == cell.name.text } ?? fields.count
        if column < fields.count, let code = expression.missing(in: fields[column].type) {
          expression = code
        }
        if column == fields.count { fields.append(Field(cell.name.text, expression.type)) }
        let own = fields[column].type
        let written = cells.joined().filter { $0.column == column }.map(\.expression.type)
        guard
          let type = own.unified(with: expression.type, adoptsUnits: true)
            ?? expression.type.unifiedByRow(withAll: written)
        else {
          report(
            .unlikeCells(cell.name.text, fields[column].type.words, expression.type.words),
            at: cell.value.span
          )
          return nil
        }
        fields[column].type = type
        values.append((column, expression))
      }
      cells.append(values)
    }
    for column in fields.indices where fields[column].type == .period {
      let periods = cells.joined().compactMap { cell -> Period? in
        guard cell.column == column, case .period(let period)? = cell.expression.literal else {
          return nil
        }
        return period
      }
      fields[column].metadata.grain = Period.grain(of: periods)
    }
    let schema = Schema(fields)
    let plans = cells.map { values -> Plan in
      let expressions = fields.indices.map { column in
        guard let cell = values.last(where: { $0.column == column }) else {
          return Expression(.literal(.missing(.blank)), type: fields[column].type, span: span)
        }
        return Conversion.converted(cell.expression, to: fields[column].type)
      }
      let unit = Plan(.unit, schema: Schema([]), span: span)
      return Plan(.project(unit, expressions), schema: schema, span: span)
    }
    return (Plan(.append(plans), schema: schema, span: span), "table")
  }

  /// The whole numbers, or the periods of one grain, from one to another; both ends are included.
  mutating func range(
    _ first: ExpressionSyntax,
    _ last: ExpressionSyntax,
    at span: SourceSpan
  )
    -> (Plan, name: String)?
  {
    let none = Scope(Schema([]), place: "a range")
    guard let low = expression(first, in: none), let high = expression(last, in: none) else {
      return nil
    }
    let values: [Value]
    switch (low.literal, high.literal) {
    case (.decimal(let low)?, .decimal(let high)?) where low.scale == 0 && high.scale == 0:
      guard low <= high else {
        report(.rangeBackwards(spelling(first.span), spelling(last.span)), at: span)
        return nil
      }
      let (length, overflow) = high.mantissa.subtractingReportingOverflow(low.mantissa)
      guard !overflow, length < Int64(Self.maximumRange) else {
        report(.rangeTooLong(limit: Self.maximumRange), at: span)
        return nil
      }
      values = (low.mantissa...high.mantissa).map { .decimal(ExactDecimal(mantissa: $0, scale: 0)) }
    case (.period(let low)?, .period(let high)?):
      guard low.isLike(high) else {
        report(.badRange, at: span)
        return nil
      }
      guard low <= high else {
        report(.rangeBackwards(spelling(first.span), spelling(last.span)), at: span)
        return nil
      }
      guard let periods = low.sequence(to: high, limit: Self.maximumRange) else {
        report(.rangeTooLong(limit: Self.maximumRange), at: span)
        return nil
      }
      values = periods.map(Value.period)
    default:
      report(.badRange, at: span)
      return nil
    }
    var builder = ColumnBuilder(type: low.type)
    for value in values { builder.append(value) }
    var field = Field("value", low.type)
    if case .period(let period)? = low.literal { field.metadata.grain = period.grain }
    let schema = Schema([field])
    let batch = Batch([builder.build()], count: values.count)
    let table = Table(schema: schema, batches: [batch])
    return (Plan(.scan(table, name: "range", columns: [0]), schema: schema, span: span), "range")
  }

  /// Whether a value is among the values of a query's only column.
  ///
  /// The query is answered first, once, because it cannot refer to the rows around it.
  mutating func membership(
    _ operand: ExpressionSyntax,
    _ query: QuerySyntax,
    _ syntax: ExpressionSyntax,
    columns: Schema,
    leaf: Leaf
  ) -> Expression? {
    guard let value = typed(operand, columns: columns, leaf: leaf), let inner = plan(within: query)
    else {
      return nil
    }
    guard inner.schema.fields.count == 1 else {
      report(.notOneColumn(inner.schema.names), at: query.span)
      return nil
    }
    let field = inner.schema.fields[0]
    guard let type = value.type.unified(with: field.type, adoptsUnits: true) else {
      let spelling = spelling(operand.span)
      report(.unlikeMembers(spelling, value.type.words, field.type.words), at: query.span)
      return nil
    }
    guard let table = answer(inner) else { return nil }
    let given = table.schema.fields[0].type
    let column = Column.joined(table.batches.map { $0.columns[0] }, type: given)
    guard let set = Membership(column, of: given, as: type) else {
      let spelling = spelling(operand.span)
      report(.unlikeMembers(spelling, value.type.words, field.type.words), at: query.span)
      return nil
    }
    let converted = Conversion.converted(value, to: type)
    return Expression(.call(set.function, [converted]), type: .boolean, span: syntax.span)
  }

  /// The rows of a plan that has to be known at once, or nil with a diagnostic.
  mutating func answer(_ plan: Plan) -> Table? {
    guard !hasErrors else { return nil }
    do throws(EngineError) {
      return try environment.answer(plan)
    } catch {
      switch error {
      case .evaluation(let diagnostic), .assertion(let diagnostic): report(diagnostic)
      case .data(let problem, let span):
        fail(problem, at: span)
      case .cancelled: report(.interrupted, at: plan.span)
      }
      return nil
    }
  }
}

extension Period {
  /// Whether another period is of the same kind, so that steps lead from one to the other.
  fileprivate func isLike(_ other: Period) -> Bool {
    grain == other.grain && calendar == other.calendar && kind == other.kind
  }
}

extension Expression {
  /// The missing value that a published code stands for among numbers or periods; nil for anything
  /// else.
  fileprivate func missing(in type: DataType) -> Expression? {
    guard type != .text, type != .boolean, case .text(let code)? = literal,
      let reason = MissingReason(code: code)
    else { return nil }
    return Expression(.literal(.missing(reason)), type: type, span: span)
  }
}
