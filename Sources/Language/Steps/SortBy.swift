package import Diagnostics
package import Plan
package import Syntax

/// Puts the rows in order.
package struct SortBy: Step {
  package static let keyword = "sort"
  package static let grammar = #"""
    SortBy = "sort" "by" Key { "," Key } .
    Key = Expression [ "ascending" | "descending" ] .
    """#
  package static let summary =
    "Puts the rows in order; rows that tie stay as they were, missing values come last."
  package static let examples = [
    Example("from budget_monitoring | where not is_total | sort by variance descending"),
    Example("from indicators | sort by measure, period descending"),
  ]

  let keys: [(expression: ExpressionSyntax, isDescending: Bool)]

  package static func parse(_ parser: inout Parser) -> SortBy {
    parser.require(keyword: "by")
    var keys: [(expression: ExpressionSyntax, isDescending: Bool)] = []
    repeat {
      let expression = parser.expression()
      let isDescending = parser.take(keyword: "descending")
      if !isDescending { _ = parser.take(keyword: "ascending") }
      keys.append((expression, isDescending))
    } while parser.take(.comma)
    return SortBy(keys: keys)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "`sort by`")
    var sorted: [SortKey] = []
    for key in keys {
      guard let expression = analyser.expression(key.expression, in: scope) else { return nil }
      sorted.append(SortKey(expression, isDescending: key.isDescending))
    }
    return Plan(.sort(input, sorted), schema: input.schema, span: span)
  }
}
