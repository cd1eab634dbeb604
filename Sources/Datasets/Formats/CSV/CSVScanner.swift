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

  /// The number of bytes.
  var length: Int { Int(packed >> 2) }
  /// How the bytes become text.
  var form: Form { Form(rawValue: packed & 3) ?? .plain }
}

/// The cells of some consecutive records: a rectangle, row by row.
struct CSVBlock {
  /// The offset in the file that cells' places are counted from.
  var base = 0
  /// The row, counted from 0, that comes first.
  var firstRow = 0
  /// The number of rows.
  var rows = 0
  /// The number of columns.
  var columns = 0
  /// The cells.
  var fields: [CSVField] = []

  /// The number of cells a block aims at: with their bytes about a core's second-level cache.
  static let standardFields = 1 << 16
}

/// Cuts text into records and cells, as RFC 4180 says and as real files need.
///
/// Lines end at LF, CRLF or a bare CR; a quote inside an unquoted cell is text; text after a closing
/// quote is kept. Lines without any character are passed over and counted.
struct CSVScanner {
  private let delimiter: UInt8
  private let quote: UInt8
  /// The offset of the next record.
  private(set) var offset: Int
  /// The line, counted from 1, of the next record.
  private(set) var line: Int
  /// Rows passed so far.
  private(set) var row = 0
  /// Where rows begin.
  private(set) var lines = LineMap()
  /// Rows with fewer cells than the header.
  private(set) var short = Places()
  /// Rows with cells beyond the header that are not blank, and those cells.
  private(set) var long = Places()
  /// Rows with text after a closing quote.
  private(set) var mixed = Places()
  /// Lines without any character between records.
  private(set) var blankLines = 0

  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// Creates a scanner that begins at an offset, which is on the line given.
  init(_ dialect: CSVDialect, offset: Int = 0, line: Int = 1) {
    delimiter = dialect.delimiter
    quote = dialect.quote ?? 0
    self.offset = offset
    self.line = line
  }

  /// A scanner that goes on from here and has seen nothing yet.
  var restarted: CSVScanner {
    var scanner = self
    scanner.blankLines = 0
    return scanner
  }

  /// Reads the next record's cells, whatever their number; nil at the end.
  mutating func header(_ bytes: Span<UInt8>) throws(CSVFault) -> CSVBlock? {
    var block = CSVBlock()
    guard passBlankLines(bytes) else { return nil }
    block.base = offset
    block.rows = 1
    _ = try record(bytes, into: &block)
    block.columns = block.fields.count
    return block
  }

  /// Fills a block with the records that come next; returns whether there were any.
  mutating func scan(
    _ bytes: Span<UInt8>,
    columns: Int,
    into block: inout CSVBlock
  ) throws(CSVFault) -> Bool {
    let wanted = max(64, CSVBlock.standardFields / max(columns, 1))
    block.fields.removeAll(keepingCapacity: true)
    block.base = offset
    block.firstRow = row
    block.rows = 0
    block.columns = columns
    while block.rows < wanted, offset - block.base < 1 << 26 {
      let blanksBefore = blankLines
      guard passBlankLines(bytes) else {
        blankLines = blanksBefore
        break
      }
      let firstLine = line
      let firstField = block.fields.count
      let isMixed = try record(bytes, into: &block)
      let count = block.fields.count - firstField
      if count != columns {
        if count == 1, isSpace(block.fields[firstField], bytes, block.base) {
          block.fields.removeLast()
          blankLines += 1
          continue
        }
        square(&block, from: firstField, bytes)
      }
      lines.add(row: row, line: firstLine)
      if isMixed { mixed.add(row: row) { "" } }
      row += 1
      block.rows += 1
    }
    return block.rows > 0
  }

  /// Passes over empty lines; returns whether a record follows.
  private mutating func passBlankLines(_ bytes: Span<UInt8>) -> Bool {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte == Self.lineFeed || byte == Self.carriageReturn else { return true }
      endLine(bytes)
      blankLines += 1
    }
    return false
  }

  /// Moves past the line ending at the offset.
  private mutating func endLine(_ bytes: Span<UInt8>) {
    let isReturn = bytes[offset] == Self.carriageReturn
    offset += 1
    if isReturn, offset < bytes.count, bytes[offset] == Self.lineFeed { offset += 1 }
    line += 1
  }

  /// Reads one record; returns whether a cell has text after its closing quote.
  private mutating func record(
    _ bytes: Span<UInt8>,
    into block: inout CSVBlock
  ) throws(CSVFault) -> Bool {
    let (delimiter, quote, base) = (self.delimiter, self.quote, block.base)
    let firstLine = line
    var index = offset
    var isMixed = false
    while true {
      let start = index
      if index < bytes.count, bytes[index] == quote {
        let field = try quoted(bytes, from: &index, base)
        if field.form == .mixed { isMixed = true }
        block.fields.append(field)
      } else {
        while index < bytes.count {
          let byte = bytes[index]
          if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
          index += 1
        }
        block.fields.append(CSVField(start: start - base, length: index - start, .plain))
      }
      guard index < bytes.count, bytes[index] == delimiter else { break }
      index += 1
    }
    guard index - base < CSVField.maximumLength else { throw .longRecord(line: firstLine) }
    offset = index
    if offset < bytes.count { endLine(bytes) }
    return isMixed
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
        throw .unterminatedQuote(offset: opening, line: firstLine)
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

  /// Gives the last record of a block as many cells as there are columns.
  private mutating func square(
    _ block: inout CSVBlock,
    from first: Int,
    _ bytes: Span<UInt8>
  ) {
    let count = block.fields.count - first
    if count < block.columns {
      short.add(row: row) { "" }
      for _ in count..<block.columns {
        block.fields.append(CSVField(start: 0, length: 0, .plain))
      }
      return
    }
    var extra: [String] = []
    for index in (first + block.columns)..<block.fields.count {
      let field = block.fields[index]
      if !isSpace(field, bytes, block.base) {
        extra.append(field.text(bytes, base: block.base, quote: quote))
      }
    }
    block.fields.removeLast(count - block.columns)
    if !extra.isEmpty { long.add(row: row) { extra.joined(separator: ", ") } }
  }

  private func isSpace(_ field: CSVField, _ bytes: Span<UInt8>, _ base: Int) -> Bool {
    let start = base + Int(field.start)
    return (start..<(start + field.length)).allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
  }
}

extension CSVField {
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
