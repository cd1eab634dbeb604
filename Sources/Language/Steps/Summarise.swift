package import Diagnostics
package import Plan
package import Syntax

/// Makes one row of many, or one a group.
package struct Summarise: Step {
  package static let keyword = "summarise"
  package static let alias: String? = "summarize"
  package static let grammar = #"""
    Summarise = ( "summarise" | "summarize" ) Named { "," Named } [ "by" Items ] .
    """#
  package static let summary =
    "Makes one row of many, or one row a group: totals, averages, counts."
  package static let examples = [
    Example("from transport | where not is_total | summarise total(forecast) as forecast"),
    Example(
      "from budget_monitoring | where not is_total | summarise total(variance) as variance by directorate"
    ),
    Example(
      "from transport | where not is_total | summarise total(forecast) / total(pupils) as each by client_group"
    ),
  ]

  let items: [ItemSyntax]
  let groups: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Summarise {
    let items = parser.list(of: "columns") { $0.named() }
    let groups = parser.take(keyword: "by") ? parser.items() : []
    return Summarise(items: items, groups: groups)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    analyser.summary(of: input, items, by: groups, at: span)
  }
}
