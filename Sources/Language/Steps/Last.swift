package import Diagnostics
package import Plan
package import Syntax

/// Keeps so many rows from the end.
package struct Last: Step {
  package static let keyword = "last"
  package static let grammar = #"Last = "last" number ."#
  package static let summary = "Keeps so many rows from the end."
  package static let question =
    "What stands at the end of the table?"
  package static let details = [
    "Rows are in the order of the source, or in that of the last `sort by`, and keep it."
  ]
  package static let seeAlso = ["first", "skip", "bottom"]
  package static let examples = [
    Example(
      "from dsg | show block, budget | last 2",
      """
      block     budget
                  £000
      ───────  ───────
      Central    3,333
      DSG      244,025
      """
    )
  ]

  let count: Int

  package static func parse(_ parser: inout Parser) -> Last {
    Last(count: parser.rowCount())
  }

  package func sentence(_ telling: Telling) -> String {
    "keeps the last \(telling.rows(count))"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    Plan(.slice(input, .last(count)), schema: input.schema, span: span)
  }
}
