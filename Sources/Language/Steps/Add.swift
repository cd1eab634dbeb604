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
  package static let question =
    "How much is each service over its budget, and what share of the budget is that?"
  package static let details = [
    "Columns are worked out from left to right, so a later one may use an earlier one.",
    "A column of a name that is there already takes its place; the others keep theirs.",
    "The unit follows from the sum: £ less £ is £, % less % is percentage points, £ by "
      + "pupils is £ per pupil. Where a value it needs is missing, so is the answer.",
    "A value over other rows, such as a running total or a share of the whole, is written "
      + "with `over`.",
  ]
  package static let seeAlso = ["show", "over", "define"]
  package static let examples = [
    Example(
      "from dsg | show block, budget, forecast | add forecast - budget as gap | first 2",
      """
      block        budget  forecast    gap
                     £000      £000   £000
      ──────────  ───────  ────────  ─────
      Schools     129,735   129,735      0
      High Needs   74,692    82,836  8,144
      """
    ),
    Example(
      "from dsg | show block, budget, variance | add as_percent(variance / budget) as percent | first 2",
      """
      block        budget  variance  percent
                     £000      £000        %
      ──────────  ───────  ────────  ───────
      Schools     129,735         0      0.0
      High Needs   74,692     8,144     10.9
      """
    ),
  ]

  let items: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Add {
    Add(items: parser.list(of: "columns") { $0.naming() })
  }

  package func sentence(_ telling: Telling) -> String {
    "works out " + telling.words(items)
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
    var expressions = fields.indices.map { Expression.column($0, of: fields[$0], at: span) }
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
