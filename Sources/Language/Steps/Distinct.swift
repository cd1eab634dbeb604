import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Keeps one of each set of equal rows.
package struct Distinct: Step {
  package static let keyword = "distinct"
  package static let canStandAlone = true
  package static let grammar = #"Distinct = "distinct" [ Columns ] ."#
  package static let summary =
    "Keeps one of each set of equal rows; with columns named, keeps only those."
  package static let question =
    "Which areas do the indicators cover?"
  package static let details = [
    "Rows come in the order in which each first appears.",
    "Values are equal as `=` has it; missing cells are equal where their reason is.",
    "With columns named only these are kept. To see how often each occurs write `count by`.",
  ]
  package static let seeAlso = ["count", "keep"]
  package static let examples = [
    Example(
      "from indicators | distinct area",
      """
      area
      ──────────────────────
      Worcestershire
      West Mercia
      England
      Statistical neighbours
      """
    ),
    Example(
      "from risk_factors | distinct relates_to, period",
      """
      relates_to    period
      ────────────  ───────────
      Parent/Carer  2023/24 YTD
      Parent/Carer  2022/23
      Parent/Carer  2021/22
      Child         2023/24 YTD
      Child         2022/23
      Child         2021/22
      """
    ),
  ]

  let columns: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Distinct {
    Distinct(columns: parser.isAtStepEnd ? [] : parser.columns())
  }

  package func sentence(_ telling: Telling) -> String {
    columns.isEmpty
      ? "keeps one of each set of rows that are the same"
      : "keeps each different \(telling.words(columns)) once"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    var selected = input
    if !columns.isEmpty {
      let outputs = analyser.outputs(columns, of: input, place: "`distinct`")
      guard let projection = analyser.projection(of: input, outputs, at: span) else { return nil }
      selected = projection
    }
    let keys = selected.schema.fields.enumerated().map { index, field in
      Expression.column(index, field.type, at: span)
    }
    return Plan(.aggregate(selected, keys: keys, calls: []), schema: selected.schema, span: span)
  }
}
