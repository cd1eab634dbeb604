package import Diagnostics
package import Plan
package import Syntax

/// Keeps the rows with the greatest values, greatest first; ties with the last are kept too.
package struct Top: Step {
  package static let keyword = "top"
  package static let grammar = #"Top = "top" number "by" Expression ."#
  package static let summary =
    "Keeps the rows with the greatest values, greatest first; ties with the last are kept too."
  package static let question =
    "Which three services overspend most?"
  package static let details = [
    "The rows come sorted, the greatest first. Rows that tie with the last one kept are "
      + "kept too, and a note says so.",
    "Rows whose value is missing are left out, and counted in a note.",
  ]
  package static let seeAlso = ["bottom", "sort", "rank"]
  package static let examples = [
    Example(
      "from budget_monitoring | where not is_total | show service, variance | top 3 by variance",
      """
      service                    variance
                                     £000
      ─────────────────────────  ────────
      Placements & Provision       18,767
      Home to School Transport      9,500
      CSC Safeguarding Services       773
      """
    )
  ]

  let count: Int
  let key: ExpressionSyntax

  package static func parse(_ parser: inout Parser) -> Top {
    let count = parser.rowCount()
    parser.require(keyword: "by")
    return Top(count: count, key: parser.expression())
  }

  package func sentence(_ telling: Telling) -> String {
    "keeps the \(telling.rows(count)) with the highest \(telling.words(key)), and those that tie with the last"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "`top`")
    return analyser.expression(key, in: scope).map { key in
      let order = [SortKey(key, isDescending: true)]
      return Plan(.top(input, count: count, by: order), schema: input.schema, span: span)
    }
  }
}
