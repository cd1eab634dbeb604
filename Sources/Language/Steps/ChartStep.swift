import Charts
import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Draws the rows as a chart.
package struct ChartStep: Step {
  package static let keyword = "chart"
  package static let grammar = #"""
    ChartStep = "chart" ( ChartOfColumns | FunnelStep | XmRStep ) .
    ChartOfColumns = ChartKind Name [ "over" Name ] [ "by" Columns ] [ "target" Expression ]
                     [ "against" text { "," text } ] .
    ChartKind = "bar" | "column" | "dot" | "line" | "spark" .
    """#
  package static let summary = "Draws the rows: in the terminal, and with `export to` as a picture."
  package static let question = "What does this look like?"
  package static let details =
    ChartKinds.all.map { "`\($0.name)` shows \($0.summary)." } + [
      "`over` names the periods: figures stand at their dates, so that a year that is left out leaves "
        + "a gap. `by` names what tells series, bars or dots apart.",
      "`target 90%` draws a line; a target that differs by row is a column. `against \"England\"` "
        + "draws one series or bar apart from the others, as what they are held against.",
      "Missing figures are gaps with the code of their reason, and a line beneath says which. Bars and "
        + "columns start at nought; where the scale of a line does not, a line beneath says so.",
      "`chart funnel` takes the clauses of `funnel`, or draws the limits of a `funnel` that came before. "
        + "Every group of `by` has a panel; names stand beside the places outside the 99.8% limits.",
      "A figure that its publisher marks as provisional, revised, estimated or the like has the letter of "
        + "its flag beside it, and a line beneath says which. A line is broken before a `b`, a break in "
        + "the series.",
      "`chart xmr` takes the clauses of `xmr`, and shows improvement, concern and common cause by shape "
        + "and colour. Limits from fewer than 13 points are called trial limits.",
      "Colours are those of Okabe and Ito, and every series has a mark of its own, so that no chart "
        + "needs colour. Without UTF-8, on a dumb terminal or with `--ascii` it is drawn in ASCII.",
      "The rows stay what they were: CSV and JSON hold them alone, and `.last` at the prompt shows them.",
    ]
  package static let seeAlso = ["export", "title", "note", "funnel", "xmr", "trend"]
  package static let examples = [
    Example(
      "from transport | sort by forecast descending | first 5 | chart bar forecast by category"
    ),
    Example(
      """
      from table [(year = 2020/21, days = 12), (year = 2021/22, days = 15), (year = 2022/23, days = 11)] | chart line days over year target 10
      """
    ),
    Example(
      """
      from table [(area = "Ash", late = 30, plans = 60), (area = "Elm", late = 41, plans = 400), (area = "Oak", late = 9, plans = 75)] | chart funnel late of plans lower is better
      """
    ),
  ]

  let kind: String
  let value: NameSyntax
  let period: NameSyntax?
  let groups: [ItemSyntax]
  let target: ExpressionSyntax?
  let comparators: [String]
  /// The step whose limits are drawn, in the place of columns.
  let step: (any ChartedStep)?

  /// The steps that stand in the place of a kind.
  private static let steps: [any ChartedStep.Type] = [FunnelStep.self, XmRStep.self]

  package static func parse(_ parser: inout Parser) -> ChartStep {
    // In the order of their names, in which they are offered.
    let kind = ChartKinds.names.first { parser.take(keyword: $0) }
    if let step = steps.first(where: { $0.keyword == kind }) {
      return ChartStep(
        kind: step.keyword,
        value: parser.nothing,
        period: nil,
        groups: [],
        target: nil,
        comparators: [],
        step: step.charted(&parser)
      )
    }
    if kind == nil { parser.reportExpected(["a kind of chart"], candidates: ChartKinds.names) }
    let value = kind == nil ? parser.nothing : parser.column()
    let period = parser.take(keyword: "over") ? parser.column() : nil
    let groups = parser.take(keyword: "by") ? parser.columns() : []
    let target = parser.take(keyword: "target") ? parser.expression() : nil
    let comparators =
      parser.take(keyword: "against")
      ? parser.list(of: "names") { $0.text("a name in double quotes") } : []
    return ChartStep(
      kind: kind ?? "line",
      value: value,
      period: period,
      groups: groups,
      target: target,
      comparators: comparators,
      step: nil
    )
  }

  package func sentence(_ telling: Telling) -> String {
    if let step { return "draws a \(step.picture(telling))" }
    return "draws a \(kind) chart of \(telling.name(value))"
      + (period.map { " over \(telling.name($0))" } ?? "") + telling.each(groups)
      + (target.map { ", with the target \(telling.words($0))" } ?? "")
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    if let step {
      guard let (plan, chart) = step.charted(input, &analyser, at: span) else { return nil }
      return plan.shown(with: (input.directions ?? Directions()).with(chart: chart))
    }
    guard let index = analyser.numbers(value, of: input, for: "chart \(kind)") else { return nil }
    var place: Int?
    if let period {
      guard let found = analyser.column(period, in: input.schema) else { return nil }
      let type = input.schema.fields[found].type
      guard type == .period else {
        analyser.report(.notAPeriod(period.text, type: type.words), at: period.span)
        return nil
      }
      place = found
    }
    guard hasWhatItNeeds(input, &analyser, at: span) else { return nil }
    let keys = analyser.outputs(groups, of: input, place: "`by`")
    let columns = keys.compactMap { key -> Int? in
      if case .column(let index) = key.expression.node { index } else { nil }
    }
    guard columns.count >= groups.count else { return nil }
    var chart = ChartDescription(
      kind: kind,
      value: index,
      period: place,
      groups: columns,
      span: span
    )
    if let target {
      guard let found = analyser.chartTarget(target, of: input, canBeColumn: true) else {
        return nil
      }
      chart.target = found
    }
    chart.comparators = comparators
    return input.shown(with: (input.directions ?? Directions()).with(chart: chart))
  }

  private func hasWhatItNeeds(
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Bool {
    guard period == nil, let needs = ChartKinds.named(kind)?.needs else { return true }
    let canBeGroups = needs == .periodsOrGroups
    if canBeGroups, !groups.isEmpty { return true }
    func names(of type: DataType) -> [String] {
      input.schema.fields.filter { $0.type == type }.map(\.name)
    }
    analyser.report(
      .chartNeeds(
        kind,
        of: value.text,
        periods: names(of: .period),
        names: names(of: .text),
        canBeGroups: canBeGroups
      ),
      at: value.span
    )
    return false
  }
}
