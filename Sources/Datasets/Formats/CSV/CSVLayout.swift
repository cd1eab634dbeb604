import Columns

/// What is known of a CSV file before its rows are read.
struct CSVLayout: Sendable {
  /// How cells are separated.
  let dialect: CSVDialect
  /// The names of the columns.
  let header: CSVHeader
  /// The offset of the first row.
  let firstRow: Int
  /// The line of the first row, counted from 1.
  let firstLine: Int
  /// Whether the header's line ends in CR LF.
  let hasReturns: Bool

  /// The number of columns.
  var columns: Int { header.names.count }

  /// Works out the layout from the beginning of a file.
  ///
  /// - Throws: also where the header does not end in these bytes, although it does in the file.
  init(
    _ bytes: Span<UInt8>,
    from offset: Int,
    _ description: ResourceDescription,
    _ findings: inout Findings
  ) throws(CSVFault) {
    let (start, separator) = Self.separatorLine(bytes, offset)
    var dialect = description.dialect ?? CSVDialect.detected(in: bytes, from: start)
    if description.dialect == nil, let separator { dialect.delimiter = separator }
    self.dialect = dialect
    let line = start == offset ? 1 : 2
    var scanner = CSVScanner(dialect, offset: start, line: line)
    guard let record = try scanner.header(bytes) else { throw .empty }
    let columns = record.fields.count
    guard columns <= CSVHeader.limit else { throw .manyColumns(columns, line: line) }
    hasReturns = scanner.hasReturns
    if dialect.hasHeader {
      let cells = record.fields.map { $0.text(bytes, base: record.base, quote: dialect.quote ?? 0) }
      header = CSVHeader(cells, &findings)
      firstRow = scanner.offset
      firstLine = scanner.line
    } else {
      let names = description.fields.map(\.name).prefix(columns)
      header = CSVHeader(
        names + [String](repeating: "", count: columns - names.count),
        &findings
      )
      firstRow = start
      firstLine = line
    }
  }

  /// Passes over a first line such as `sep=;`, which spreadsheets write and obey.
  private static func separatorLine(_ bytes: Span<UInt8>, _ offset: Int) -> (Int, UInt8?) {
    let mark: [UInt8] = [0x73, 0x65, 0x70, 0x3D]
    guard bytes.count >= offset + 6,
      (0..<4).allSatisfy({ bytes[offset + $0] | 0x20 == mark[$0] | 0x20 })
    else { return (offset, nil) }
    var end = offset + 5
    guard bytes[end] == 0x0A || bytes[end] == 0x0D else { return (offset, nil) }
    if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A { end += 1 }
    return (end + 1, bytes[offset + 4])
  }

  /// What is known of each column from its name and the metadata.
  func contexts(_ description: ResourceDescription) -> [ColumnContext] {
    let fields = description.fields
    var places: [String: Int] = [:]
    let areInOrder = fields.map(\.name) == header.names
    if !areInOrder {
      for (place, field) in fields.enumerated() where places[field.name] == nil {
        places[field.name] = place
      }
    }
    return header.names.enumerated().map { index, name in
      let declared = areInOrder ? fields[index] : places[name].map { fields[$0] }
      return ColumnContext(
        name: name,
        declared: declared,
        missingValues: declared?.missingValues ?? description.missingValues
      )
    }
  }
}
