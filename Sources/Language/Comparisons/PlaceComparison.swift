import Columns
import Diagnostics
import Functions
import Plan
import Syntax

/// A place with others beside it.
struct PlaceComparison {
  let step: Compare
  let place: String

  init(_ step: Compare, _ place: String) {
    self.step = step
    self.place = place
  }

  /// What stands beside the place: another place, or the average of several.
  enum Side {
    case place(String)
    /// A region or a country, which stands in a column of its own.
    case largerPlace(String, column: Int)
    case average([String])

    var name: String {
      switch self {
      case .place(let name), .largerPlace(let name, _): name
      case .average: "neighbours"
      }
    }
  }

  /// The columns that the comparison reads.
  struct Columns {
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
      let rows = rows(sides, columns, analyser.sourced(input, at: span), &analyser, at: span)
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
      guard let values = analyser.texts(of: index, in: input, at: step.subject.span) else {
        return nil
      }
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
    guard let places = analyser.texts(of: columns.area, in: input, at: step.subject.span) else {
      return nil
    }
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
        if !places.contains(name), let larger = largerPlace(name, columns.area, input, &analyser) {
          sides.append(.largerPlace(name, column: larger))
          continue
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

  /// The columns of places, the largest first, as DfE files have them: in a row of a region the
  /// columns of smaller places are empty.
  static let placeColumns = ["country_name", "region_name", "la_name"]

  /// The column of regions or countries that holds a place; nil where there is none.
  private func largerPlace(
    _ name: String,
    _ area: Int,
    _ input: Plan,
    _ analyser: inout Analyser
  ) -> Int? {
    Self.placeColumns.lazy.compactMap { column -> Int? in
      guard case .found(let index) = input.schema.lookup(column), index != area,
        input.schema.fields[index].type == .text
      else { return nil }
      return index
    }.first { index in
      analyser.texts(of: index, in: input, at: step.subject.span)?.contains(name) ?? false
    }
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
