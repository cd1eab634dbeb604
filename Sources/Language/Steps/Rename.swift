import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Gives columns other names.
package struct Rename: Step {
  package static let keyword = "rename"
  package static let grammar = #"Rename = "rename" Name "as" Name { "," Name "as" Name } ."#
  package static let summary = "Gives columns other names."
  package static let question =
    "Can the columns be called what my readers call them?"
  package static let details = [
    "The columns stay where they are, with their units and their cells.",
    "A name that another column has is refused.",
  ]
  package static let seeAlso = ["show", "names"]
  package static let examples = [
    Example(
      "from dsg | show block, budget | rename block as part, budget as allowed | first 2",
      """
      part        allowed
                     £000
      ──────────  ───────
      Schools     129,735
      High Needs   74,692
      """
    )
  ]

  let pairs: [(from: NameSyntax, to: NameSyntax)]

  package static func parse(_ parser: inout Parser) -> Rename {
    let pairs = parser.list(of: "columns") { parser in
      let from = parser.column()
      parser.require(keyword: "as")
      return (from: from, to: parser.name("the new name"))
    }
    return Rename(pairs: pairs)
  }

  package func sentence(_ telling: Telling) -> String {
    "calls " + Telling.list(pairs.map { "\(telling.name($0.from)) \(telling.name($0.to))" })
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    var fields = input.schema.fields
    for (from, to) in pairs {
      guard let index = analyser.column(from, in: input.schema) else {
        analyser.lose(to)
        continue
      }
      fields[index].name = to.text
    }
    let columns = fields.indices.map { index in
      OutputColumn(
        field: fields[index],
        expression: .column(index, of: fields[index], at: span),
        span: span
      )
    }
    return analyser.projection(of: input, columns, at: span)
  }
}
