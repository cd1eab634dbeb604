package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Gives each row its place among the others.
package struct Rank: Step {
  package static let keyword = "rank"
  package static let grammar =
    #"Rank = "rank" Name [ ( "highest" | "lowest" ) "first" | Polarity ] [ "by" Columns ] ."#
  package static let summary =
    "Gives each row its place among the others, and out of how many: rank 1 is the best."
  package static let question = "Where are we among all authorities?"
  package static let details = [
    "Rank 1 is the best by the direction that the measure declares. Where it declares none, say "
      + "`highest first` or `lowest first`, or as other steps have it `higher is better`.",
    "Rows that tie share the best rank. Rows without a value have no rank and keep the reason. "
      + "Totals, regions and countries are not ranked among their parts: rows marked as totals, the "
      + "national and regional levels of DfE files, and areas with the name of a country or region.",
    "With `by` each group is ranked on its own, such as `by period`. The rows come best first.",
  ]
  package static let seeAlso = ["quartile", "top", "over"]
  package static let examples = [
    Example(
      "from budget_monitoring | where not is_total | show service, variance | rank variance lowest first | last 3"
    )
  ]

  let ranking: RankingSyntax

  package static func parse(_ parser: inout Parser) -> Rank {
    Rank(ranking: RankingSyntax.parse(&parser))
  }

  package func sentence(_ telling: Telling) -> String {
    "gives each row its place by " + ranking.words(telling)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    ranking.lower(.rank, Self.keyword, input, &analyser, at: span)
  }
}
