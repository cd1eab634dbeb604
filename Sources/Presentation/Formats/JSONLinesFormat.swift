package import Columns

/// One JSON object a row, each on a line of its own; missing values are null, sources
/// an array.
///
/// With units said, the first line says what each column is.
///
///     {"service": "Transport", "forecast": 29.55}
///     {"service": "Placements", "forecast": null}
package struct JSONLinesFormat: OutputFormat {
  package static let name = "jsonl"
  package static let separator = ""

  private let cells: CellOptions

  package init(screen: Screen, cells: CellOptions) { self.cells = cells }

  package func write(_ table: Table, to stream: inout some AnswerStream) {
    let table = table.withFlags(cells).table
    var text = JSONText(table, cells)
    if cells.saysUnits {
      text.appendFieldsAsLine()
      text.flush(to: &stream)
    }
    for batch in table.batches {
      for row in 0..<batch.count {
        guard text.handOn(to: &stream) else { return }
        text.append(batch, row)
        text.append("\n")
      }
    }
    text.flush(to: &stream)
  }
}
