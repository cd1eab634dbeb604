package import Diagnostics
package import Plan
package import Syntax

/// Leaves so many rows out from the start.
package struct Skip: Step {
  package static let keyword = "skip"
  package static let grammar = #"Skip = "skip" number ."#
  package static let summary = "Leaves so many rows out from the start."
  package static let question =
    "What comes after the first rows?"
  package static let details = [
    "Rows are in the order of the source, or in that of the last `sort by`."
  ]
  package static let seeAlso = ["first", "last"]
  package static let examples = [
    Example(
      "from dsg | show block, budget | skip 2 | first 2",
      """
      block        budget
                     £000
      ───────────  ──────
      Early Years  36,265
      Central       3,333
      """
    )
  ]

  let count: Int

  package static func parse(_ parser: inout Parser) -> Skip {
    Skip(count: parser.rowCount())
  }

  package func sentence(_ telling: Telling) -> String {
    "leaves out the first \(telling.rows(count))"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    Plan(.slice(input, .skip(count)), schema: input.schema, span: span)
  }
}
