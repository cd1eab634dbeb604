import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Carries each series on in a straight line, in columns of its own.
package struct Project: Step {
  package static let keyword = "project"
  package static let grammar =
    #"Project = "project" Series "for" number ( "period" | "periods" ) ."#
  package static let summary =
    "Carries each series on in a straight line for some periods, with the range to expect."
  package static let question = "Where would this be in two years if nothing changed?"
  package static let details = [
    "The rows that are added have no value: the line is in `projected`, and `low` to `high` is the "
      + "range in which a single further point falls 95 times in 100 if the series goes on as it did. "
      + "So no total or average takes a projection for a figure.",
    "The line is that of least squares over the periods in order. A series needs at least five "
      + "points, periods of one kind, and figures of single periods, not for the year to date.",
    "A line knows nothing of seasons, of policy or of what is in hand; a council's own forecast does.",
  ]
  package static let seeAlso = ["trend", "run_rate", "fill"]
  package static let examples = [
    Example(
      "from table [(year = 2017/18, plans = 310), (year = 2018/19, plans = 335), (year = 2019/20, plans = 371), (year = 2020/21, plans = 390), (year = 2021/22, plans = 428)] | project plans over year for 2 periods"
    )
  ]

  let series: SeriesSyntax
  let count: Int

  package static func parse(_ parser: inout Parser) -> Project {
    let series = parser.series()
    parser.require(keyword: "for")
    let count = parser.wholeNumber("a number of periods", atLeast: 1)
    if !parser.take(keyword: "period") { parser.require(keyword: "periods") }
    return Project(series: series, count: count)
  }

  package func sentence(_ telling: Telling) -> String {
    "goes on with \(telling.words(series)) along a straight line for "
      + (count == 1 ? "one more period" : "\(count) more periods")
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard let columns = analyser.series(series, of: input, for: Self.keyword) else { return nil }
    guard count <= Projection.mostPeriods else {
      analyser.report(.rangeTooLong(limit: Projection.mostPeriods), at: span)
      return nil
    }
    return analyser.seriesPlan(
      Projection.function(periods: count),
      columns.arguments,
      over: columns,
      of: input,
      keeping: columns.groups,
      adding: Projection.fields(
        period: input.schema.fields[columns.period],
        value: columns.valueField
      ),
      at: span
    )
  }
}
