import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Says of each series where it began, where it is, and whether it has a trend.
package struct TrendStep: Step {
  package static let keyword = "trend"
  package static let grammar = #"TrendStep = "trend" Series [ Polarity ] ."#
  package static let summary =
    "Says of each series where it began, where it is now, and whether that is a trend: one row a series."
  package static let question = "Is it a trend, or two points?"
  package static let details = [
    "`change` is the latest value less the first, in its own unit, and `direction` says whether that "
      + "is `better` or `worse` where the measure declares which direction is good, or the step says "
      + "`higher is better` or `lower is better`.",
    "`trend` is `rising` or `falling` where the points keep going one way more than chance would "
      + "have it (the Mann–Kendall test, less than 1 in 20), and otherwise `no clear trend`. Fewer "
      + "than five points are `too few points`.",
    "`points` says of how many figures; where the measure declares what it is out of, `n` is that of "
      + "the latest figure. A note names the documents or files that the figures come from, and `cite` "
      + "the place of each.",
    "`slope_a_year` is that of the straight line nearest to the points, from three points on. "
      + "`longest_run` is the most rises or falls in a row. `sparkline` draws the latest 24 points.",
    "Figures for the year to date, rolling figures and periods that overlap contain one another, and "
      + "have no trend. Missing values are no points, and a note counts them.",
  ]
  package static let seeAlso = ["change", "xmr"]
  package static let examples = [
    Example(
      "from indicators | where measure contains \"20 weeks\" | trend value over period by area"
    )
  ]

  let series: SeriesSyntax
  let polarity: PolaritySyntax?

  package static func parse(_ parser: inout Parser) -> TrendStep {
    TrendStep(series: parser.series(), polarity: parser.polarityIfPresent())
  }

  package func sentence(_ telling: Telling) -> String {
    "says where \(telling.words(series)) began, where it is now, and whether that is a trend"
      + telling.words(polarity)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let columns = analyser.series(series, of: input, for: Self.keyword) else { return nil }
    let polarityColumn = polarity == nil ? columns.polarityColumn : nil
    let isKept = polarityColumn.map { columns.groups.contains($0) } ?? true
    let kept = columns.groups + (isKept ? [] : [polarityColumn].compactMap { $0 })
    let total = input.schema.totals(of: columns.value)
    let plan = analyser.seriesPlan(
      Trend.function,
      columns.arguments
        + (total.map { [.column($0, of: input.schema.fields[$0], at: series.value.span)] } ?? []),
      over: columns,
      of: analyser.sourced(input, at: span),
      keeping: kept,
      adding: Trend.fields(
        of: columns.valueField,
        outOf: total.map { input.schema.fields[$0] }
      ),
      at: span
    )
    guard let plan else { return nil }
    let first = kept.count
    func column(_ index: Int) -> OutputColumn {
      let field = plan.schema.fields[index]
      return OutputColumn(
        field: field,
        expression: .column(index, field.type, at: series.value.span),
        span: span
      )
    }
    guard
      let change = analyser.applied(
        FunctionCatalogue.operator(named: "-"),
        to: [column(first + 4).expression, column(first + 2).expression],
        at: span
      )
    else { return nil }
    let place = polarityColumn.flatMap { index in kept.firstIndex(of: index) }
    let direction = Expression(
      .call(
        Direction.function(analyser.polarity(polarity, of: columns)),
        [change] + (place.map { [column($0).expression] } ?? [])
      ),
      type: .text,
      span: span
    )
    var outputs = columns.groups.indices.map(column)
    let end = first + (total == nil ? 5 : 6)
    outputs += (first..<end).map(column)
    outputs.append(
      OutputColumn(field: Field("change", change.type), expression: change, span: span)
    )
    outputs.append(
      OutputColumn(field: Field("direction", .text), expression: direction, span: span)
    )
    outputs += (end..<plan.schema.fields.count).map(column)
    return analyser.projection(of: plan, outputs, at: span)
  }
}
