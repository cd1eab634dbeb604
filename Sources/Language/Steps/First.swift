package import Diagnostics
package import Plan
package import Syntax

/// Keeps so many rows from the start.
package struct First: Step {
  package static let keyword = "first"
  package static let grammar = #"First = "first" number ."#
  package static let summary = "Keeps so many rows from the start."
  package static let examples = [Example("from work_programme | first 5")]

  let count: Int

  package static func parse(_ parser: inout Parser) -> First {
    First(count: parser.rowCount())
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    Plan(.slice(input, .first(count)), schema: input.schema, span: span)
  }
}
