import Columns

/// A file's cells as they are written: what the typed reader would trim, number or call missing is
/// still there, with its line.
///
/// Each column holds its distinct texts once, so a question about all cells is a question about the
/// distinct ones and then one pass over codes.
struct RawTable: Sendable {
  /// The file, as messages name it.
  let file: String
  /// The number of bytes of the file.
  let bytes: Int
  /// How the file encodes its text.
  let encoding: String
  /// Whether the file begins with a byte-order mark.
  let hasMark: Bool
  /// What was said about the encoding.
  let notes: Findings
  /// The first line with a byte that is not UTF-8, where the file was to be it.
  let firstInvalidLine: Int?
  /// How cells are separated.
  let dialect: CSVDialect
  /// The header's cells as they are written; empty where there is no header.
  let header: [String]
  /// The line of the header.
  let headerLine: Int
  /// The columns, under the names that queries know.
  private(set) var columns: [RawColumn] = []
  /// The number of rows.
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

  /// Reads a file's bytes as metadata, if there is any, says they are to be read.
  init(
    _ bytes: Span<UInt8>,
    file: String,
    _ description: ResourceDescription
  ) throws(DataError) {
    var findings = Findings(file: file)
    let text = try DecodedText(bytes, declared: description.encoding, findings: &findings)
    switch text {
    case .unchanged(let offset):
      try self.init(
        bytes,
        from: offset,
        bytes: bytes.count,
        encoding: TextEncoding.utf8.name,
        hasMark: offset > 0,
        firstInvalidLine: nil,
        description,
        findings
      )
    case .converted(let converted):
      let found = TextEncoding.found(in: bytes, declared: description.encoding)
      try self.init(
        converted.span,
        from: 0,
        bytes: bytes.count,
        encoding: found.name,
        hasMark: found != .windows1252,
        firstInvalidLine: found == .windows1252 ? Self.firstInvalidLine(bytes) : nil,
        description,
        findings
      )
    }
  }

  private init(
    _ bytes: Span<UInt8>,
    from offset: Int,
    bytes count: Int,
    encoding: String,
    hasMark: Bool,
    firstInvalidLine: Int?,
    _ description: ResourceDescription,
    _ findings: Findings
  ) throws(DataError) {
    file = findings.file
    self.bytes = count
    self.encoding = encoding
    self.hasMark = hasMark
    self.firstInvalidLine = firstInvalidLine
    notes = findings
    let (start, separator) = CSVDialect.separatorLine(bytes, offset)
    var dialect = description.dialect ?? CSVDialect.detected(in: bytes, from: start)
    if description.dialect == nil, let separator { dialect.delimiter = separator }
    self.dialect = dialect
    do throws(CSVFault) {
      let quote = dialect.quote ?? 0
      let firstLine = start == offset ? 1 : 2
      var scanner = CSVScanner(dialect, offset: start, line: firstLine)
      guard let record = try scanner.header(bytes) else { throw CSVFault.empty }
      let count = record.fields.count
      guard count <= CSVHeader.limit else { throw CSVFault.manyColumns(count, line: firstLine) }
      let cells = record.fields.map { $0.text(bytes, base: record.base, quote: quote) }
      headerLine = firstLine + Self.lines(bytes, start..<record.base)
      var unused = findings
      let names: [String]
      if dialect.hasHeader {
        header = cells
        names = CSVHeader(cells, &unused).names
        let search = UnitsRow.search(bytes, after: scanner, columns: cells.count, quote)
        if let rest = search.found?.rest {
          scanner = rest
        }
      } else {
        header = []
        let declared = Array(description.fields.map(\.name).prefix(cells.count))
        let unnamed = [String](repeating: "", count: cells.count - declared.count)
        names = CSVHeader(declared + unnamed, &unused).names
        scanner = CSVScanner(dialect, offset: start, line: firstLine)
      }
      try read(bytes, scanner, names, quote)
    } catch {
      throw DataError(error, file: findings.file)
    }
  }

  private static func lines(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] == 0x0A { count += 1 }
    return count
  }

  private static func firstInvalidLine(_ bytes: Span<UInt8>) -> Int? {
    guard let offset = DecodedText.firstInvalid(bytes) else { return nil }
    return lines(bytes, 0..<offset) + 1
  }

  private mutating func read(
    _ bytes: Span<UInt8>,
    _ scanner: CSVScanner,
    _ names: [String],
    _ quote: UInt8
  ) throws(CSVFault) {
    var scan = RawScan(scanner, columns: names.count, quote: quote)
    var builders = [RawCellsBuilder](repeating: RawCellsBuilder(), count: names.count)
    while let block = try scan.next(bytes) {
      for column in names.indices {
        builders[column].add(block, column: column, bytes, quote: quote)
      }
    }
    rows = scan.rows
    lines = scan.lines
    short = scan.short
    long = scan.long
    mixed = scan.mixed
    blankLines = scan.blankLines
    columns = zip(names, builders).map { RawColumn(name: $0, cells: $1.build()) }
  }

  /// The column of a name as the header has it; nil where there is none.
  func column(_ name: String) -> RawColumn? { columns.first { $0.name == name } }

  /// The line on which a row begins.
  func line(ofRow row: Int) -> Int { lines.line(ofRow: row) }
}

extension TextEncoding {
  /// The name that data packages have for it.
  var name: String {
    switch self {
    case .utf8: "utf-8"
    case .utf16LittleEndian: "utf-16le"
    case .utf16BigEndian: "utf-16be"
    case .windows1252: "windows-1252"
    }
  }

  /// The encoding of a file that is not UTF-8.
  fileprivate static func found(in bytes: Span<UInt8>, declared: TextEncoding?) -> TextEncoding {
    guard bytes.count >= 2 else { return declared ?? .windows1252 }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): return .utf16LittleEndian
    case (0xFE, 0xFF): return .utf16BigEndian
    default: return declared ?? .windows1252
    }
  }
}
