import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Sets how much of a budget is spent against how much of the year is gone.
package struct Phasing: Step {
  package static let keyword = "phasing"
  package static let grammar = #"Phasing = "phasing" Name "of" Name "over" Name ."#
  package static let summary =
    "Sets how much of a year's budget is spent against how much of the year is gone."
  package static let question = "We are halfway through the year: is half of the budget spent?"
  package static let details = [
    "The first column is the year to date, the second the budget of the whole year, the third the year "
      + "so far, such as `P6 2023/24`.",
    "`share_spent` is the share of the budget, `year_gone` the share of the year, and `ahead` the difference "
      + "in percentage points: above zero, spending runs ahead of an even pace. Much of council "
      + "spending is not even: schools pay in terms, grants come in quarters.",
  ]
  package static let seeAlso = ["run_rate", "rag"]
  package static let examples = [
    Example(
      "from table [(period = P6 2023/24, spent = £14.2m, budget = £22.477m)] | phasing spent of budget over period"
    )
  ]

  let value: NameSyntax
  let budget: NameSyntax
  let period: NameSyntax

  package static func parse(_ parser: inout Parser) -> Phasing {
    let value = parser.column()
    parser.require(keyword: "of")
    let budget = parser.column()
    parser.require(keyword: "over")
    return Phasing(value: value, budget: budget, period: parser.column())
  }

  package func sentence(_ telling: Telling) -> String {
    "sets the share of \(telling.name(budget)) that \(telling.name(value)) comes to against the share of "
      + "the year that is gone"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    guard
      let (figure, gone) = analyser.yearToDate(value, period, of: input, Self.keyword, at: span),
      let index = analyser.column(budget, in: input.schema)
    else { return nil }
    let whole = Expression.column(index, of: input.schema.fields[index], at: budget.span)
    guard
      let ratio = analyser.applied(
        FunctionCatalogue.operator(named: "/"),
        to: [figure, whole],
        at: span
      ),
      let spent = analyser.applied(
        FunctionCatalogue.function(named: "as_percent"),
        to: [ratio],
        at: span
      ),
      let ahead = analyser.applied(
        FunctionCatalogue.operator(named: "-"),
        to: [spent, gone],
        at: span
      )
    else { return nil }
    return analyser.adding(
      [("share_spent", spent), ("year_gone", gone), ("ahead", ahead)],
      to: input,
      at: span
    )
  }
}
