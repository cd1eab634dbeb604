package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Puts each row into a quarter, A for the best to D for the worst.
package struct Quartile: Step {
  package static let keyword = "quartile"
  package static let grammar =
    #"Quartile = "quartile" Name [ ( "highest" | "lowest" ) "first" | Polarity ] [ "by" Columns ] ."#
  package static let summary =
    "Puts each row into a quarter of all rows: A for the best, D for the worst."
  package static let question = "Are we in the best or the worst quarter of authorities?"
  package static let details = [
    "The bands are those of DfE's Local Authority Interactive Tool: boundaries are R's quantiles of "
      + "type 7 over all rows ranked together, and a value on a boundary belongs below it.",
    "The direction, missing values, totals and `by` are as for `rank`. Fewer than four values, and "
      + "values that are all equal, have no quarters.",
  ]
  package static let seeAlso = ["rank", "percentile"]
  package static let examples = [
    Example(
      "from budget_monitoring | where not is_total | show service, variance | quartile variance lowest first"
    )
  ]

  let ranking: RankingSyntax

  package static func parse(_ parser: inout Parser) -> Quartile {
    Quartile(ranking: RankingSyntax.parse(&parser))
  }

  package func sentence(_ telling: Telling) -> String {
    "puts the rows into four quarters by " + ranking.words(telling)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    ranking.lower(.quartile, Self.keyword, input, &analyser, at: span)
  }
}
