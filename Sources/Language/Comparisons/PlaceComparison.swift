import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// A place with others beside it.
struct PlaceComparison {
  private let step: Compare
  private let place: String

  init(_ step: Compare, _ place: String) {
    self.step = step
    self.place = place
  }

  /// What stands beside the place: another place, or the average of several.
  private enum Side {
    case place(String)
    case average([String])

    var name: String {
      switch self {
      case .place(let name): name
      case .average: "neighbours"
      }
    }
  }

  /// The columns that the comparison reads.
  private struct Columns {
    let keys: [Int]
    let area: Int
    let value: Int
    let period: Int?
    let number: Int?
    let polarity: Int?

    /// The columns that a row keeps, in order, without the period and the value.
    var kept: [Int] { keys + [number, polarity].compactMap { $0 }.filter { !keys.contains($0) } }
  }

  func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let columns = columns(input, &analyser, at: span),
      let sides = sides(columns, input, &analyser),
      let rows = rows(sides, columns, input, &analyser, at: span)
    else { return nil }
    let schema = rows.schema
    let (period, value, side) = (
      schema.fields.count - 3, schema.fields.count - 2, schema.fields.count - 1
    )
    func column(_ index: Int) -> Expression {
      .column(index, of: schema.fields[index], at: span)
    }
    let added = sides.flatMap { side in
      [Field(side.name, schema.fields[value].type), Field(side.name + "_period", .period)]
    }
    let call = SeriesCall(
      Alongside.function(sides: sides.count),
      [column(value), column(period), column(side)],
      groups: columns.keys.indices.map(column),
      order: [SortKey(column(period), isDescending: false)],
      kept: Array(0..<side)
    )
    let plan = Plan(
      .series(rows, call),
      schema: Schema(Array(schema.fields[0..<side]) + added),
      span: span
    )
    return answer(plan, columns, sides, input.schema, &analyser, at: span)
  }

  // MARK: - Columns

  private func columns(
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Columns? {
    guard let value = step.valueColumn(input, &analyser, at: span),
      let keys = step.keys(of: input, roles: [.measure], &analyser),
      let area = areaColumn(input, &analyser)
    else { return nil }
    let fields = input.schema.fields
    let period = step.periodColumn(input.schema)
    let number = fields.indices.first { index in
      guard index != value, fields[index].type.number != nil else { return false }
      return fields[index].name == fields[value].metadata.denominator
        || fields[index].metadata.role == .denominator
    }
    return Columns(
      keys: keys.filter { $0 != period && $0 != area },
      area: area,
      value: value,
      period: period,
      number: number,
      polarity: step.polarityColumn(of: value, input.schema)
    )
  }

  /// The column of areas: the one whose role it is, or the first that holds the place.
  private func areaColumn(_ input: Plan, _ analyser: inout Analyser) -> Int? {
    let fields = input.schema.fields
    let texts = fields.indices.filter { fields[$0].type == .text }
    if let declared = texts.first(where: { fields[$0].metadata.role == .area }) { return declared }
    var known: [String] = []
    for index in texts {
      guard let values = step.texts(of: index, in: input, &analyser) else { return nil }
      if values.contains(place) { return index }
      known += values
    }
    let candidates = Spelling.candidates(for: place, among: known)
    analyser.report(.unknownPlace(place, candidates: candidates), at: step.subject.span)
    return nil
  }

  // MARK: - Sides

  private func sides(
    _ columns: Columns,
    _ input: Plan,
    _ analyser: inout Analyser
  ) -> [Side]? {
    guard let places = step.texts(of: columns.area, in: input, &analyser) else { return nil }
    guard isKnown(place, among: places, at: step.subject.span, &analyser) else { return nil }
    var sides: [Side] = []
    for comparator in step.comparators {
      switch comparator {
      case .value(let syntax):
        let scope = Scope(Schema([]), place: "`compare`")
        guard let expression = analyser.expression(syntax, in: scope) else { return nil }
        guard case .text(let name)? = expression.literal else {
          analyser.report(.notAPlace(analyser.spelling(syntax.span)), at: syntax.span)
          return nil
        }
        guard isKnown(name, among: places, at: syntax.span, &analyser) else { return nil }
        sides.append(.place(name))
      case .neighbours(let source, let span):
        guard let names = neighbours(source, among: places, at: span, &analyser) else { return nil }
        sides.append(.average(names))
      }
    }
    return sides
  }

  private func isKnown(
    _ name: String,
    among places: [String],
    at span: SourceSpan,
    _ analyser: inout Analyser
  ) -> Bool {
    if places.contains(name) { return true }
    let candidates = Spelling.candidates(for: name, among: places)
    analyser.report(.unknownPlace(name, candidates: candidates), at: span)
    return false
  }

  private func neighbours(
    _ source: SourceSyntax,
    among places: [String],
    at span: SourceSpan,
    _ analyser: inout Analyser
  ) -> [String]? {
    guard let (plan, name) = analyser.plan(source), let table = analyser.answer(plan) else {
      return nil
    }
    guard let listed = NeighbourList(table, of: place), !listed.names.isEmpty else {
      analyser.report(.noNeighbours(of: place, in: name), at: source.span)
      return nil
    }
    let known = Dictionary(places.map { ($0.trimmingSpaces(), $0) }) { first, _ in first }
    let found = listed.names.compactMap { known[$0] }
    let missing = listed.names.filter { known[$0] == nil }
    guard !found.isEmpty else {
      analyser.report(.noNeighbours(of: place, in: name), at: source.span)
      return nil
    }
    let rest = missing.isEmpty ? "" : "; not among the rows: \(missing.joined(separator: ", "))"
    analyser.report(
      Diagnostic(
        .note,
        id: "neighbours",
        "the neighbours of \(place) in \(name) are \(found.joined(separator: ", "))\(rest)",
        at: span
      )
    )
    return found
  }

  // MARK: - Rows

  /// The rows of all sides: what is kept, the period, the value, the number of the side.
  private func rows(
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
      let names: [String] =
        switch side {
        case .place(let name): [name]
        case .average(let names): names
        }
      guard let chosen = filtered(input, columns.area, names, &analyser, at: span) else {
        return nil
      }
      switch side {
      case .place:
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

  // MARK: - Answer

  private func answer(
    _ plan: Plan,
    _ columns: Columns,
    _ sides: [Side],
    _ schema: Schema,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    let count = columns.kept.count
    func expression(_ index: Int) -> Expression {
      .column(index, of: plan.schema.fields[index], at: span)
    }
    func output(_ index: Int, named name: String? = nil) -> OutputColumn {
      var field = plan.schema.fields[index]
      field.name = name ?? field.name
      return OutputColumn(field: field, expression: expression(index), span: span)
    }
    var outputs = columns.keys.indices.map { output($0) }
    if let period = columns.period {
      outputs.append(output(count, named: schema.fields[period].name))
    }
    if let number = columns.number, let index = columns.kept.firstIndex(of: number) {
      outputs.append(output(index, named: "n"))
    }
    outputs.append(output(count + 1, named: place))
    let polarity = columns.polarity.flatMap { columns.kept.firstIndex(of: $0) }.map(expression)
    for (index, side) in sides.enumerated() {
      let other = count + 2 + index * 2
      outputs.append(output(other))
      if columns.period != nil { outputs.append(output(other + 1)) }
      let suffix = sides.count > 1 ? "_" + Schema.snakeCase(side.name) : ""
      let gap = step.gap(
        expression(count + 1),
        expression(other),
        polarity: step.direction(of: columns.value, schema),
        polarity,
        suffix: suffix,
        &analyser,
        at: span
      )
      guard let gap else { return nil }
      outputs += gap
    }
    return analyser.projection(of: plan, outputs, at: span)
  }
}
