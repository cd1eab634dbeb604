package import Columns

/// A JSON array with one object a row, one row a line; missing values are null, sources an array.
///
/// With units said it is an object: `fields` says what each column is, `rows` is the array, and
/// `missing` says of each missing cell why it is so. Nothing that a number remembers is lost then.
///
///     [
///     {"service": "Transport", "forecast": 29.55},
///     {"service": "Placements", "forecast": null}
///     ]
package struct JSONFormat: OutputFormat {
  package static let name = "json"
  package static let separator = ""

  private let cells: CellOptions

  package init(screen: Screen, cells: CellOptions) { self.cells = cells }

  package func write(_ table: Table, to stream: inout some AnswerStream) {
    let table = table.withFlags(cells).table
    var text = JSONText(table, cells)
    guard cells.saysUnits else {
      writeRows(table, &text, to: &stream)
      text.append("\n")
      return text.flush(to: &stream)
    }
    text.append("{\"fields\": ")
    text.appendFields()
    text.append(",\n\"rows\": ")
    writeRows(table, &text, to: &stream)
    text.append(",\n\"missing\": ")
    text.writeMissing(of: table, to: &stream)
    text.append("}\n")
    text.flush(to: &stream)
  }

  private func writeRows(
    _ table: Table,
    _ text: inout JSONText,
    to stream: inout some AnswerStream
  ) {
    guard table.rowCount > 0 else { return text.append("[]") }
    text.append("[\n")
    var isFirst = true
    for batch in table.batches {
      for row in 0..<batch.count {
        guard text.handOn(to: &stream) else { return }
        if !isFirst { text.append(",\n") }
        isFirst = false
        text.append(batch, row)
      }
    }
    text.append("\n]")
  }
}
