package import Diagnostics
package import Plan
package import Syntax

/// Keeps so many rows from the end.
package struct Last: Step {
  package static let keyword = "last"
  package static let grammar = #"Last = "last" number ."#
  package static let summary = "Keeps so many rows from the end."
  package static let examples = [Example("from work_programme | last 5")]

  let count: Int

  package static func parse(_ parser: inout Parser) -> Last {
    Last(count: parser.rowCount())
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    Plan(.slice(input, .last(count)), schema: input.schema, span: span)
  }
}
