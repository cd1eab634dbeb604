package import Diagnostics
package import Plan
package import Syntax

/// Keeps the columns named, in the order in which they are named.
package struct Show: Step {
  package static let keyword = "show"
  package static let grammar = #"Show = "show" Items ."#
  package static let summary = "Keeps the columns named, in that order; expressions make new ones."
  package static let examples = [
    Example("from transport | show category, forecast, pupils"),
    Example("from transport | show category, forecast / pupils as each"),
    Example("from budget_monitoring | show service to variance"),
    Example("from budget_monitoring | show all except document, page, paragraph"),
  ]

  let items: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Show {
    Show(items: parser.items())
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let (outputs, windowed) = analyser.withWindows(over: input, at: span) {
      $0.outputs(items, of: input, place: "`show`")
    }
    return analyser.projection(of: windowed, outputs, at: span)
  }
}
