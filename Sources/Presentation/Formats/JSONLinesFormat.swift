package import Columns

/// One JSON object a row, each on a line of its own; missing values are null.
///
///     {"service": "Transport", "forecast": 29.55}
///     {"service": "Placements", "forecast": null}
package struct JSONLinesFormat: OutputFormat {
  package static let name = "jsonl"
  package static let separator = ""

  package init(screen: Screen) {}

  package func write(_ table: Table, to stream: inout some TextOutputStream) {
    let table = table.withFlagColumns
    var text = JSONText(schema: table.schema)
    for batch in table.batches {
      for row in 0..<batch.count {
        text.append(batch, row)
        text.append("\n")
      }
      text.flush(to: &stream)
    }
  }
}
