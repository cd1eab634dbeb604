import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Keeps the rows for which a condition is true.
package struct Where: Step {
  package static let keyword = "where"
  package static let grammar = #"Where = "where" Expression ."#
  package static let summary = "Keeps the rows for which a condition is true."
  package static let examples = [
    Example("from budget_monitoring | where variance > £500k and not is_total"),
    Example("from indicators | where measure contains \"20 weeks\""),
    Example("from risk_factors | where period between 2021/22 and 2022/23 | where rank <= 3"),
  ]

  let condition: ExpressionSyntax

  package static func parse(_ parser: inout Parser) -> Where {
    Where(condition: parser.expression())
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let scope = Scope(input.schema, place: "a condition")
    let (test, windowed) = analyser.withWindows(over: input, at: span) {
      $0.condition(condition, in: scope)
    }
    return test.map { test in
      let filtered = Plan(.filter(windowed, test), schema: windowed.schema, span: span)
      let columns = Array(input.schema.fields.indices)
      return columns.count == windowed.schema.fields.count
        ? filtered : filtered.selecting(columns, at: span)
    }
  }
}
