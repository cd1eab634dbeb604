import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Makes a column of each value of a column.
package struct Pivot: Step {
  package static let keyword = "pivot"
  package static let grammar = #"Pivot = "pivot" Expression "across" Name [ "by" Items ] ."#
  package static let summary =
    "Makes a column of each value of a column; the rest, or what stands after `by`, names the rows."
  package static let question =
    "Can I see each factor in a row, with a column for each year?"
  package static let details = [
    "Each value of the column after `across` becomes a column; periods and numbers in "
      + "order, text as it first appears. Rows without a value there have no column, and a "
      + "note says so.",
    "What stands after `by` names the rows; without it, every column that is not used "
      + "otherwise does.",
    "A cell with more than one value is refused unless an aggregate says how to put them "
      + "together: `pivot total(x) across …`. A cell without a row is `(no data)`, not zero.",
    "Where each row has a unit of its own, a new column takes the unit that its cells share.",
    "A column named by a period is written in backquotes: `` `2022/23` ``. A pivot makes "
      + "at most 500 columns.",
  ]
  package static let seeAlso = ["unpivot", "summarise", "names"]
  package static let examples = [
    Example(
      "from risk_factors | where relates_to = \"Child\" | pivot percent across period by factor | first 3",
      """
      factor           2021/22  2022/23  2023/24 YTD
                             %        %            %
      ───────────────  ───────  ───────  ───────────
      Mental Health         20       18           20
      Emotional abuse       10       13           15
      Neglect                6       11           12
      """
    ),
    Example(
      "from indicators | pivot count() across area by topic"
    ),
  ]

  /// The most columns that a pivot makes.
  private static let maximumColumns = 500

  let value: ExpressionSyntax
  let across: NameSyntax
  let groups: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Pivot {
    let value = parser.expression()
    parser.require(keyword: "across")
    let across = parser.column()
    return Pivot(
      value: value,
      across: across,
      groups: parser.take(keyword: "by") ? parser.items() : []
    )
  }

  package func sentence(_ telling: Telling) -> String {
    "makes a column of each \(telling.name(across)) with \(telling.words(value))"
      + telling.each(groups)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let index = analyser.column(across, in: input.schema),
      let (function, arguments, type) = aggregate(of: input, &analyser),
      let (values, hasMissing) = values(of: index, in: input, measuring: arguments, &analyser),
      let equal = FunctionCatalogue.operator(named: "=")
    else { return nil }
    // A row without a value of the column belongs to no column of the answer.
    var apart: [Expression.Branch] = []
    if hasMissing, let isMissing = FunctionCatalogue.operator(named: "is missing") {
      let key = Expression.column(index, of: input.schema.fields[index], at: across.span)
      let test = Expression(.call(isMissing, [key]), type: .boolean, span: across.span)
      let nothing = Expression(.literal(.missing(.noData)), type: .unknown, span: span)
      apart.append(Expression.Branch(condition: test, value: nothing))
    }
    let keys = keys(of: input, besides: index, arguments, &analyser)
    guard keys.count >= groups.count else { return nil }
    let key = Expression.column(index, of: input.schema.fields[index], at: across.span)
    let calls = values.map { (value, unit) -> AggregateCall in
      let literal = Expression(.literal(value), type: key.type, span: across.span)
      let test = Expression(.call(equal, [key, literal]), type: .boolean, span: across.span)
      // A count without arguments counts the rows of the column through a cell that is never missing.
      let present = Expression(.literal(.boolean(true)), type: .boolean, span: span)
      let cells = arguments.isEmpty ? [present] : arguments.map { $0.narrowed(to: unit) }
      let chosen = cells.map { cell in
        Expression(
          .choose(
            apart.map {
              Expression.Branch(
                condition: $0.condition,
                value: Conversion.converted($0.value, to: cell.type)
              )
            } + [Expression.Branch(condition: test, value: cell)],
            otherwise: Expression(.literal(.missing(.noData)), type: cell.type, span: span)
          ),
          type: cell.type,
          span: cell.span
        )
      }
      let described = cells.map { Argument($0.type, literal: $0.literal) }
      let own = unit == nil ? nil : try? function.typing(described).get()
      return AggregateCall(
        function,
        chosen,
        type: own ?? type,
        span: self.value.span,
        expected: .noData
      )
    }
    let fields =
      keys.map(\.field) + zip(values, calls).map { Field($0.value.columnName, $1.type) }
    guard Set(fields.map(\.name)).count == fields.count else {
      analyser.report(.duplicateColumn(across.text), at: across.span)
      return nil
    }
    return Plan(
      .aggregate(input, keys: keys.map(\.expression), calls: calls),
      schema: Schema(fields),
      span: span
    )
  }

  /// A value of the column, and the one unit of the numbers beside it where units vary by row.
  private typealias Heading = (value: Value, unit: NumberType?)

  /// The distinct values of the column, periods and numbers in order, text as it first appears.
  private func values(
    of index: Int,
    in input: Plan,
    measuring arguments: [Expression],
    _ analyser: inout Analyser
  ) -> (values: [Heading], hasMissing: Bool)? {
    let field = input.schema.fields[index]
    let key = Expression.column(index, field.type, at: across.span)
    let units = arguments.filter(\.isVarying).prefix(1).map { CommonUnit.call(on: $0) }
    let schema = Schema([field] + units.map { Field("unit of \(field.name)", $0.type) })
    var plan = Plan(.aggregate(input, keys: [key], calls: units), schema: schema, span: across.span)
    if field.type != .text {
      let order = SortKey(.column(0, field.type, at: across.span), isDescending: false)
      plan = Plan(.sort(plan, [order]), schema: schema, span: across.span)
    }
    guard let table = analyser.answer(plan) else { return nil }
    var values: [Heading] = []
    table.forEachRow { batch, row in
      var type: NumberType?
      if let column = batch.columns.dropFirst().first, let unit = column.unit(at: row),
        case .decimal(let places) = column.value(at: row)
      {
        let isExact = places.mantissa >= 0
        type = NumberType(isExact ? .decimal(scale: Int(places.mantissa)) : .floating, unit: unit)
      }
      values.append((batch.columns[0].value(at: row), type))
      return true
    }
    let present = values.filter { !$0.value.isMissing }
    guard !present.isEmpty, present.count <= Self.maximumColumns else {
      analyser.report(
        .pivotColumns(across.text, count: present.count, limit: Self.maximumColumns),
        at: across.span
      )
      return nil
    }
    if present.count < values.count {
      analyser.report(
        Diagnostic(
          .note,
          id: "pivot-without-missing",
          "rows without a value of `\(across.text)` have no column",
          at: across.span
        )
      )
    }
    return (present, present.count < values.count)
  }

  /// The aggregate that fills the cells: the one written, or the only value of a column.
  private func aggregate(
    of input: Plan,
    _ analyser: inout Analyser
  )
    -> (AggregateFunction, [Expression], DataType)?
  {
    if case .call(let name, let arguments) = value.kind,
      let function = FunctionCatalogue.aggregate(named: name.text)
    {
      let scope = Scope(input.schema, place: "an aggregate")
      let typed = arguments.compactMap { analyser.expression($0, in: scope) }
      guard typed.count == arguments.count,
        let type = analyser.resultType(
          function.name,
          function.parameters,
          function.typing,
          typed,
          arguments,
          value
        )
      else { return nil }
      return (function, typed, type)
    }
    let scope = Scope(input.schema, place: "`pivot`")
    return analyser.expression(value, in: scope).map { (OnlyValue.function, [$0], $0.type) }
  }

  /// What names the rows: what stands after `by`, or every column that is not used otherwise.
  private func keys(
    of input: Plan,
    besides index: Int,
    _ arguments: [Expression],
    _ analyser: inout Analyser
  ) -> [OutputColumn] {
    if !groups.isEmpty { return analyser.outputs(groups, of: input, place: "`by`") }
    let used = arguments.reduce(into: Set([index])) { used, argument in
      guard case .column(let column) = argument.node else { return }
      used.insert(column)
      // The units of the rows have gone into the numbers.
      if let unit = input.schema.fields[column].metadata.unitColumn,
        let place = input.schema.names.firstIndex(of: unit)
      {
        used.insert(place)
      }
    }
    return input.schema.fields.indices.filter { !used.contains($0) }.map { column in
      let field = input.schema.fields[column]
      let expression = Expression.column(column, field.type, at: across.span)
      return OutputColumn(field: field, expression: expression, span: across.span)
    }
  }
}

extension Expression {
  fileprivate var isVarying: Bool { type.number?.unit.quantity == .varies }

  /// Numbers with a unit a row as numbers of one unit, where there is one.
  fileprivate func narrowed(to type: NumberType?) -> Expression {
    guard let type, isVarying else { return self }
    return Conversion.converted(self, to: .number(type))
  }
}

extension Value {
  fileprivate var isMissing: Bool { if case .missing = self { true } else { false } }

  /// The value as the name of a column.
  fileprivate var columnName: String {
    switch self {
    case .boolean(let value): value ? "yes" : "no"
    case .decimal(let number): number.description
    case .floating(let number): NumberText.shortest(number)
    case .interval(let lower, let upper):
      NumberText.interval(lower.columnName, upper.columnName)
    case .period(let period): period.label
    case .text(let text): text
    case .missing(let reason): reason.words
    }
  }
}
