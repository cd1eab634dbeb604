package import Diagnostics
package import Plan
package import Syntax

/// Puts the rows in order.
package struct SortBy: Step {
  package static let keyword = "sort"
  package static let grammar = #"SortBy = "sort" "by" Keys ."#
  package static let summary =
    "Puts the rows in order; rows that tie stay as they were, missing values come last."
  package static let examples = [
    Example("from budget_monitoring | where not is_total | sort by variance descending"),
    Example("from indicators | sort by measure, period descending"),
  ]

  let keys: [KeySyntax]

  package static func parse(_ parser: inout Parser) -> SortBy {
    parser.require(keyword: "by")
    return SortBy(keys: parser.keys())
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "`sort by`")
    return analyser.sortKeys(keys, in: scope).map {
      Plan(.sort(input, $0), schema: input.schema, span: span)
    }
  }
}
