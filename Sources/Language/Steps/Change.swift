import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Says what changed from one period to another.
package struct Change: Step {
  /// What each row is compared with, as it was written.
  enum Base: Sendable {
    case previous
    case samePeriodLastYear
    case period(ExpressionSyntax)
  }

  package static let keyword = "change"
  package static let grammar = #"""
    Change = "change" Series [ "against" Base ] [ Polarity ] .
    Base = "previous" | "same" "period" "last" "year" | Expression .
    """#
  package static let summary =
    "Says what changed from the period before, or from one that is named: before, after, difference."
  package static let question = "What changed since last year, and is that better or worse?"
  package static let details = [
    "Each row keeps its groups, period and value and gets the value `before` with its period, the "
      + "`change` in its own unit (percentage points for percentages), the `percent_change` of the "
      + "value before, and the `direction`: `better` or `worse` where the measure says which "
      + "direction is good, or the step does (`lower is better`), and otherwise `up` or `down`.",
    "The period before is the one that ends the day before. Where that row is missing there is no "
      + "change, and a note counts such rows. Figures as at a day follow each other whatever lies "
      + "between, so look at `before_period`.",
    "`against same period last year` and `against 2019/20` compare with another row of the series.",
    "From zero there is no percentage change. From a negative value it is a percentage of the size "
      + "of that value, so that its sign is the direction. A percentage has no `percent_change`, "
      + "because percent of a percentage is misread.",
  ]
  package static let seeAlso = ["trend", "percent_change", "periods"]
  package static let examples = [
    Example(
      "from risk_factors | where factor = \"Neglect\" | change percent over period by relates_to, factor"
    )
  ]

  let series: SeriesSyntax
  let base: Base
  let polarity: PolaritySyntax?

  package static func parse(_ parser: inout Parser) -> Change {
    let series = parser.series()
    var base = Base.previous
    if parser.take(keyword: "against") {
      if parser.take(phrase: "same", "period") {
        parser.require(keyword: "last")
        parser.require(keyword: "year")
        base = .samePeriodLastYear
      } else if !parser.take(keyword: "previous") {
        base = .period(parser.expression())
      }
    }
    return Change(series: series, base: base, polarity: parser.polarityIfPresent())
  }

  package func sentence(_ telling: Telling) -> String {
    "says how \(telling.words(series)) changed from \(told(telling))" + telling.words(polarity)
  }

  private func told(_ telling: Telling) -> String {
    switch base {
    case .previous: "the period before"
    case .samePeriodLastYear: "the same period a year before"
    case .period(let period): telling.words(period)
    }
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let columns = analyser.series(series, of: input, for: Self.keyword),
      let base = base(&analyser)
    else { return nil }
    let own = columns.groups + [columns.period, columns.value]
    let polarityColumn = polarity == nil ? columns.polarityColumn : nil
    let value = columns.valueField
    let plan = analyser.seriesPlan(
      PrecedingRow.function(base),
      columns.arguments,
      over: columns,
      of: input,
      keeping: own + (polarityColumn.map { own.contains($0) ? [] : [$0] } ?? []),
      adding: [
        Field("before", value.type, metadata: value.metadata),
        Field("before_period", .period),
      ],
      at: span
    )
    guard let plan else { return nil }
    return answer(plan, columns, own: own.count, &analyser, at: span)
  }

  private func base(_ analyser: inout Analyser) -> PrecedingRow.Base? {
    switch base {
    case .previous: .previous
    case .samePeriodLastYear: .samePeriodLastYear
    case .period(let syntax):
      analyser.periodLiteral(syntax, place: "`against`").map { .period($0) }
    }
  }

  /// The series with the differences that follow from the value before.
  private func answer(
    _ plan: Plan,
    _ columns: SeriesColumns,
    own: Int,
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
    let (value, before, period) = (own - 1, fields.count - 2, fields.count - 1)
    var outputs = (0..<own).map(column) + [column(before), column(period)]
    let pair = [column(value).expression, column(before).expression]
    guard
      let change = analyser.applied(FunctionCatalogue.operator(named: "-"), to: pair, at: span)
    else { return nil }
    outputs.append(
      OutputColumn(field: Field("change", change.type), expression: change, span: span)
    )
    if let unit = columns.valueField.type.number?.unit, !unit.isShare {
      guard
        let percent = analyser.applied(
          FunctionCatalogue.function(named: "percent_change"),
          to: pair.reversed(),
          at: span
        )
      else { return nil }
      let field = Field("percent_change", percent.type)
      outputs.append(OutputColumn(field: field, expression: percent, span: span))
    }
    var arguments = [change]
    if polarity == nil, let name = columns.valueField.metadata.polarityColumn,
      case .found(let index) = plan.schema.lookup(name)
    {
      arguments.append(column(index).expression)
    }
    let direction = Expression(
      .call(Direction.function(analyser.polarity(polarity, of: columns)), arguments),
      type: .text,
      span: span
    )
    outputs.append(
      OutputColumn(field: Field("direction", .text), expression: direction, span: span)
    )
    return analyser.projection(of: plan, outputs, at: span)
  }
}

extension Unit {
  /// Whether numbers are percentages or shares, of which a percentage is misread.
  fileprivate var isShare: Bool {
    switch quantity {
    case .percent, .percentagePoints, .ratio: true
    default: false
    }
  }
}
