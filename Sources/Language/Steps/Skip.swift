package import Diagnostics
package import Plan
package import Syntax

/// Leaves so many rows out from the start.
package struct Skip: Step {
  package static let keyword = "skip"
  package static let grammar = #"Skip = "skip" number ."#
  package static let summary = "Leaves so many rows out from the start."
  package static let examples = [Example("from work_programme | skip 5 | first 5")]

  let count: Int

  package static func parse(_ parser: inout Parser) -> Skip {
    Skip(count: parser.rowCount())
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    Plan(.slice(input, .skip(count)), schema: input.schema, span: span)
  }
}
