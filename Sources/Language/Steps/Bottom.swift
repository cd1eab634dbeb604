package import Diagnostics
package import Plan
package import Syntax

/// Keeps the rows with the least values, least first; ties with the last are kept too.
package struct Bottom: Step {
  package static let keyword = "bottom"
  package static let grammar = #"Bottom = "bottom" number "by" Expression ."#
  package static let summary =
    "Keeps the rows with the least values, least first; ties with the last are kept too."
  package static let question =
    "Which three lines are furthest under their budget?"
  package static let details = [
    "The rows come sorted, the least first. Rows that tie with the last one kept are kept "
      + "too, and a note says so.",
    "Rows whose value is missing are left out, and counted in a note.",
  ]
  package static let seeAlso = ["top", "sort", "rank"]
  package static let examples = [
    Example(
      "from budget_monitoring | where not is_total | show service, variance | bottom 3 by variance",
      """
      service                                         variance
                                                          £000
      ──────────────────────────────────────────────  ────────
      Resources Teams                                     -528
      Early Interventions (ex. Targeted Family Supp)      -395
      Quality and Improvement                             -173
      """
    )
  ]

  let count: Int
  let key: ExpressionSyntax

  package static func parse(_ parser: inout Parser) -> Bottom {
    let count = parser.rowCount()
    parser.require(keyword: "by")
    return Bottom(count: count, key: parser.expression())
  }

  package func sentence(_ telling: Telling) -> String {
    "keeps the \(telling.rows(count)) with the lowest \(telling.words(key)), and those that tie with the last"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "`bottom`")
    return analyser.expression(key, in: scope).map { key in
      let order = [SortKey(key, isDescending: false)]
      return Plan(.top(input, count: count, by: order), schema: input.schema, span: span)
    }
  }
}
