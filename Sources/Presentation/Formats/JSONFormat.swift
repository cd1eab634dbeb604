package import Columns

/// A JSON array with one object a row, one row a line; missing values are null.
///
///     [
///     {"service": "Transport", "forecast": 29.55},
///     {"service": "Placements", "forecast": null}
///     ]
package struct JSONFormat: OutputFormat {
  package static let name = "json"
  package static let separator = ""

  package init(screen: Screen) {}

  package func write(_ table: Table, to stream: inout some TextOutputStream) {
    let table = table.withFlagColumns
    var text = JSONText(schema: table.schema)
    guard table.rowCount > 0 else {
      stream.write("[]\n")
      return
    }
    text.append("[\n")
    var isFirst = true
    for batch in table.batches {
      for row in 0..<batch.count {
        if !isFirst { text.append(",\n") }
        isFirst = false
        text.append(batch, row)
      }
      text.flush(to: &stream)
    }
    text.append("\n]\n")
    text.flush(to: &stream)
  }
}
