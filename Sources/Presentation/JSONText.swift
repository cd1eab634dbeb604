import Columns

/// Appends rows as JSON objects.
///
/// Exact decimals are written as numbers with the digits that were printed. Control characters are
/// escaped, those beyond ASCII too, so that JSON on a terminal cannot move the cursor.
struct JSONText {
  private var text = ExactText()
  private let keys: [[UInt8]]
  private let sourcesKey: [UInt8]
  private let citations: Citations?
  /// The number of rows so far, for finding their sources.
  private var rows = 0
  private let fields: [Field]
  private let missing: CellOptions.Missing
  /// How the numbers of columns are worded that are written as people read them.
  private let styles: [NumberStyle?]

  init(_ table: Table, _ cells: CellOptions) {
    let schema = table.schema
    fields = schema.fields
    missing = cells.missing ?? .null
    styles = schema.fields.indices.map { index in
      guard schema.fields[index].type.number != nil else { return nil }
      return cells.isPrinted(schema.fields[index], in: schema)
        ? NumberStyle(table, column: index) : nil
    }
    keys = schema.fields.map { Self.key($0.name) }
    sourcesKey = Self.key(schema.freeName("sources"))
    citations = table.citations
  }

  private static func key(_ name: String) -> [UInt8] {
    var key = ExactText()
    append(quoted: Array(name.utf8)[...], to: &key)
    key.append(": ")
    return key.bytes
  }

  mutating func append(_ characters: String) { text.append(characters) }

  mutating func flush(to stream: inout some AnswerStream) { text.flush(to: &stream) }

  /// Hands on what has gathered once it is much; returns whether the stream wants more.
  mutating func handOn(to stream: inout some AnswerStream) -> Bool { text.handOn(to: &stream) }

  /// Appends a row of a batch as an object on one line.
  mutating func append(_ batch: Batch, _ row: Int) {
    text.append("{")
    for (index, column) in batch.columns.enumerated() {
      if index > 0 { text.append(", ") }
      text.bytes.append(contentsOf: keys[index])
      append(column, row, at: index)
    }
    if let citations {
      if !keys.isEmpty { text.append(", ") }
      appendSources(citations.sources(ofRow: rows))
    }
    rows += 1
    text.append("}")
  }

  private mutating func appendSources(_ sources: [String]) {
    text.bytes.append(contentsOf: sourcesKey)
    text.append("[")
    for (index, source) in sources.enumerated() {
      if index > 0 { text.append(", ") }
      Self.append(quoted: Array(source.utf8)[...], to: &text)
    }
    text.append("]")
  }

  /// Appends what is known of the columns, as a value for a key `fields`.
  mutating func appendFields() {
    text.append("[\n")
    for (index, field) in fields.enumerated() {
      if index > 0 { text.append(",\n") }
      appendDescription(field)
    }
    text.append("\n]")
  }

  /// The same on one line.
  mutating func appendFieldsAsLine() {
    text.append("{\"fields\": [")
    for (index, field) in fields.enumerated() {
      if index > 0 { text.append(", ") }
      appendDescription(field)
    }
    text.append("]}\n")
  }

  private mutating func appendDescription(_ field: Field) {
    text.append("{\"name\": ")
    append(quoted: field.name)
    text.append(", \"type\": ")
    append(quoted: field.type.jsonName)
    if let number = field.type.measure {
      text.append(", \"unit\": ")
      append(quoted: number.unit.quantity == .varies ? "varies" : number.unit.heading)
      if number.unit.power != 0 { text.append(", \"power\": \(number.unit.power)") }
      if let scale = number.scale { text.append(", \"decimals\": \(scale)") }
    }
    if let unit = field.metadata.unitColumn {
      text.append(", \"unitColumn\": ")
      append(quoted: unit)
    }
    if let polarity = field.metadata.polarity {
      text.append(", \"polarity\": ")
      append(quoted: polarity.rawValue)
    }
    text.append("}")
  }

  /// Writes every missing cell of a table with its reason, as a value for a key `missing`; rows count
  /// from 1.
  mutating func writeMissing(of table: Table, to stream: inout some AnswerStream) {
    var number = 0
    var isFirst = true
    text.append("[")
    for batch in table.batches {
      for row in 0..<batch.count {
        guard handOn(to: &stream) else { return }
        number += 1
        for (index, column) in batch.columns.enumerated() {
          guard let reason = column.validity.reason(row) else { continue }
          text.append(isFirst ? "\n" : ",\n")
          isFirst = false
          text.append("{\"row\": \(number), \"name\": ")
          append(quoted: fields[index].name)
          text.append(", \"reason\": ")
          append(quoted: reason.words)
          if let code = reason.code {
            text.append(", \"code\": ")
            append(quoted: code)
          }
          text.append("}")
        }
      }
    }
    text.append(isFirst ? "]" : "\n]")
  }

  private mutating func append(quoted words: String) {
    Self.append(quoted: Array(words.utf8)[...], to: &text)
  }

  private mutating func append(_ column: Column, _ row: Int, at index: Int) {
    if let reason = column.validity.reason(row) {
      if let words = missing.json(reason) { append(quoted: words) } else { text.append("null") }
      return
    }
    if let style = styles[index] {
      let type = fields[index].type
      append(quoted: CellText.value(column, row, type: type, style: style, withUnit: true))
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
      append(ends.lower, row, at: index)
      text.append(", \"to\": ")
      append(ends.upper, row, at: index)
      text.append("}")
    case .rowNumbers(let rows): text.append(ExactDecimal(mantissa: rows[row], scale: 0))
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

extension DataType {
  /// What the type is called in a block of fields.
  fileprivate var jsonName: String {
    switch self {
    case .boolean: "boolean"
    case .interval: "interval"
    case .number: "number"
    case .period: "period"
    case .text, .unknown: "text"
    }
  }
}
