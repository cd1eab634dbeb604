package import Diagnostics
package import Plan
package import Syntax

/// Keeps so many rows from the start.
package struct First: Step {
  package static let keyword = "first"
  package static let grammar = #"First = "first" number ."#
  package static let summary = "Keeps so many rows from the start."
  package static let question =
    "What do a few of the rows look like?"
  package static let details = [
    "Rows are in the order of the source, or in that of the last `sort by`. Ties are cut: "
      + "`top` keeps them."
  ]
  package static let seeAlso = ["last", "skip", "top"]
  package static let examples = [
    Example(
      "from dsg | show block, budget | first 2",
      """
      block        budget
                     £000
      ──────────  ───────
      Schools     129,735
      High Needs   74,692
      """
    )
  ]

  let count: Int

  package static func parse(_ parser: inout Parser) -> First {
    First(count: parser.rowCount())
  }

  package func sentence(_ telling: Telling) -> String {
    "keeps the first \(telling.rows(count))"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    Plan(.slice(input, .first(count)), schema: input.schema, span: span)
  }
}
