import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Says which places are worse than a comparator by more than chance, and getting worse.
package struct WorryStep: Step {
  package static let keyword = "worry"
  package static let grammar =
    #"WorryStep = "worry" Series "against" Expression [ "of" Name ] [ Polarity ] ."#
  package static let summary =
    "Says which places are worse than a comparator by more than chance, and getting worse: worst first."
  package static let question = "What should we worry about?"
  package static let details = [
    "`worry percent over period by area against \"England\"` has one row for each place, and with `by "
      + "measure, area` for each measure of each place: its latest figure, the comparator's of the "
      + "same period or of its latest before, with that period, the gap, and how many points there are.",
    "`against` is `worse` or `better` where the comparator's figure lies outside the 95% `interval` of "
      + "the place's own, and otherwise `similar`. The interval is Wilson's for percentages and "
      + "Byar's for rates, from the number that the figure is out of: the column after `of`, or the "
      + "denominator that the measure declares. A count with `of` becomes a percentage. Without a "
      + "denominator the plain gap counts; `basis` and a note say so.",
    "`trend` is `getting worse` or `getting better` where the Mann–Kendall test of all points finds "
      + "less than 1 chance in 20. Of fewer than five points, and of periods that overlap, it cannot "
      + "be told, and the row says so.",
    "`verdict` is `worry` for what is worse and getting worse, after the red-red lists of Fingertips, "
      + "the public health profiles. Then come `worse, no trend can be told`, `worse, not getting worse`, "
      + "`getting worse` and `no worry`, each with the widest gap relative to the comparator first.",
    "Which direction is good comes from the measure, or from the step: `lower is better`. What could "
      + "not be judged comes last, and `basis` says why. Regions and countries are left out where "
      + "there are other places.",
  ]
  package static let seeAlso = ["compare", "funnel", "trend", "wilson"]
  package static let examples = [
    Example(
      "from attainment | worry percent over period by measure, area against \"England\" | first 3"
    )
  ]

  let series: SeriesSyntax
  let comparator: ExpressionSyntax
  let total: NameSyntax?
  let polarity: PolaritySyntax?

  package static func parse(_ parser: inout Parser) -> WorryStep {
    let series = parser.series()
    parser.require(keyword: "against")
    let comparator = parser.expression()
    return WorryStep(
      series: series,
      comparator: comparator,
      total: parser.take(keyword: "of") ? parser.column() : nil,
      polarity: parser.polarityIfPresent()
    )
  }

  package func sentence(_ telling: Telling) -> String {
    "asks how much there is to worry about in \(telling.words(series)), against "
      + telling.words(comparator) + telling.words(polarity)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let columns = analyser.series(series, of: input, for: Self.keyword),
      let name = place(&analyser),
      let groups = self.groups(columns, in: input.schema),
      let area = area(among: groups, holding: name, of: input, &analyser)
    else { return nil }
    let schema = input.schema
    let polarityColumn = polarity == nil ? columns.polarityColumn : nil
    let direction = analyser.polarity(polarity, of: columns)
    guard polarityColumn != nil || direction == .higher || direction == .lower else {
      analyser.report(.noDirection(columns.valueField.name), at: series.value.span)
      return nil
    }
    guard let figure = figure(columns, in: schema, &analyser, at: span) else { return nil }
    func column(_ index: Int) -> Expression {
      .column(index, of: schema.fields[index], at: series.value.span)
    }
    var field = columns.valueField
    if !figure.isColumn { field = Field(field.name, figure.value.type) }
    let aggregates = AggregateAreas.columns(of: schema)
    let (function, fields) = Worry.function(
      value: field,
      total: figure.total.map { schema.fields[$0] },
      aggregates: aggregates.map { schema.fields[$0] },
      Worry.Options(
        comparator: name,
        polarity: direction,
        hasTotal: figure.total != nil,
        hasPolarityColumn: polarityColumn != nil
      )
    )
    let names = Set(groups.map { schema.fields[$0].name })
    if let clash = fields.first(where: { names.contains($0.name) }) {
      analyser.report(.duplicateColumn(clash.name), at: span)
      return nil
    }
    let call = SeriesCall(
      function,
      [figure.value, columns.arguments[1], column(area)]
        + ([figure.total, polarityColumn].compactMap { $0 } + aggregates).map(column),
      groups: groups.filter { $0 != area }.map(column),
      order: [SortKey(column(area), isDescending: false)] + columns.order,
      kept: groups
    )
    let plan = Plan(
      .series(analyser.sourced(input, at: span), call),
      schema: Schema(groups.map { schema.fields[$0] } + fields),
      span: span
    )
    return answer(plan, groups.count, hasTotal: figure.total != nil, &analyser, at: span)
  }

  /// The place that the others are compared with.
  private func place(_ analyser: inout Analyser) -> String? {
    let scope = Scope(Schema([]), place: "`against`")
    guard let expression = analyser.expression(comparator, in: scope) else { return nil }
    if case .text(let name)? = expression.literal { return name }
    analyser.report(.notAPlace(analyser.spelling(comparator.span)), at: comparator.span)
    return nil
  }

  /// What tells series apart: the columns after `by`, or those of measures and of areas.
  private func groups(_ columns: SeriesColumns, in schema: Schema) -> [Int]? {
    guard columns.groups.isEmpty else { return columns.groups }
    return schema.fields.indices.filter { index in
      let field = schema.fields[index]
      return field.type == .text
        && (field.metadata.role == .area || field.metadata.role == .measure)
    }
  }

  /// The column of places: of those that tell series apart the one whose role it is, or the first that
  /// holds the comparator.
  private func area(
    among groups: [Int],
    holding name: String,
    of input: Plan,
    _ analyser: inout Analyser
  ) -> Int? {
    let fields = input.schema.fields
    let texts = groups.filter { fields[$0].type == .text }
    guard !texts.isEmpty else {
      analyser.report(.notByPlace, at: series.value.span)
      return nil
    }
    var known: [String] = []
    let declared = texts.filter { fields[$0].metadata.role == .area }
    for index in declared.isEmpty ? texts : declared {
      guard let values = analyser.texts(of: index, in: input, at: comparator.span) else {
        return nil
      }
      if values.contains(name) { return index }
      known += values
    }
    let candidates = Spelling.candidates(for: name, among: known)
    analyser.report(.unknownPlace(name, candidates: candidates), at: comparator.span)
    return nil
  }

  /// The figures, and the column of the numbers that they are out of where there is one.
  private func figure(
    _ columns: SeriesColumns,
    in schema: Schema,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> (value: Expression, total: Int?, isColumn: Bool)? {
    if let total {
      guard
        let figure = analyser.figure(
          series.value,
          of: total,
          in: schema,
          for: Self.keyword,
          at: span
        )
      else { return nil }
      return (figure.expression, figure.total, figure.isColumn)
    }
    let known = schema.totals(of: columns.value)
    return (columns.arguments[0], known, true)
  }

  /// The answer with the gap, which is exact where the figures are.
  private func answer(
    _ plan: Plan,
    _ groups: Int,
    hasTotal: Bool,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Plan? {
    let fields = plan.schema.fields
    func column(_ index: Int) -> OutputColumn {
      OutputColumn(
        field: fields[index],
        expression: .column(index, of: fields[index], at: series.value.span),
        span: span
      )
    }
    let latest = groups + 1
    let other = latest + (hasTotal ? 2 : 1)
    guard
      let gap = analyser.applied(
        FunctionCatalogue.operator(named: "-"),
        to: [column(latest).expression, column(other).expression],
        at: span
      )
    else { return nil }
    var outputs = (0...other + 1).map(column)
    outputs.append(OutputColumn(field: Field("gap", gap.type), expression: gap, span: span))
    outputs += (other + 2..<fields.count).map(column)
    return analyser.projection(of: plan, outputs, at: span)
  }
}
