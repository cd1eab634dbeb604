import Columns

/// Rows of delimited fields, quoted where RFC 4180 asks for it.
///
/// Sources stand in a last column as text, because a spreadsheet has no list beneath its rows.
struct DelimitedText: Sendable {
  let delimiter: UInt8
  let cells: CellOptions

  func write(_ table: Table, to stream: inout some AnswerStream) {
    let table = table.delimited(cells).table
    var text = ExactText()
    let fields = table.schema.fields
    let isSingle = fields.count == 1
    appendLine(fields.map(\.name), to: &text)
    if cells.saysUnits {
      let units = fields.map(\.unitText)
      if units.contains(where: { !$0.isEmpty }) { appendLine(units, to: &text) }
    }
    let missing = cells.missing ?? .code
    let styles = fields.indices.map { index in
      cells.isPrinted(fields[index], in: table.schema) ? NumberStyle(table, column: index) : nil
    }
    for batch in table.batches {
      for row in 0..<batch.count {
        guard text.handOn(to: &stream) else { return }
        let start = text.bytes.count
        for (index, column) in batch.columns.enumerated() {
          if index > 0 { text.bytes.append(delimiter) }
          if let reason = column.validity.reason(row) {
            text.append(missing.text(reason))
          } else if let style = styles[index] {
            let type = fields[index].type
            let words = CellText.value(column, row, type: type, style: style, withUnit: true)
            append(quoting: Array(words.utf8)[...], to: &text)
          } else {
            append(column, row, to: &text)
          }
        }
        // An empty line is read as no row at all, so a single empty field is quoted.
        if isSingle, text.bytes.count == start { text.append("\"\"") }
        text.bytes.append(UInt8(ascii: "\n"))
      }
    }
    text.flush(to: &stream)
  }

  private func appendLine(_ words: [String], to text: inout ExactText) {
    for (index, word) in words.enumerated() {
      if index > 0 { text.bytes.append(delimiter) }
      append(quoting: Array(word.utf8)[...], to: &text)
    }
    text.bytes.append(UInt8(ascii: "\n"))
  }

  /// Appends a cell with a value, plainly.
  private func append(_ column: Column, _ row: Int, to text: inout ExactText) {
    switch column.values {
    case .boolean(let cells): text.append(cells[row] ? "true" : "false")
    case .decimal(let cells, let scale):
      let number = ExactDecimal(mantissa: cells[row], scale: scale)
      text.append(number.printed(decimals: column.decimals(at: row)))
    case .floating(let cells): text.append(cells[row])
    case .interval:
      guard let ends = column.ends else { return }
      append(ends.lower, row, to: &text)
      guard column.isRange(row) else { return }
      text.append(" to ")
      append(ends.upper, row, to: &text)
    case .rowNumbers(let rows): text.append(ExactDecimal(mantissa: rows[row], scale: 0))
    case .period(let cells): text.append(cells[row].label)
    case .text(let cells, let dictionary):
      append(quoting: dictionary.utf8(cells[row]), to: &text)
    }
  }

  private func append(quoting field: ArraySlice<UInt8>, to text: inout ExactText) {
    let quote = UInt8(ascii: "\"")
    guard field.contains(where: { $0 == delimiter || $0 == quote || $0 == 0x0A || $0 == 0x0D })
    else {
      text.bytes.append(contentsOf: field)
      return
    }
    text.bytes.append(quote)
    for byte in field {
      if byte == quote { text.bytes.append(quote) }
      text.bytes.append(byte)
    }
    text.bytes.append(quote)
  }
}

extension Field {
  /// The unit of the column as a line of units writes it; empty where there is none to say.
  var unitText: String {
    guard let unit = type.measure?.unit, unit.quantity != .varies else { return "" }
    return unit.heading
  }
}
