package import Diagnostics
package import Plan
package import Syntax

/// Keeps the rows with the greatest values, greatest first; ties with the last are kept too.
package struct Top: Step {
  package static let keyword = "top"
  package static let grammar = #"Top = "top" number "by" Expression ."#
  package static let summary =
    "Keeps the rows with the greatest values, greatest first; ties with the last are kept too."
  package static let examples = [
    Example("from budget_monitoring | where not is_total | top 3 by variance")
  ]

  let count: Int
  let key: ExpressionSyntax

  package static func parse(_ parser: inout Parser) -> Top {
    let count = parser.rowCount()
    parser.require(keyword: "by")
    return Top(count: count, key: parser.expression())
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "`top`")
    return analyser.expression(key, in: scope).map { key in
      let order = [SortKey(key, isDescending: true)]
      return Plan(.top(input, count: count, by: order), schema: input.schema, span: span)
    }
  }
}
