/// Reads JSON as RFC 8259 has it: strictly, with one value and nothing after it.
///
/// A document that is known to be sound can be gone through with ``members(_:)`` and ``skip()``, so
/// that only the wanted part of a large catalogue becomes values.
struct JSONReader {
  private let bytes: [UInt8]
  /// The offset of the next byte.
  private(set) var offset: Int
  private var depth = 0
  private var isStopped = false

  /// How deep arrays and objects may nest.
  static let maximumDepth = 100

  /// Creates a reader that begins at an offset, or behind the byte-order mark.
  init(_ bytes: [UInt8], from offset: Int? = nil) {
    self.bytes = bytes
    self.offset = offset ?? (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
  }

  /// The value of a whole document, which is UTF-8 and may begin with a byte-order mark.
  static func document(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    var reader = JSONReader(bytes)
    if let offset = DecodedText.firstInvalid(bytes.span) {
      reader.offset = offset
      throw reader.error("the byte is not UTF-8")
    }
    let value = try reader.value()
    try reader.end()
    return value
  }

  // MARK: - Going through

  /// Goes through the members of the object that comes next; the closure reads or skips each value.
  mutating func members(
    _ body: (inout JSONReader, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    var seen = Names()
    try list(from: 0x7B, to: 0x7D, "object") { (reader) throws(JSONError) in
      reader.passSpace()
      let start = reader.offset
      guard reader.peek == 0x22 else { throw reader.error("a name in quotes is missing") }
      let key = try reader.text()
      guard seen.insert(key) else {
        reader.offset = start
        throw reader.error("the name `\(key)` appears twice in one object")
      }
      try reader.colon()
      try body(&reader, key)
    }
  }

  /// Goes through the elements of the array that comes next; the closure reads or skips each.
  mutating func elements(
    _ body: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try list(from: 0x5B, to: 0x5D, "array", body)
  }

  /// Moves past a value; of what is inside it only texts and brackets are looked at.
  mutating func skip() throws(JSONError) {
    passSpace()
    guard peek == 0x7B || peek == 0x5B else {
      _ = try value()
      return
    }
    let start = offset
    let bytes = bytes
    let span = bytes.span
    var index = offset
    var open = 0
    repeat {
      guard index < span.count else {
        offset = start
        throw error("what opens here is not closed")
      }
      let byte = span[index]
      index += 1
      if byte == 0x22 {
        while index < span.count, span[index] != 0x22 { index += span[index] == 0x5C ? 2 : 1 }
        index += 1
      } else if byte | 0x20 == 0x7B {
        open += 1
      } else if byte | 0x20 == 0x7D {
        open -= 1
      }
    } while open > 0
    offset = index
  }

  /// Ends the going through of all arrays and objects; the reader is of no use afterwards.
  mutating func stop() { isStopped = true }

  /// Checks that nothing but space follows.
  mutating func end() throws(JSONError) {
    passSpace()
    guard offset == bytes.count else { throw error("there is more after the end of the value") }
  }

  // MARK: - Values

  /// The value that comes next.
  mutating func value() throws(JSONError) -> JSON {
    passSpace()
    switch peek {
    case 0x7B:
      var members: [JSON.Member] = []
      try self.members { (reader, key) throws(JSONError) in
        members.append(JSON.Member(key: key, value: try reader.value()))
      }
      return .object(members)
    case 0x5B:
      var elements: [JSON] = []
      try self.elements { (reader) throws(JSONError) in elements.append(try reader.value()) }
      return .array(elements)
    case 0x22: return .text(try text())
    case .some(0x2D), .some(0x30...0x39): return .number(try number())
    case nil: throw error("the text ends where a value is missing")
    default:
      if take(word: "true") { return .boolean(true) }
      if take(word: "false") { return .boolean(false) }
      if take(word: "null") { return .null }
      throw error("this is not a value")
    }
  }

  /// The text in quotes that comes next.
  mutating func text() throws(JSONError) -> String {
    passSpace()
    let start = offset
    let hasEscapes = try scanText()
    let body = bytes[(start + 1)..<(offset - 1)]
    return hasEscapes ? try unescape(body) : String(decoding: body, as: UTF8.self)
  }

  private mutating func number() throws(JSONError) -> String {
    let start = offset
    _ = take(0x2D)
    if !take(0x30) { try digits() }
    if take(0x2E) { try digits() }
    if take(0x65) || take(0x45) {
      if !take(0x2B) { _ = take(0x2D) }
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    guard let first = peek, (0x30...0x39).contains(first) else { throw error("a digit is missing") }
    while let digit = peek, (0x30...0x39).contains(digit) { offset += 1 }
  }

  // MARK: - Texts

  /// Moves past a text in quotes; returns whether it has escapes.
  private mutating func scanText() throws(JSONError) -> Bool {
    guard take(0x22) else { throw error("text in quotes is missing") }
    let start = offset - 1
    var hasEscapes = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x22 {
        offset += 1
        return hasEscapes
      }
      guard byte >= 0x20 else { throw error("a text holds a control character or a line end") }
      if byte == 0x5C {
        hasEscapes = true
        offset += 1
        try scanEscape()
      } else {
        offset += 1
      }
    }
    offset = start
    throw error("a text is not closed")
  }

  private mutating func scanEscape() throws(JSONError) {
    guard let byte = peek else { throw error("a text is not closed") }
    guard byte == 0x75 else {
      guard [0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74].contains(byte) else {
        throw error("this escape does not exist")
      }
      offset += 1
      return
    }
    offset += 1
    for _ in 0..<4 {
      guard let digit = peek, Self.hexadecimal(digit) != nil else {
        throw error("four hexadecimal digits are missing")
      }
      offset += 1
    }
  }

  private func unescape(_ body: ArraySlice<UInt8>) throws(JSONError) -> String {
    var result: [UInt8] = []
    var units: [UInt16] = []
    var index = body.startIndex
    func flush(_ units: inout [UInt16], _ result: inout [UInt8]) {
      // Halves of a pair without the other half become U+FFFD.
      result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      units.removeAll()
    }
    while index < body.endIndex {
      let byte = body[index]
      guard byte == 0x5C else {
        flush(&units, &result)
        result.append(byte)
        index += 1
        continue
      }
      let kind = body[index + 1]
      index += 2
      if kind == 0x75 {
        let digits = body[index..<(index + 4)]
        units.append(digits.reduce(0) { $0 << 4 | UInt16(Self.hexadecimal($1) ?? 0) })
        index += 4
        continue
      }
      flush(&units, &result)
      switch kind {
      case 0x62: result.append(0x08)
      case 0x66: result.append(0x0C)
      case 0x6E: result.append(0x0A)
      case 0x72: result.append(0x0D)
      case 0x74: result.append(0x09)
      default: result.append(kind)
      }
    }
    flush(&units, &result)
    return String(decoding: result, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  // MARK: - Bytes

  private mutating func list(
    from opening: UInt8,
    to closing: UInt8,
    _ kind: String,
    _ body: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    passSpace()
    guard take(opening) else { throw error("an \(kind) is missing") }
    guard depth < Self.maximumDepth else {
      throw error("values nest more than \(Self.maximumDepth) deep")
    }
    depth += 1
    passSpace()
    if !take(closing) {
      while true {
        try body(&self)
        if isStopped { return }
        passSpace()
        if take(closing) { break }
        guard take(0x2C) else { throw error("`,` or the end of the \(kind) is missing") }
      }
    }
    depth -= 1
  }

  private mutating func colon() throws(JSONError) {
    passSpace()
    guard take(0x3A) else { throw error("`:` is missing after a name") }
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ wanted: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == wanted else { return false }
    offset += 1
    return true
  }

  private mutating func take(word: StaticString) -> Bool {
    let text = word.description.utf8
    guard bytes.count - offset >= text.count,
      bytes[offset..<(offset + text.count)].elementsEqual(text)
    else { return false }
    offset += text.count
    return true
  }

  private mutating func passSpace() {
    let bytes = bytes
    let span = bytes.span
    var index = offset
    while index < span.count {
      let byte = span[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      index += 1
    }
    offset = index
  }

  private func error(_ message: String) -> JSONError {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError(line: line, column: before.count - start + 1, message: message)
  }
}

/// The names of an object so far: a list while they are few, because a set costs more to set up than
/// a dozen comparisons.
private struct Names {
  private var few: [String] = []
  private var many: Set<String> = []

  /// Adds a name; returns whether it is new.
  mutating func insert(_ name: String) -> Bool {
    if few.contains(name) || many.contains(name) { return false }
    if few.count < 16 { few.append(name) } else { many.insert(name) }
    return true
  }
}
