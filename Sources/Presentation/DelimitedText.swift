import Columns

/// Rows of delimited fields, quoted where RFC 4180 asks for it.
package struct DelimitedText: Sendable {
  /// How a missing cell is written.
  package enum Missing: Sendable {
    /// As its published code, such as `c`; empty where there is none.
    case code
    /// As an empty field.
    case empty
  }

  let delimiter: UInt8
  let missing: Missing

  func write(_ table: Table, to stream: inout some TextOutputStream) {
    var text = ExactText()
    let isSingle = table.schema.fields.count == 1
    for (index, field) in table.schema.fields.enumerated() {
      if index > 0 { text.bytes.append(delimiter) }
      append(quoting: Array(field.name.utf8)[...], to: &text)
    }
    text.bytes.append(UInt8(ascii: "\n"))
    for batch in table.batches {
      for row in 0..<batch.count {
        let start = text.bytes.count
        for (index, column) in batch.columns.enumerated() {
          if index > 0 { text.bytes.append(delimiter) }
          append(column, row, to: &text)
        }
        // An empty line is read as no row at all, so a single empty field is quoted.
        if isSingle, text.bytes.count == start { text.append("\"\"") }
        text.bytes.append(UInt8(ascii: "\n"))
      }
      text.flush(to: &stream)
    }
    text.flush(to: &stream)
  }

  private func append(_ column: Column, _ row: Int, to text: inout ExactText) {
    if let reason = column.validity.reason(row) {
      if missing == .code, let code = reason.code { text.append(code) }
      return
    }
    appendValue(column, row, to: &text)
  }

  private func appendValue(_ column: Column, _ row: Int, to text: inout ExactText) {
    switch column.values {
    case .boolean(let cells): text.append(cells[row] ? "true" : "false")
    case .decimal(let cells, let scale):
      let number = ExactDecimal(mantissa: cells[row], scale: scale)
      text.append(number.printed(decimals: column.decimals(at: row)))
    case .floating(let cells): text.append(cells[row])
    case .interval:
      guard let ends = column.ends else { return }
      appendValue(ends.lower, row, to: &text)
      guard column.isRange(row) else { return }
      text.append(" to ")
      appendValue(ends.upper, row, to: &text)
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
