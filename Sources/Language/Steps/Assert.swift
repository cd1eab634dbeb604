package import Diagnostics
package import Plan
package import Syntax

/// Stops the query where a condition does not hold for every row.
package struct Assert: Step {
  package static let keyword = "assert"
  package static let grammar = #"Assert = "assert" Expression [ "," text ] ."#
  package static let summary =
    "Stops with a message unless a condition is true of every row; the rows go on unchanged."
  package static let question =
    "Does what the paper says about its own figures hold in every row?"
  package static let details = [
    "Where a row fails, the query stops with the message, how many rows fail and which is "
      + "the first; the exit status is 4.",
    "A condition that is missing fails too, because it was not shown to hold. Write `or x "
      + "is missing` to let such rows pass.",
    "Without a message of its own the condition itself is the message.",
  ]
  package static let seeAlso = ["where", "all"]
  package static let examples = [
    Example(
      "from budget_monitoring | assert projection - budget = variance, \"variance is the gap\" | count",
      """
      count
      count
      ─────
         25
      """
    )
  ]

  let condition: ExpressionSyntax
  let message: String?

  package static func parse(_ parser: inout Parser) -> Assert {
    let condition = parser.expression()
    let message = parser.take(.comma) ? parser.text("a message in double quotes") : nil
    return Assert(condition: condition, message: message)
  }

  package func sentence(_ telling: Telling) -> String {
    "stops unless in every row " + telling.condition(condition)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "an assertion")
    return analyser.condition(condition, in: scope).map { test in
      let words = message ?? "`\(analyser.spelling(condition.span))` holds for every row"
      return Plan(.assert(input, test, message: words), schema: input.schema, span: span)
    }
  }
}
