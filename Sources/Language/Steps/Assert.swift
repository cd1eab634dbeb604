package import Diagnostics
package import Plan
package import Syntax

/// Stops the query where a condition does not hold for every row.
package struct Assert: Step {
  package static let keyword = "assert"
  package static let grammar = #"Assert = "assert" Expression [ "," text ] ."#
  package static let summary =
    "Stops with a message unless a condition is true of every row; the rows go on unchanged."
  package static let examples = [
    Example(
      "from budget_monitoring | assert projection - budget = variance, \"variance is the gap\""
    )
  ]

  let condition: ExpressionSyntax
  let message: String?

  package static func parse(_ parser: inout Parser) -> Assert {
    let condition = parser.expression()
    let message = parser.take(.comma) ? parser.text("a message in double quotes") : nil
    return Assert(condition: condition, message: message)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "an assertion")
    return analyser.condition(condition, in: scope).map { test in
      let words = message ?? "`\(analyser.spelling(condition.span))` holds for every row"
      return Plan(.assert(input, test, message: words), schema: input.schema, span: span)
    }
  }
}
