import Columns

/// Where one cell lies in its file: eight bytes, so that a block of cells stays in the cache.
struct CSVField {
  /// How the bytes become text.
  enum Form: UInt32 {
    /// The bytes are the text.
    case plain
    /// Doubled quotes stand for one.
    case escaped
    /// A quoted part with its quotes and text after it.
    case mixed
  }

  /// The first byte, counted from the start of the block.
  let start: UInt32
  private let packed: UInt32

  /// The largest length of a cell that fits.
  static let maximumLength = 1 << 30

  /// Creates a field; the scanner has refused lengths that do not fit.
  init(start: Int, length: Int, _ form: Form) {
    self.start = UInt32(truncatingIfNeeded: start)
    packed = UInt32(truncatingIfNeeded: length) << 2 | form.rawValue
  }

  /// Creates a plain field of a place and a length in bytes.
  @inline(__always)
  init(start: UInt32, length: UInt32) {
    self.start = start
    packed = length << 2
  }

  /// The number of bytes.
  var length: Int { Int(packed >> 2) }
  /// How the bytes become text.
  var form: Form { Form(rawValue: packed & 3) ?? .plain }
  /// Whether the bytes are the text.
  @inline(__always)
  var isPlain: Bool { packed & 3 == 0 }
}

/// The cells of one record.
struct CSVRecord {
  /// The offset in the text that cells' places are counted from.
  var base = 0
  /// The cells.
  var fields: [CSVField] = []
}

/// Cuts single records out of text: headers, samples, and records that are longer than they should be.
///
/// ``RecordCutter`` reads the rows of a file, by the same rules.
struct CSVScanner {
  private let delimiter: UInt8
  private let quote: UInt8
  /// The offset of the next record.
  private(set) var offset: Int
  /// The line, counted from 1, of the next record.
  private(set) var line: Int
  /// Whether the last record ended in CR LF.
  private(set) var hasReturns = false

  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// Creates a scanner that begins at an offset, which is on the line given.
  init(_ dialect: CSVDialect, offset: Int = 0, line: Int = 1) {
    delimiter = dialect.delimiter
    quote = dialect.quote ?? 0
    self.offset = offset
    self.line = line
  }

  /// Reads the next record's cells, whatever their number; nil at the end.
  mutating func header(_ bytes: Span<UInt8>) throws(CSVFault) -> CSVRecord? {
    guard passBlankLines(bytes) else { return nil }
    var record = CSVRecord(base: offset)
    try read(bytes, into: &record)
    return record
  }

  /// Passes over empty lines; returns whether a record follows.
  private mutating func passBlankLines(_ bytes: Span<UInt8>) -> Bool {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte == Self.lineFeed || byte == Self.carriageReturn else { return true }
      endLine(bytes)
    }
    return false
  }

  /// Moves past the line ending at the offset.
  private mutating func endLine(_ bytes: Span<UInt8>) {
    let isReturn = bytes[offset] == Self.carriageReturn
    offset += 1
    hasReturns = isReturn && offset < bytes.count && bytes[offset] == Self.lineFeed
    if hasReturns { offset += 1 }
    line += 1
  }

  /// Reads one record.
  private mutating func read(
    _ bytes: Span<UInt8>,
    into record: inout CSVRecord
  ) throws(CSVFault) {
    let base = record.base
    let firstLine = line
    var index = offset
    while true {
      let start = index
      if index < bytes.count, bytes[index] == quote {
        record.fields.append(try quoted(bytes, from: &index, base))
      } else {
        while index < bytes.count {
          let byte = bytes[index]
          if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
          index += 1
        }
        record.fields.append(CSVField(start: start - base, length: index - start, .plain))
      }
      guard index < bytes.count, bytes[index] == delimiter else { break }
      index += 1
    }
    guard index - base < CSVField.maximumLength else { throw .longRecord(line: firstLine) }
    offset = index
    if offset < bytes.count { endLine(bytes) }
  }

  /// Reads a cell that begins with a quote.
  private mutating func quoted(
    _ bytes: Span<UInt8>,
    from index: inout Int,
    _ base: Int
  ) throws(CSVFault) -> CSVField {
    let opening = index
    let firstLine = line
    var form = CSVField.Form.plain
    index += 1
    while true {
      guard index < bytes.count else {
        throw .unterminatedQuote(column: Self.column(of: opening, bytes), line: firstLine)
      }
      let byte = bytes[index]
      if byte == quote {
        guard index + 1 < bytes.count, bytes[index + 1] == quote else { break }
        form = .escaped
        index += 1
      } else if byte == Self.lineFeed {
        line += 1
      } else if byte == Self.carriageReturn,
        index + 1 >= bytes.count || bytes[index + 1] != Self.lineFeed
      {
        line += 1
      }
      index += 1
    }
    let closing = index
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      index += 1
    }
    return index == closing + 1
      ? CSVField(start: opening + 1 - base, length: closing - opening - 1, form)
      : CSVField(start: opening - base, length: index - opening, .mixed)
  }
}

extension CSVScanner {
  /// The column, counted from 1, of a byte in its line.
  static func column(of offset: Int, _ bytes: Span<UInt8>) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != lineFeed, bytes[start - 1] != carriageReturn { start -= 1 }
    return offset - start + 1
  }
}

extension CSVField {
  /// Whether the cell is spaces and tabs and nothing else.
  func isSpace(_ bytes: Span<UInt8>, base: Int) -> Bool {
    let start = base + Int(start)
    return (start..<(start + length)).allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
  }

  /// The cell's text; bytes that are not UTF-8 become U+FFFD.
  func text(_ bytes: Span<UInt8>, base: Int, quote: UInt8) -> String {
    var result: [UInt8] = []
    copy(bytes, base: base, quote: quote, into: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends the cell's text, without the quotes round it and with doubled quotes made single.
  func copy(_ bytes: Span<UInt8>, base: Int, quote: UInt8, into result: inout [UInt8]) {
    let start = base + Int(start)
    let end = start + length
    if form == .plain {
      for index in start..<end { result.append(bytes[index]) }
      return
    }
    var index = form == .mixed ? start + 1 : start
    var isQuoted = true
    while index < end {
      let byte = bytes[index]
      index += 1
      if isQuoted, byte == quote {
        guard index < end, bytes[index] == quote else { isQuoted = false; continue }
        index += 1
      }
      result.append(byte)
    }
  }
}
