import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Counts the rows, or the rows of each group.
package struct CountBy: Step {
  package static let keyword = "count"
  package static let canStandAlone = true
  package static let grammar = #"CountBy = "count" [ "by" Items ] ."#
  package static let summary =
    "Counts the rows of each group, or all rows; missing values are counted apart by reason."
  package static let question =
    "How many rows are there for each area?"
  package static let details = [
    "Groups come in the order in which each first appears. Rows whose group is missing "
      + "are counted too, one group for each reason.",
    "The column is called `count`, or `rows` where a group has that name.",
    "For more than a count write `summarise`.",
  ]
  package static let seeAlso = ["summarise", "distinct", "count"]
  package static let examples = [
    Example(
      "from risk_factors | count by period",
      """
      period       count
                   count
      ───────────  ─────
      2023/24 YTD     10
      2022/23         10
      2021/22         10
      """
    ),
    Example(
      "from work_programme | count",
      """
      count
      count
      ─────
         28
      """
    ),
  ]

  let groups: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> CountBy {
    CountBy(groups: parser.take(keyword: "by") ? parser.items() : [])
  }

  package func sentence(_ telling: Telling) -> String {
    "counts the rows" + telling.each(groups)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let keys = analyser.outputs(groups, of: input, place: "`by`")
    guard keys.count >= groups.count, let count = FunctionCatalogue.aggregate(named: "count"),
      case .success(let type) = count.typing([])
    else { return nil }
    let call = AggregateCall(count, [], type: type, span: span)
    let plan = analyser.aggregate(input, keys, [call], at: span)
    // The answer is a projection that only names the count, unless a key has taken the name.
    let taken = keys.contains { $0.field.name == "count" }
    let fields = keys.map(\.field) + [Field(taken ? "rows" : "count", type)]
    return Plan(plan.node, schema: Schema(fields), span: span)
  }
}
