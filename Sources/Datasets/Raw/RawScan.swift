import Columns

/// Where the cells of some consecutive rows lie: a rectangle, row by row.
struct RawRows {
  /// The number of columns.
  let columns: Int
  /// The cells.
  var fields: [CSVField] = []
  /// For each row the offset that its cells' places are counted from.
  var bases: [Int] = []
}

/// Goes through a file's records and keeps what the typed reader passes over in silence: rows of
/// another length than the header, text after quotes, blank lines.
struct RawScan {
  /// Rows passed so far.
  private(set) var rows = 0
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

  private var scanner: CSVScanner
  private let quote: UInt8
  private let columns: Int

  /// The rows that are cut before their columns are read, so that they are still in the cache.
  private static let rowsAtOnce = 4096

  /// Creates a scan of the rows behind a header.
  init(_ scanner: CSVScanner, columns: Int, quote: UInt8) {
    self.scanner = scanner
    self.columns = columns
    self.quote = quote
  }

  /// The rows that come next; nil at the end.
  mutating func next(_ bytes: Span<UInt8>) throws(CSVFault) -> RawRows? {
    var block = RawRows(columns: columns)
    while block.bases.count < Self.rowsAtOnce {
      let (offset, line) = (scanner.offset, scanner.line)
      guard let record = try scanner.header(bytes) else { break }
      let passed = Self.lineEnds(bytes, offset..<record.base)
      blankLines += passed
      var fields = record.fields
      if columns > 1, fields.count == 1, isSpace(fields[0], bytes, record.base) {
        blankLines += 1
        continue
      }
      if fields.contains(where: { $0.form == .mixed }) { mixed.add(row: rows) { "" } }
      if fields.count != columns { square(&fields, bytes, record.base) }
      lines.add(row: rows, line: line + passed)
      rows += 1
      block.fields.append(contentsOf: fields)
      block.bases.append(record.base)
    }
    return block.bases.isEmpty ? nil : block
  }

  /// The number of lines that end in bytes which are nothing but line ends.
  private static func lineEnds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] == 0x0A || bytes[index] == 0x0D {
      let isPair = bytes[index] == 0x0D && index + 1 < range.upperBound && bytes[index + 1] == 0x0A
      if !isPair { count += 1 }
    }
    return count
  }

  /// Gives a record as many cells as there are columns.
  private mutating func square(_ fields: inout [CSVField], _ bytes: Span<UInt8>, _ base: Int) {
    if fields.count < columns {
      short.add(row: rows) { "" }
      while fields.count < columns { fields.append(CSVField(start: 0, length: 0, .plain)) }
      return
    }
    var extra: [String] = []
    for field in fields[columns...] where !isSpace(field, bytes, base) {
      extra.append(field.text(bytes, base: base, quote: quote))
    }
    fields.removeLast(fields.count - columns)
    if !extra.isEmpty { long.add(row: rows) { extra.joined(separator: ", ") } }
  }

  private func isSpace(_ field: CSVField, _ bytes: Span<UInt8>, _ base: Int) -> Bool {
    let start = base + Int(field.start)
    return (start..<(start + field.length)).allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
  }
}
