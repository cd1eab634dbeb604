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
  package static let examples = [
    Example("from indicators | distinct measure"),
    Example("from risk_factors | show relates_to, period | distinct"),
  ]

  let columns: [ItemSyntax]

  package static func parse(_ parser: inout Parser) -> Distinct {
    Distinct(columns: parser.isAtStepEnd ? [] : parser.columns())
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
