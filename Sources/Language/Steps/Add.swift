import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Adds columns worked out from the others.
package struct Add: Step {
  package static let keyword = "add"
  package static let grammar = #"Add = "add" Naming { "," Naming } ."#
  package static let summary =
    "Adds columns worked out from the others; a column of the same name is replaced."
  package static let examples = [
    Example("from budget_monitoring | add projection - budget as gap"),
    Example("from dsg | add variance / budget as overspend, as_percent(overspend) as percent"),
  ]

  let items: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Add {
    Add(items: parser.list(of: "columns") { $0.naming() })
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    var plan = input
    for item in items {
      guard case .expression(let syntax) = item.kind else { continue }
      let scope = Scope(plan.schema, place: "`add`")
      let (output, windowed) = analyser.withWindows(over: plan, at: span) {
        $0.output(syntax, named: item.name, in: scope)
      }
      guard let output else {
        analyser.lose(item.name)
        continue
      }
      plan = Self.adding(output, to: plan.schema, of: windowed, at: span)
    }
    return plan
  }

  /// Each column is a projection of its own, so that later columns may use earlier ones.
  private static func adding(
    _ output: OutputColumn,
    to schema: Schema,
    of input: Plan,
    at span: SourceSpan
  ) -> Plan {
    var fields = schema.fields
    var expressions = fields.indices.map { Expression.column($0, fields[$0].type, at: span) }
    if let index = fields.firstIndex(where: { $0.name == output.field.name }) {
      fields[index] = output.field
      expressions[index] = output.expression
    } else {
      fields.append(output.field)
      expressions.append(output.expression)
    }
    return Plan(.project(input, expressions), schema: Schema(fields), span: span)
  }
}
