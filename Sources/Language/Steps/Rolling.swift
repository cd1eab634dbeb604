import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Evens out each series: the average of so many periods up to each.
package struct Rolling: Step {
  package static let keyword = "rolling"
  package static let grammar = #"Rolling = "rolling" "average" number "of" Series ."#
  package static let summary =
    "Evens out each series: the average of so many periods up to each one."
  package static let question =
    "What is the underlying level, without the ups and downs of a quarter?"
  package static let details = [
    "The rows keep all their columns and get `rolling_average`, series by series in order of the "
      + "periods. It is missing until there are so many periods, and where one of them is missing: a "
      + "window never reaches across a gap.",
    "Rolling figures overlap, so control charts and trend tests do not fit them.",
  ]
  package static let seeAlso = ["running", "over", "xmr"]
  package static let examples = [
    Example(
      "from table [(quarter = Q1 2022/23, visits = 40), (quarter = Q2 2022/23, visits = 52), (quarter = Q3 2022/23, visits = 46), (quarter = Q4 2022/23, visits = 54)] | rolling average 2 of visits over quarter"
    )
  ]

  let count: Int
  let series: SeriesSyntax

  package static func parse(_ parser: inout Parser) -> Rolling {
    parser.require(keyword: "average")
    let count = parser.wholeNumber("a number of periods", atLeast: 2)
    parser.require(keyword: "of")
    return Rolling(count: count, series: parser.series())
  }

  package func sentence(_ telling: Telling) -> String {
    "adds the average of each \(count) periods of " + telling.words(series)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    analyser.moving(
      series,
      of: input,
      "average",
      .rolling(count),
      named: "rolling_average",
      Self.keyword,
      span
    )
  }
}
