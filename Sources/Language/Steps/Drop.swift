import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Leaves columns out.
package struct Drop: Step {
  package static let keyword = "drop"
  package static let grammar = #"Drop = "drop" Columns ."#
  package static let summary = "Leaves the columns named out."
  package static let question =
    "How do I get columns that I do not need out of the way?"
  package static let details = [
    "The columns that stay keep their order. At least one must stay.",
    "To name the columns that stay write `show`.",
  ]
  package static let seeAlso = ["show", "selectors"]
  package static let examples = [
    Example(
      "from dsg | drop variance to paragraph | first 2",
      """
      block        budget  forecast
                     £000      £000
      ──────────  ───────  ────────
      Schools     129,735   129,735
      High Needs   74,692    82,836
      """
    ),
    Example(
      "from transport | drop columns matching \"^p\" | first 2"
    ),
  ]

  let columns: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Drop {
    Drop(columns: parser.columns())
  }

  package func sentence(_ telling: Telling) -> String {
    "leaves out " + telling.words(columns)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let dropped = Set(analyser.outputs(columns, of: input, place: "`drop`").map(\.field.name))
    let kept = input.schema.fields.indices.filter {
      !dropped.contains(input.schema.fields[$0].name)
    }
    guard !kept.isEmpty else {
      analyser.report(.noColumnsLeft, at: span)
      return nil
    }
    return input.selecting(kept, at: span)
  }
}
