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
  package static let examples = [
    Example("from indicators | count by area"),
    Example("from work_programme | count"),
  ]

  let groups: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> CountBy {
    CountBy(groups: parser.take(keyword: "by") ? parser.items() : [])
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
