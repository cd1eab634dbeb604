import Charts
import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Puts control limits round each series and says where it shows more than its usual variation.
package struct XmRStep: ChartedStep {
  package static let keyword = "xmr"
  package static let grammar = #"""
    XmRStep = "xmr" Series [ "target" Expression ] [ "rebase" Expression { "," Expression } ]
              [ "runs" "of" number ] [ "limits" "from" number ] [ "screened" ] [ Polarity ] .
    """#
  package static let summary =
    "Puts control limits round each series and says where it shows more than its usual variation."
  package static let question =
    "Is this quarter's figure a real change, or the usual ups and downs?"
  package static let details = [
    "An individuals (XmR) chart as NHS England's Making Data Count draws it: the limits are the mean "
      + "± 2.66 × the average moving range. `screened` first sets aside moving ranges of 3.267 times "
      + "their average and more.",
    "`signal` names the signs of special-cause variation at a point: outside a limit; seven points or "
      + "more on one side of the mean; seven or more that all rise or all fall; two of three near or "
      + "beyond the same limit. `runs of 6` changes the seven.",
    "`variation` is `improvement` or `concern` where the measure says which direction is good, or "
      + "the step does (`lower is better`); otherwise `high` or `low`.",
    "`assurance` says whether a target will be met as things stand: `pass`, `fail`, or `hit and miss`. "
      + "The target is a number or a column.",
    "`rebase 2021/22` works the limits out anew from that period on; runs do not cross it. `limits "
      + "from 12` takes the limits of each stretch from its first 12 points.",
    "Limits from fewer than 13 points are called trial limits. Figures for the year to date, rolling "
      + "figures and periods that overlap are not independent points and get no limits; `basis` says "
      + "so in each row. Missing values are no points.",
  ]
  package static let seeAlso = ["periods", "over", "fill"]
  package static let examples = [
    Example(
      """
      from table [(month = Jan 2023, days = 12), (month = Feb 2023, days = 15), (month = Mar 2023, days = 11), (month = Apr 2023, days = 31)] | xmr days over month lower is better | show month, days, upper_limit, signal, basis
      """,
      nil
    )
  ]

  let series: SeriesSyntax
  let target: ExpressionSyntax?
  let rebases: [ExpressionSyntax]
  let run: Int?
  let baseline: Int?
  let isScreened: Bool
  let polarity: PolaritySyntax?

  package static func parse(_ parser: inout Parser) -> XmRStep {
    let series = parser.series()
    let target = parser.take(keyword: "target") ? parser.expression() : nil
    let rebases =
      parser.take(keyword: "rebase") ? parser.list(of: "periods") { $0.expression() } : []
    var run: Int?
    if parser.take(keyword: "runs") {
      parser.require(keyword: "of")
      run = parser.wholeNumber("a number of points", atLeast: 2)
    }
    var baseline: Int?
    if parser.take(keyword: "limits") {
      parser.require(keyword: "from")
      baseline = parser.wholeNumber("a number of points", atLeast: 2)
    }
    return XmRStep(
      series: series,
      target: target,
      rebases: rebases,
      run: run,
      baseline: baseline,
      isScreened: parser.take(keyword: "screened"),
      polarity: parser.polarityIfPresent()
    )
  }

  package func sentence(_ telling: Telling) -> String {
    "asks of \(telling.words(series)) what is ordinary variation and what is a signal"
      + (target.map { ", against the target \(telling.words($0))" } ?? "") + telling.words(polarity)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let columns = analyser.series(series, of: input, for: Self.keyword) else { return nil }
    var options = XmR.Options()
    options.run = run ?? options.run
    options.baseline = baseline
    options.isScreened = isScreened
    options.polarity = analyser.polarity(polarity, of: columns)
    options.rebases = rebases.compactMap { analyser.periodLiteral($0, place: "`rebase`") }
    guard options.rebases.count == rebases.count else { return nil }
    var arguments = columns.arguments
    var spans = [series.value.span, series.period.span]
    var goal: Argument?
    if let target {
      let scope = Scope(input.schema, place: "`target`")
      guard let expression = analyser.expression(target, in: scope) else { return nil }
      arguments.append(expression)
      spans = [series.value.span, target.span]
      goal = Argument(
        expression.type,
        literal: expression.literal,
        spelling: analyser.spelling(target.span)
      )
    }
    if polarity == nil, let index = columns.polarityColumn {
      arguments.append(.column(index, .text, at: series.value.span))
      options.hasPolarityColumn = true
    }
    do {
      let (function, fields) = try XmR.function(value: columns.argument, target: goal, options)
      let kept = columns.groups + [columns.period, columns.value]
      return analyser.seriesPlan(
        function,
        arguments,
        over: columns,
        of: input,
        keeping: kept,
        adding: fields,
        at: span
      )
    } catch {
      analyser.report(error, at: spans, in: span)
      return nil
    }
  }

  func picture(_ telling: Telling) -> String { "control chart of \(telling.words(series))" }

  /// The rows of the step, whose columns stand in a known order: the groups, the period and the figure,
  /// then what the step adds.
  func charted(
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> (plan: Plan, chart: ChartDescription)? {
    var goal: ChartDescription.Target?
    if let target {
      guard let found = analyser.chartTarget(target, of: input, canBeColumn: false) else {
        return nil
      }
      goal = found
    }
    guard let plan = lower(input, &analyser, at: span) else { return nil }
    let names = plan.schema.names
    guard let mean = names.lastIndex(of: "mean"), mean >= 2, names.last == "basis" else {
      return nil
    }
    var chart = ChartDescription(
      kind: Self.keyword,
      value: mean - 1,
      period: mean - 2,
      groups: Array(0..<(mean - 2)),
      span: span
    )
    chart.control = ChartDescription.Control(
      mean: mean,
      variation: mean + 4,
      basis: names.count - 1
    )
    chart.target = goal
    return (plan, chart)
  }
}
