import Columns

/// Appends rows as JSON objects.
///
/// Exact decimals are written as numbers with the digits that were printed. Control characters are
/// escaped, those beyond ASCII too, so that JSON on a terminal cannot move the cursor.
struct JSONText {
  private var text = ExactText()
  private let keys: [[UInt8]]

  init(schema: Schema) {
    keys = schema.fields.map { field in
      var key = ExactText()
      Self.append(quoted: Array(field.name.utf8)[...], to: &key)
      key.append(": ")
      return key.bytes
    }
  }

  mutating func append(_ characters: String) { text.append(characters) }

  mutating func flush(to stream: inout some TextOutputStream) { text.flush(to: &stream) }

  /// Appends a row of a batch as an object on one line.
  mutating func append(_ batch: Batch, _ row: Int) {
    text.append("{")
    for (index, column) in batch.columns.enumerated() {
      if index > 0 { text.append(", ") }
      text.bytes.append(contentsOf: keys[index])
      append(column, row)
    }
    text.append("}")
  }

  private mutating func append(_ column: Column, _ row: Int) {
    guard column.validity.isPresent(row) else {
      text.append("null")
      return
    }
    switch column.values {
    case .boolean(let cells): text.append(cells[row] ? "true" : "false")
    case .decimal(let cells, let scale):
      let number = ExactDecimal(mantissa: cells[row], scale: scale)
      text.append(number.printed(decimals: column.decimals(at: row)))
    case .floating(let cells):
      if cells[row].isFinite { text.append(cells[row]) } else { text.append("null") }
    case .interval:
      guard let ends = column.ends else { return }
      text.append("{\"from\": ")
      append(ends.lower, row)
      text.append(", \"to\": ")
      append(ends.upper, row)
      text.append("}")
    case .period(let cells): Self.append(quoted: Array(cells[row].label.utf8)[...], to: &text)
    case .text(let cells, let dictionary):
      Self.append(quoted: dictionary.utf8(cells[row]), to: &text)
    }
  }

  private static func append(quoted bytes: ArraySlice<UInt8>, to text: inout ExactText) {
    text.append("\"")
    var isAfterC2 = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): text.append("\\\"")
      case UInt8(ascii: "\\"): text.append("\\\\")
      case 0x0A: text.append("\\n")
      case 0x0D: text.append("\\r")
      case 0x09: text.append("\\t")
      case 0..<0x20, 0x7F: append(escape: byte, to: &text)
      case 0x80..<0xA0 where isAfterC2:
        // U+0080–U+009F are C2 80–C2 9F in UTF-8; the C2 is there already.
        text.bytes.removeLast()
        append(escape: byte, to: &text)
      default: text.bytes.append(byte)
      }
      isAfterC2 = byte == 0xC2
    }
    text.append("\"")
  }

  private static func append(escape byte: UInt8, to text: inout ExactText) {
    let digits = Array("0123456789abcdef".utf8)
    text.append("\\u00")
    text.bytes.append(digits[Int(byte >> 4)])
    text.bytes.append(digits[Int(byte & 15)])
  }
}
