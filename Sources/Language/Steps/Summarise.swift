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
  package static let question =
    "What does each directorate overspend in total?"
  package static let details = [
    "One row a group, in the order in which each first appears; without `by`, one row of all.",
    "Missing values are left out of every aggregate, and a note says how many and why. "
      + "The total of nothing is missing, not 0.",
    "Totals and subtotals among the rows would count twice: leave them out first with "
      + "`where not is_total`.",
    "An expression may join aggregates: `total(forecast) / total(pupils)` is the average "
      + "per pupil over all, which the average of the averages is not.",
    "A condition on the answer is a `where` after it.",
  ]
  package static let seeAlso = ["count", "by", "total", "where"]
  package static let examples = [
    Example(
      "from transport | where not is_total | summarise total(forecast) as forecast",
      """
      forecast
            £m
      ────────
         29.55
      """
    ),
    Example(
      "from transport | where not is_total | summarise total(forecast) / total(pupils) as each by client_group",
      """
      client_group                each
                           £ per pupil
      ───────────────────  ───────────
      SEND                    8,634.65
      Mainstream                752.77
      Pupil Referral Unit    11,627.91
      Remainder               8,071.75
      """
    ),
    Example(
      "from budget_monitoring | where not is_total | summarise total(variance) as variance by directorate"
    ),
  ]

  let items: [ItemSyntax]
  let groups: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Summarise {
    let items = parser.list(of: "columns") { $0.named() }
    let groups = parser.take(keyword: "by") ? parser.items() : []
    return Summarise(items: items, groups: groups)
  }

  package func sentence(_ telling: Telling) -> String {
    "works out " + telling.words(items)
      + (groups.isEmpty ? ", over all rows" : telling.each(groups))
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    analyser.summary(of: input, items, by: groups, at: span)
  }
}
