import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Adds up each series from its beginning.
package struct Running: Step {
  package static let keyword = "running"
  package static let grammar = #"Running = "running" "total" Series ."#
  package static let summary = "Adds up each series from its first period on."
  package static let question = "How much had we spent by the end of each month?"
  package static let details = [
    "The rows keep all their columns and get `running_total`, series by series in order of the "
      + "periods. A missing value adds nothing, and a note counts it.",
    "The total goes on across years; `by financial_year(period)` is written by adding that column "
      + "first and naming it after `by`.",
  ]
  package static let seeAlso = ["rolling", "over", "run_rate"]
  package static let examples = [
    Example(
      "from table [(month = Apr 2023, spend = £120k), (month = May 2023, spend = £95k), (month = Jun 2023, spend = £140k)] | running total spend over month"
    )
  ]

  let series: SeriesSyntax

  package static func parse(_ parser: inout Parser) -> Running {
    parser.require(keyword: "total")
    return Running(series: parser.series())
  }

  package func sentence(_ telling: Telling) -> String {
    "adds up " + telling.words(series) + ", period by period"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    analyser.moving(
      series,
      of: input,
      "total",
      .running,
      named: "running_total",
      Self.keyword,
      span
    )
  }
}
