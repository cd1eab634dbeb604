import Charts
import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Puts control limits round the figure of all places together and says which lie outside.
package struct FunnelStep: ChartedStep {
  package static let keyword = "funnel"
  package static let grammar =
    #"FunnelStep = "funnel" Name "of" Name [ "by" Columns ] [ Polarity ] ."#
  package static let summary =
    "Puts control limits round the figure of all places together and says which lie outside them."
  package static let question = "Which places differ by more than chance, large or small?"
  package static let details = [
    "`funnel plans_in_time of plans` takes a count, a percentage, a ratio or a rate, and the number "
      + "that it is out of. A count becomes the percentage `share`.",
    "`pooled` is all that are counted over all that they are out of, so that large places weigh "
      + "more; it is not the average of the percentages. The limits are `pooled` ± 1.96 standard "
      + "errors (95%) and ± 3.09 (99.8%): binomial for percentages, held to 0–100, and Poisson for "
      + "rates (Spiegelhalter 2005). Small places have wide limits.",
    "`position` has the labels of the Office for Health Improvement and Disparities: `Low (0.001)`, "
      + "`Low (0.025)`, `Not significant`, `High (0.025)`, `High (0.001)`. `verdict` says `better` or "
      + "`worse` where the measure declares which direction is good, or the step does, and otherwise "
      + "`higher` or `lower`.",
    "Totals, regions and countries are made of other rows and are left out, as are rows without a "
      + "value or a denominator; `basis` says why in each row, and where fewer than 5 are expected, "
      + "so that the limits are rough.",
    "With `by` each group is pooled on its own, such as `by period`. With 150 places 7 or 8 lie "
      + "outside the 95% limits by chance alone. The limits allow for no differences between places "
      + "beyond chance, so that with large denominators many lie outside.",
  ]
  package static let seeAlso = ["chart", "rank", "wilson", "worry"]
  package static let examples = [
    Example(
      "from table [(area = \"Ash\", late = 30, plans = 60), (area = \"Elm\", late = 41, plans = 400), (area = \"Oak\", late = 9, plans = 75)] | funnel late of plans lower is better | show area, share, pooled, position, verdict"
    )
  ]

  let value: NameSyntax
  let total: NameSyntax
  let groups: [ItemSyntax]
  let polarity: PolaritySyntax?

  package static func parse(_ parser: inout Parser) -> FunnelStep {
    let value = parser.column()
    parser.require(keyword: "of")
    let total = parser.column()
    return FunnelStep(
      value: value,
      total: total,
      groups: parser.take(keyword: "by") ? parser.columns() : [],
      polarity: parser.polarityIfPresent()
    )
  }

  package func sentence(_ telling: Telling) -> String {
    "asks which \(telling.name(value)) of \(telling.name(total)) lies further from the rate of all than "
      + "chance explains" + telling.each(groups) + telling.words(polarity)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let schema = input.schema
    guard
      let figure = analyser.figure(value, of: total, in: schema, for: Self.keyword, at: span)
    else { return nil }
    let keys = analyser.outputs(groups, of: input, place: "`by`")
    guard keys.count >= groups.count, let type = figure.expression.type.number else { return nil }
    let named = Set(keys.compactMap(\.expression.column))
    let aggregates = AggregateAreas.columns(of: schema).filter { !named.contains($0) }
    let alike = schema.fields.indices.filter {
      !named.contains($0) && schema.fields[$0].isMeantToBeAlike
    }
    let polarityColumn = polarity == nil ? schema.polarityColumn(of: figure.value) : nil
    let (function, fields) = Funnel.function(
      value: type,
      aggregates: aggregates.map { schema.fields[$0] },
      alike: alike.map { schema.fields[$0] },
      polarity: analyser.polarity(polarity, of: schema.fields[figure.value]),
      hasPolarityColumn: polarityColumn != nil
    )
    // A count is made a share first, so that the answer has it beside the limits.
    var plan = input
    var place = figure.value
    if !figure.isColumn {
      let own = schema.fields.indices.map { index in
        OutputColumn(
          field: schema.fields[index],
          expression: .column(index, of: schema.fields[index], at: span),
          span: span
        )
      }
      let share = OutputColumn(
        field: Field("share", figure.expression.type),
        expression: figure.expression,
        span: span
      )
      guard let wider = analyser.projection(of: input, own + [share], at: span) else { return nil }
      (plan, place) = (wider, own.count)
    }
    let names = Set(plan.schema.names)
    if let clash = fields.first(where: { names.contains($0.name) }) {
      analyser.report(.duplicateColumn(clash.name), at: span)
      return nil
    }
    func column(_ index: Int) -> Expression {
      .column(index, of: plan.schema.fields[index], at: value.span)
    }
    let others = [place, figure.total] + aggregates + [polarityColumn].compactMap { $0 } + alike
    let call = SeriesCall(
      function,
      others.map(column),
      groups: keys.map(\.expression),
      order: [],
      kept: Array(plan.schema.fields.indices)
    )
    return Plan(.series(plan, call), schema: Schema(plan.schema.fields + fields), span: span)
  }

  func picture(_ telling: Telling) -> String {
    "funnel plot of \(telling.name(value)) of \(telling.name(total))" + telling.each(groups)
  }

  /// The rows of the step, or those of one that came before, with its columns by their names.
  func charted(
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> (plan: Plan, chart: ChartDescription)? {
    let schema = input.schema
    guard let figure = analyser.figure(value, of: total, in: schema, for: Self.keyword, at: span)
    else { return nil }
    var plan = input
    if Self.limits(of: schema) == nil {
      guard let own = lower(input, &analyser, at: span) else { return nil }
      plan = own
    }
    guard let pooled = Self.limits(of: plan.schema) else { return nil }
    var place = figure.value
    if !figure.isColumn {
      guard case .found(let share) = plan.schema.lookup("share") else { return nil }
      place = share
    }
    let keys = analyser.outputs(groups, of: plan, place: "`by`").compactMap(\.expression.column)
    let fields = schema.fields
    let taken = Set(keys + [place, figure.total])
    let others = fields.indices.filter { !taken.contains($0) && !(pooled..<(pooled + 8) ~= $0) }
    let areas = others.filter { fields[$0].metadata.role == .area }
    let texts = others.filter { fields[$0].type == .text }
    let periods = others.filter { fields[$0].type == .period }
    var chart = ChartDescription(
      kind: Self.keyword,
      value: place,
      period: nil,
      groups: keys,
      span: span
    )
    chart.funnel = ChartDescription.Funnel(
      total: figure.total,
      pooled: pooled,
      names: areas + (areas.isEmpty ? texts + periods : [])
    )
    return (plan, chart)
  }

  /// Where the columns of the step begin; nil where they are not all there, one behind the other.
  private static func limits(of schema: Schema) -> Int? {
    let names = [
      "pooled", "lower_95", "upper_95", "lower_99_8", "upper_99_8", "position", "verdict", "basis",
    ]
    guard let first = schema.names.lastIndex(of: "pooled"),
      Array(schema.names[first...].prefix(names.count)) == names,
      schema.fields[first].type.number != nil
    else { return nil }
    return first
  }
}
