package import Diagnostics
package import Plan
package import Syntax

/// Keeps the rows with the least values, least first; ties with the last are kept too.
package struct Bottom: Step {
  package static let keyword = "bottom"
  package static let grammar = #"Bottom = "bottom" number "by" Expression ."#
  package static let summary =
    "Keeps the rows with the least values, least first; ties with the last are kept too."
  package static let examples = [
    Example("from budget_monitoring | where not is_total | bottom 3 by variance")
  ]

  let count: Int
  let key: ExpressionSyntax

  package static func parse(_ parser: inout Parser) -> Bottom {
    let count = parser.rowCount()
    parser.require(keyword: "by")
    return Bottom(count: count, key: parser.expression())
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "`bottom`")
    return analyser.expression(key, in: scope).map { key in
      let order = [SortKey(key, isDescending: false)]
      return Plan(.top(input, count: count, by: order), schema: input.schema, span: span)
    }
  }
}
