import Columns

/// Reads a CSV file into typed columns.
///
/// A scanner cuts a block of records into cells, every column reads its cells of the block while
/// they are in the cache, and the next block follows. Only columns that turn out to be text after
/// beginning with numbers need a second pass.
enum CSVReader {
  /// Reads a file from an offset.
  static func read(
    _ bytes: Span<UInt8>,
    from offset: Int,
    _ description: ResourceDescription,
    _ findings: inout Findings
  ) throws(DataError) -> Dataset {
    let file = findings.file
    do throws(CSVFault) {
      let table = try CSVTable(bytes, from: offset, description, &findings)
      return Dataset(
        name: description.name,
        title: description.title,
        description: description.description,
        metadata: description.metadata,
        provider: try table.read(bytes, &findings),
        findings: description.findings + findings.diagnostics
      )
    } catch {
      throw DataError(error, bytes, file: file)
    }
  }
}

/// What is known of a CSV file before its rows are read.
private struct CSVTable {
  private let dialect: CSVDialect
  private let quote: UInt8
  private let header: CSVHeader
  private let firstRow: CSVScanner
  /// The units in a line under the heading, by column; empty where there is no such line.
  private let unitsRow: [String]
  private let description: ResourceDescription

  init(
    _ bytes: Span<UInt8>,
    from offset: Int,
    _ description: ResourceDescription,
    _ findings: inout Findings
  ) throws(CSVFault) {
    self.description = description
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
    quote = dialect.quote ?? 0
    var scanner = CSVScanner(dialect, offset: start, line: line)
    guard let record = try scanner.header(bytes) else { throw .empty }
    guard record.columns <= CSVHeader.limit else {
      throw .manyColumns(record.columns, line: line)
    }
    if dialect.hasHeader {
      let cells = record.fields.map { $0.text(bytes, base: record.base, quote: dialect.quote ?? 0) }
      header = CSVHeader(settings.named(cells), &findings)
      if let (units, rest) = UnitsRow.found(bytes, after: scanner, columns: cells.count, quote) {
        unitsRow = units
        firstRow = rest
        findings.note(
          "units-row",
          "the line under the heading of \(findings.file) is read as the units of the columns"
        )
      } else {
        unitsRow = []
        firstRow = scanner.restarted
      }
    } else {
      let names = description.fields.map(\.name).prefix(record.columns)
      header = CSVHeader(
        settings.named(names + [String](repeating: "", count: record.columns - names.count)),
        &findings
      )
      unitsRow = []
      firstRow = CSVScanner(dialect, offset: start, line: line)
    }
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

  func read(_ bytes: Span<UInt8>, _ findings: inout Findings) throws(CSVFault) -> Table {
    var contexts = self.contexts
    var drafts = contexts.map { ColumnDraft($0.reading) }
    let scanner = try sweep(bytes, &drafts, Array(drafts.indices))
    for column in drafts.indices { drafts[column].settle() }
    let again = drafts.indices.filter { drafts[$0].mustReadAgain }
    if !again.isEmpty {
      for column in again { drafts[column].restart() }
      _ = try sweep(bytes, &drafts, again)
    }
    report(scanner, &findings)
    for column in contexts.indices { contexts[column].lines = scanner.lines }
    let columns = finish(drafts, contexts, &findings)
    let kept = dropUnnamed(columns, &findings)
    return table(kept, rows: scanner.row, file: findings.file, scanner.lines)
  }

  /// Reads the columns given of every row.
  private func sweep(
    _ bytes: Span<UInt8>,
    _ drafts: inout [ColumnDraft],
    _ wanted: [Int]
  ) throws(CSVFault) -> CSVScanner {
    var scanner = firstRow
    var block = CSVBlock()
    while try scanner.scan(bytes, columns: header.names.count, into: &block) {
      for column in wanted { drafts[column].read(bytes, block, column: column, quote: quote) }
    }
    return scanner
  }

  private var contexts: [ColumnContext] {
    let fields = description.fields
    var places: [String: Int] = [:]
    let areInOrder = fields.map(\.name) == header.names
    if !areInOrder {
      for (place, field) in fields.enumerated() where places[field.name] == nil {
        places[field.name] = place
      }
    }
    let settings = description.settings
    var declared = header.names.indices.map { index in
      areInOrder ? fields[index] : places[header.names[index]].map { fields[$0] }
    }
    let schema = Schema(header.names.map { Field($0, .text) })
    for column in settings.columns {
      // A name that is not found is reported where it was written.
      guard case .found(let index) = schema.lookup(column.name) else { continue }
      var field = declared[index] ?? FieldDescription(name: header.names[index])
      field.apply(column.property)
      declared[index] = field
    }
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

  private func finish(
    _ drafts: [ColumnDraft],
    _ contexts: [ColumnContext],
    _ findings: inout Findings
  ) -> [FinishedColumn] {
    var finished: [FinishedColumn] = []
    for (draft, context) in zip(drafts, contexts) {
      if let periods = timePeriods(draft, context, drafts, contexts, &findings) {
        finished.append(periods)
        continue
      }
      let units = rowUnits(of: context, drafts, contexts, &findings)
      let column =
        draft.reading == .text
        ? TextFinish(draft.texts, context).finish(
          rowUnits: units,
          rowKinds: rowKinds(of: context, drafts, contexts, &findings),
          &findings
        )
        : NumberFinish.finish(draft.numbers, context, rowUnits: units, &findings)
      ShareReport.add(column, context, to: &findings)
      finished.append(column)
    }
    UnreadUnits.report(finished, drafts, contexts, &findings)
    return flagged(finished, drafts, contexts, &findings)
  }

  /// The columns with the flags that other columns hold for them.
  private func flagged(
    _ columns: [FinishedColumn],
    _ drafts: [ColumnDraft],
    _ contexts: [ColumnContext],
    _ findings: inout Findings
  ) -> [FinishedColumn] {
    var columns = columns
    for index in contexts.indices {
      guard let name = contexts[index].declared?.flagColumn else { continue }
      let names = Schema(header.names.map { Field($0, .text) })
      guard case .found(let place) = names.lookup(name), drafts[place].reading == .text,
        columns[index].field.type.number != nil
      else {
        findings.advise(
          "no-flag-column",
          "the flags of column `\(contexts[index].name)` of \(findings.file) should be in a column "
            + "`\(name)` of text, beside numbers; there are none"
        )
        continue
      }
      let flags = RowFlags(drafts[place].texts, contexts[place], &findings)
      columns[index] = flags.added(to: columns[index])
    }
    return columns
  }

  private func rowUnits(
    of context: ColumnContext,
    _ drafts: [ColumnDraft],
    _ contexts: [ColumnContext],
    _ findings: inout Findings
  ) -> RowUnits? {
    guard let name = context.declared?.metadata.unitColumn else { return nil }
    guard let column = contexts.firstIndex(where: { $0.name == name }),
      drafts[column].reading == .text
    else {
      findings.advise(
        "no-unit-column",
        "the units of column `\(context.name)` of \(findings.file) should be in a column `\(name)` "
          + "of text, which is not there"
      )
      return nil
    }
    return RowUnits(drafts[column].texts, contexts[column], &findings)
  }

  /// The periods of a file of Explore Education Statistics, whose `time_period` has its meaning from
  /// the `time_identifier` beside it; nil for any other column.
  private func timePeriods(
    _ draft: ColumnDraft,
    _ context: ColumnContext,
    _ drafts: [ColumnDraft],
    _ contexts: [ColumnContext],
    _ findings: inout Findings
  ) -> FinishedColumn? {
    guard context.name.lowercased() == "time_period", draft.reading == .numbers,
      context.declared?.kind ?? .any == .any || context.declared?.kind == .period,
      let other = contexts.firstIndex(where: { $0.name.lowercased() == "time_identifier" }),
      drafts[other].reading == .text
    else { return nil }
    var finish = TimePeriodFinish(context, identifiers: drafts[other].texts)
    return finish.finish(draft.numbers, &findings)
  }

  private func rowKinds(
    of context: ColumnContext,
    _ drafts: [ColumnDraft],
    _ contexts: [ColumnContext],
    _ findings: inout Findings
  ) -> RowKinds? {
    guard let name = context.declared?.metadata.periodKindColumn else { return nil }
    guard let column = contexts.firstIndex(where: { $0.name == name }),
      drafts[column].reading == .text
    else {
      findings.advise(
        "no-period-kind-column",
        "the kinds of the periods in column `\(context.name)` of \(findings.file) should be in a "
          + "column `\(name)` of text, which is not there"
      )
      return nil
    }
    return RowKinds(drafts[column].texts, contexts[column], &findings)
  }

  /// Drops columns at the end that have neither a name nor a value.
  private func dropUnnamed(
    _ columns: [FinishedColumn],
    _ findings: inout Findings
  ) -> [FinishedColumn] {
    var columns = columns
    var dropped = 0
    while dropped < header.unnamedAtEnd, columns.count > 1, let last = columns.last,
      last.column.validity.missingCount == last.column.count
    {
      columns.removeLast()
      dropped += 1
    }
    if dropped > 0 {
      findings.note(
        "empty-column",
        "\(Findings.count(dropped, "column")) without name and values at the end of "
          + "\(findings.file) \(dropped == 1 ? "is" : "are") left out"
      )
    }
    return columns
  }

  private func table(
    _ columns: [FinishedColumn],
    rows: Int,
    file: String,
    _ lines: LineMap
  ) -> Table {
    let batches = stride(from: 0, to: rows, by: Batch.standardRows).map { start in
      let range = start..<min(start + Batch.standardRows, rows)
      let isWhole = range == 0..<rows
      return Batch(
        columns.map { isWhole ? $0.column : $0.column.sliced(range) },
        count: range.count
      )
    }
    let schema = Schema(columns.map(\.field))
    return Table(
      schema: schema,
      batches: batches,
      source: TableSource(
        file: file,
        line: { lines.line(ofRow: $0) },
        publication: description.publication
      )
    )
  }

  private func report(_ scanner: CSVScanner, _ findings: inout Findings) {
    let columns = header.names.count
    let missing = description.fields.filter { !$0.isOptional }.map(\.name)
      .filter { !header.names.contains($0) }
    if !missing.isEmpty {
      findings.advise(
        "column-not-found",
        "\(findings.file) has no column "
          + Places.joined(
            missing.prefix(Places.shown).map { "`\($0)`" },
            more: max(missing.count - Places.shown, 0)
          )
          + ", which its metadata describes"
      )
    }
    if scanner.short.count > 0 {
      findings.note(
        "short-rows",
        "\(findings.file) has \(Findings.count(scanner.short.count, "row")) with fewer than "
          + "\(columns) cells: \(scanner.short.listed(scanner.lines)); the cells at the end are blank"
      )
    }
    if scanner.long.count > 0 {
      findings.advise(
        "long-rows",
        "\(findings.file) has \(Findings.count(scanner.long.count, "row")) with more than "
          + "\(columns) cells, and what is beyond the header is not read: "
          + scanner.long.listed(scanner.lines),
        help: ["a comma in a cell without quotes round it cuts the cell in two"]
      )
    }
    if scanner.mixed.count > 0 {
      findings.note(
        "text-after-quote",
        "\(findings.file) has \(Findings.count(scanner.mixed.count, "row")) with text after a closing "
          + "quote, which is kept: \(scanner.mixed.listed(scanner.lines))"
      )
    }
    if scanner.blankLines > 0 {
      findings.note(
        "blank-lines",
        "\(Findings.count(scanner.blankLines, "blank line")) of \(findings.file) "
          + "\(scanner.blankLines == 1 ? "is" : "are") passed over"
      )
    }
  }
}
