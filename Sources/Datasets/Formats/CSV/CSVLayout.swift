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
  /// The offset up to which bytes decided on the layout.
  let examined: Int
  /// The units in a line under the heading, by column; empty where there is no such line.
  let unitsRow: [String]
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
    let settings = description.settings
    var (start, separator) = CSVDialect.separatorLine(bytes, offset)
    var line = start == offset ? 1 : 2
    if settings.headerLine > line {
      guard let place = Self.start(ofLine: settings.headerLine, in: bytes, from: start, line) else {
        throw .noHeaderLine(settings.headerLine)
      }
      (start, line) = (place, settings.headerLine)
    }
    var dialect = description.dialect ?? CSVDialect.detected(in: bytes, from: start)
    if description.dialect == nil, let separator { dialect.delimiter = separator }
    if let declared = settings.delimiter { dialect.delimiter = declared }
    if !settings.hasHeader { dialect.hasHeader = false }
    self.dialect = dialect
    var scanner = CSVScanner(dialect, offset: start, line: line)
    guard let record = try scanner.header(bytes) else { throw .empty }
    let columns = record.fields.count
    guard columns <= CSVHeader.limit else { throw .manyColumns(columns, line: line) }
    hasReturns = scanner.hasReturns
    guard dialect.hasHeader else {
      let names = description.fields.map(\.name).prefix(columns)
      header = CSVHeader(
        settings.named(names + [String](repeating: "", count: columns - names.count)),
        &findings
      )
      unitsRow = []
      (firstRow, firstLine, examined) = (start, line, start)
      return
    }
    let quote = dialect.quote ?? 0
    let cells = record.fields.map { $0.text(bytes, base: record.base, quote: quote) }
    header = CSVHeader(settings.named(cells), &findings)
    let search = UnitsRow.search(bytes, after: scanner, columns: columns, quote)
    if let (units, rest) = search.found {
      unitsRow = units
      scanner = rest
      findings.note(
        "units-row",
        "the line under the heading of \(findings.file) is read as the units of the columns"
      )
    } else {
      unitsRow = []
    }
    (firstRow, firstLine, examined) = (scanner.offset, scanner.line, search.examined)
  }

  /// The offset at which a line begins, counted from one whose number is known.
  private static func start(
    ofLine wanted: Int,
    in bytes: Span<UInt8>,
    from offset: Int,
    _ first: Int
  ) -> Int? {
    var (line, index) = (first, offset)
    while index < bytes.count, line < wanted {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if byte == 0x0A || byte == 0x0D { line += 1 }
    }
    return line == wanted && index < bytes.count ? index : nil
  }

  /// What is known of each column from its name, the metadata and what a person declares.
  func contexts(_ description: ResourceDescription) -> [ColumnContext] {
    let settings = description.settings
    let declared = declarations(description)
    let locations = LocationColumns(header.names)
    return header.names.enumerated().map { index, name in
      var context = ColumnContext(
        name: name,
        declared: declared[index],
        missingValues: declared[index]?.missingValues ?? description.missingValues
      )
      let marks = declared[index]?.marks ?? []
      context.marks = (marks.isEmpty ? description.marks : marks) + settings.marks
      context.flags = settings.flags
      context.calendar = settings.calendar
      context.hasDecimalComma = settings.hasDecimalComma
      context.unitText = index < unitsRow.count ? unitsRow[index] : ""
      context.hasCodesInText = locations.contains(name)
      return context
    }
  }

  /// What metadata and then a person say of each column.
  private func declarations(_ description: ResourceDescription) -> [FieldDescription?] {
    let fields = description.fields
    var places: [String: Int] = [:]
    let areInOrder = fields.map(\.name) == header.names
    if !areInOrder {
      for (place, field) in fields.enumerated() where places[field.name] == nil {
        places[field.name] = place
      }
    }
    var declared = header.names.indices.map { index in
      areInOrder ? fields[index] : places[header.names[index]].map { fields[$0] }
    }
    guard !description.settings.columns.isEmpty else { return declared }
    let schema = Schema(header.names.map { Field($0, .text) })
    for column in description.settings.columns {
      // A name that is not found is reported where it was written.
      guard case .found(let index) = schema.lookup(column.name) else { continue }
      var field = declared[index] ?? FieldDescription(name: header.names[index])
      field.apply(column.property)
      declared[index] = field
    }
    return declared
  }
}
