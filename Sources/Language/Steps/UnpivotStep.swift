import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Makes a row of each of several columns.
package struct UnpivotStep: Step {
  package static let keyword = "unpivot"
  package static let grammar = #"UnpivotStep = "unpivot" Columns "as" Name "," Name ."#
  package static let summary =
    "Makes a row of each of several columns: the column's name, then its value."
  package static let question =
    "Can a wide table with a column a year become one row a year?"
  package static let details = [
    "A row becomes as many rows as there are columns, in the order of the columns; the "
      + "columns that are not named are repeated beside them.",
    "The first new name is for what the column was called, as text; the second for its "
      + "value. `period(…)` reads the text as a period.",
    "The columns must hold one kind of value. Numbers of unlike units, as £ and %, keep "
      + "each its own: the new column has a unit a row, and `where unit(amount) = \"%\"` chooses "
      + "one. Missing cells stay, with their reasons.",
  ]
  package static let seeAlso = ["pivot", "selectors", "period"]
  package static let examples = [
    Example(
      "from dsg | show block, budget, forecast | unpivot budget to forecast as line, amount | first 4",
      """
      block       line       amount
                               £000
      ──────────  ────────  ───────
      Schools     budget    129,735
      Schools     forecast  129,735
      High Needs  budget     74,692
      High Needs  forecast   82,836
      """
    )
  ]

  let columns: [ItemSyntax]
  let name: NameSyntax
  let value: NameSyntax

  package static func parse(_ parser: inout Parser) -> UnpivotStep {
    let columns = parser.columns()
    parser.require(keyword: "as")
    let name = parser.name("a name for the column of names")
    parser.require(.comma)
    let value = parser.name("a name for the column of values")
    return UnpivotStep(columns: columns, name: name, value: value)
  }

  package func sentence(_ telling: Telling) -> String {
    "makes a row of each of \(telling.words(columns)): its name is in \(telling.name(name)) "
      + "and its value in \(telling.name(value))"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let outputs = analyser.outputs(columns, of: input, place: "`unpivot`")
    guard let first = outputs.first else { return nil }
    var type = first.field.type
    for output in outputs.dropFirst() {
      guard
        let unified = type.unified(with: output.field.type)
          ?? Self.byRow(outputs)
      else {
        analyser.report(
          .unlikeUnpivot(
            first.field.name,
            first.field.type.words,
            output.field.name,
            output.field.type.words
          ),
          at: output.span
        )
        return nil
      }
      type = unified
    }
    let gone = Set(outputs.map(\.field.name))
    let kept = input.schema.fields.indices.filter { !gone.contains(input.schema.fields[$0].name) }
    let fields =
      kept.map { input.schema.fields[$0] } + [
        Field(name.text, .text), Field(value.text, type),
      ]
    guard Set(fields.map(\.name)).count == fields.count else {
      analyser.report(.duplicateColumn(name.text), at: name.span)
      return nil
    }
    let values = outputs.map {
      (name: $0.field.name, expression: Conversion.converted($0.expression, to: type))
    }
    return Plan(
      .unpivot(input, Unpivot(kept: kept, values: values)),
      schema: Schema(fields),
      span: span
    )
  }

  /// The type of numbers in which each keeps its own unit; nil where not all columns are numbers.
  private static func byRow(_ outputs: [OutputColumn]) -> DataType? {
    outputs.first?.field.type.unifiedByRow(withAll: outputs.map(\.field.type))
  }
}
