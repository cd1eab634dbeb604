package import Diagnostics
package import Plan
package import Syntax

/// Puts the rows in order.
package struct SortBy: Step {
  package static let keyword = "sort"
  package static let grammar = #"SortBy = "sort" "by" Keys ."#
  package static let summary =
    "Puts the rows in order; rows that tie stay as they were, missing values come last."
  package static let question =
    "In which order do the services stand, the largest overspend first?"
  package static let details = [
    "The least comes first unless `descending` follows. A later key decides where earlier "
      + "ones tie; rows that tie in all keep their order.",
    "Periods sort by their dates, never by their letters. Text sorts by its letters; of "
      + "two that differ in capitals only, the capital comes first. Missing values come last "
      + "either way.",
    "The order holds until a later step changes it; `summarise` and `count by` make "
      + "groups in the order in which they appear.",
  ]
  package static let seeAlso = ["top", "bottom", "rank"]
  package static let examples = [
    Example(
      "from dsg | where not is_total | show block, variance | sort by variance descending, block | first 3",
      """
      block        variance
                       £000
      ───────────  ────────
      High Needs      8,144
      Central             0
      Early Years         0
      """
    )
  ]

  let keys: [KeySyntax]

  package static func parse(_ parser: inout Parser) -> SortBy {
    parser.require(keyword: "by")
    return SortBy(keys: parser.keys())
  }

  package func sentence(_ telling: Telling) -> String {
    "puts the rows in order by " + telling.words(keys)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "`sort by`")
    return analyser.sortKeys(keys, in: scope).map {
      Plan(.sort(input, $0), schema: input.schema, span: span)
    }
  }
}
