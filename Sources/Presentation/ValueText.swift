import Columns
import Diagnostics

/// Words the value of an expression on its own, with its unit: `25 pp`, `£10.04m`, `(suppressed)`.
enum ValueText {
  /// The value as a line; nothing for a table without a cell.
  static func line(_ table: Table) -> String {
    let table = table.forReading
    guard let field = table.schema.fields.first, let column = table.batches.first?.columns.first
    else { return "" }
    if let reason = column.validity.reason(0) { return CellText.missingAlone(reason) + "\n" }
    let text = CellText.value(
      column,
      0,
      type: field.type,
      style: NumberStyle(table, column: 0),
      withUnit: true
    )
    return TerminalText.escaped(text) + "\n"
  }
}
