import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Says what the year would come to if it went on as it began.
package struct RunRate: Step {
  package static let keyword = "run_rate"
  package static let grammar = #"RunRate = "run_rate" Name "over" Name ."#
  package static let summary =
    "Says what the year would come to if it went on as it began: the year to date, divided by how much "
    + "of the year is gone."
  package static let question = "If we go on like this, what will we have spent by March?"
  package static let details = [
    "The value is the year to date, and its period the year so far: `P6 2023/24`, `Q2 2023/24` or "
      + "`2023/24 YTD`. Figures of single months are added up first with `running total`.",
    "`year_gone` is by months where the period ends with a month. `full_year` is a straight line: it "
      + "knows nothing of seasons, of commitments or of the academic year.",
  ]
  package static let seeAlso = ["phasing", "running", "year_gone"]
  package static let examples = [
    Example(
      "from table [(period = P6 2023/24, spent = £14.2m)] | run_rate spent over period"
    )
  ]

  let value: NameSyntax
  let period: NameSyntax

  package static func parse(_ parser: inout Parser) -> RunRate {
    let value = parser.column()
    parser.require(keyword: "over")
    return RunRate(value: value, period: parser.column())
  }

  package func sentence(_ telling: Telling) -> String {
    "says what \(telling.name(value)) would come to by the end of the year if it went on as it began"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard
      let (figure, gone) = analyser.yearToDate(value, period, of: input, Self.keyword, at: span),
      let fullYear = analyser.applied(
        FunctionCatalogue.operator(named: "/"),
        to: [figure, gone],
        at: span
      )
    else { return nil }
    return analyser.adding(
      [("year_gone", gone), ("full_year", fullYear)],
      to: input,
      at: span
    )
  }
}
