import Columns
import Diagnostics

/// The table of a CSV file, whose columns are read when a query asks for them.
struct CSVTable: DeferredTable {
  let schema: Schema
  private let columns: CSVColumns
  private let file: String
  private let publication: @Sendable () -> String?
  /// What was found before any row was read.
  private let headerFindings: Findings

  /// Opens a table; only columns at the end that have no name are read, because they are left out
  /// where they have no value either.
  ///
  /// - Parameters:
  ///   - scan: how the file is read.
  ///   - description: what metadata says of it.
  ///   - findings: what was found before.
  ///   - telling: the columns that say what its rows are; nil for all.
  ///   - cached: the columns that earlier sessions have kept.
  ///   - decode: decodes the file where it is not UTF-8.
  /// - Throws: where such a column cannot be read.
  init(
    _ scan: CSVScan,
    _ description: ResourceDescription,
    _ findings: Findings,
    telling: Set<Int>? = nil,
    cached: CachedFile? = nil,
    decode: CSVColumns.Decoding? = nil
  ) throws(ScanStop) {
    file = findings.file
    publication = description.publication
    let columns = CSVColumns(
      scan,
      description,
      findings: findings,
      cached: cached,
      decode: decode
    )
    self.columns = columns
    var headerFindings = findings
    var count = columns.count
    let unnamed = scan.layout.header.unnamedAtEnd
    if unnamed > 0 {
      try columns.read(Array(count - unnamed..<count))
      let chunks = columns.chunks
      while count > 1, count > columns.count - unnamed,
        let last = columns.column(count - 1)?.column,
        chunks.indices.allSatisfy({ last.isMissing(part: $0, rows: chunks[$0].rows) })
      {
        count -= 1
      }
      let dropped = columns.count - count
      if dropped > 0 {
        headerFindings.note(
          "empty-column",
          "\(Findings.count(dropped, "column")) without name and values at the end of "
            + "\(findings.file) \(dropped == 1 ? "is" : "are") left out"
        )
      }
    }
    self.headerFindings = headerFindings
    let absent = try Self.absentTotals(of: columns, count, description)
    schema = Schema(
      (0..<count).map { column in
        let isTelling = telling?.contains(column) ?? true
        return Field(columns.context(column).name, isTelling: isTelling) {
          let field = columns.field(column)
          var metadata = field.metadata
          if absent.contains(column) { metadata.total = nil }
          return (field.type, metadata)
        }
      }
    )
  }

  /// The filters of official metadata that turn out not to have the total that it gives them.
  ///
  /// They are read for that as soon as the table is opened, because metadata is asked for without
  /// reading; the metadata of the DfE is beside files of some megabytes, seldom more.
  private static func absentTotals(
    of columns: CSVColumns,
    _ count: Int,
    _ description: ResourceDescription
  ) throws(ScanStop) -> Set<Int> {
    guard description.isOfficial else { return [] }
    let filters = (0..<count).filter { columns.context($0).metadata.total != nil }
    guard !filters.isEmpty else { return [] }
    try columns.read(filters)
    return Set(
      filters.filter { filter in
        guard let total = columns.context(filter).metadata.total else { return false }
        return !(columns.column(filter)?.column.contains(total) ?? false)
      }
    )
  }

  var knownRowCount: Int? { columns.rowCount }

  var source: TableSource? {
    let columns = columns
    // An answer may name as many lines as it has rows, so the map is fetched once where it is known.
    let lines = columns.lines
    return TableSource(
      file: file,
      line: { (lines ?? columns.lines ?? LineMap()).line(ofRow: $0) },
      publication: publication
    )
  }

  var findings: [Diagnostic] {
    var units = headerFindings.emptied
    UnreadUnits.report(columns, &units)
    return headerFindings.diagnostics + columns.findings.flatMap(\.diagnostics) + units.diagnostics
  }

  func keep() { columns.keep() }

  var isRead: Bool {
    columns.failure != nil || schema.fields.indices.allSatisfy { columns.column($0) != nil }
  }

  var isInterrupted: Bool { columns.failure == .interrupted }

  var tellingColumns: [Int] { schema.fields.indices.filter { schema.fields[$0].isTelling } }

  func read(columns wanted: [Int]) throws(DataError) {
    do throws(ScanStop) {
      try columns.read(wanted)
    } catch {
      throw error.dataError(file: file)
    }
  }

  func texts(of column: Int) throws(DataError) -> TextDictionary? {
    try read(columns: [column])
    return columns.column(column)?.column.texts
  }

  func scan(columns wanted: [Int]) throws(DataError) -> [Batch] {
    let rows = try rows(columns: wanted, where: [])
    var batches: [Batch] = []
    for part in 0..<rows.partCount { batches += try rows.part(part) }
    return batches
  }

  func rows(
    columns wanted: [Int],
    where conditions: [ScanCondition]
  ) throws(DataError) -> any RowSource {
    if let failure = columns.failure { throw failure }
    try read(columns: wanted + conditions.map(\.column))
    return try CSVRows(columns, wanted, conditions)
  }

  /// The same rows as a table in memory, its types known.
  func materialised() throws(DataError) -> Table {
    let batches = try scan(columns: Array(schema.fields.indices))
    let fields = schema.fields.map { Field($0.name, $0.type, metadata: $0.metadata) }
    return Table(schema: Schema(fields), batches: batches, source: source)
  }
}

/// The rows of one scan of a CSV file.
private struct CSVRows: RowSource {
  private let chunks: [CSVScan.ChunkPlace]
  private let columns: [StoredColumn]
  private let byText: [(column: StoredColumn, verdicts: [Bool])]
  private let byCell: [(column: StoredColumn, condition: ScanCondition)]

  init(
    _ columns: CSVColumns,
    _ wanted: [Int],
    _ conditions: [ScanCondition]
  ) throws(DataError) {
    chunks = columns.chunks
    self.columns = wanted.compactMap { columns.column($0)?.column }
    var byText: [(column: StoredColumn, verdicts: [Bool])] = []
    var byCell: [(column: StoredColumn, condition: ScanCondition)] = []
    for condition in conditions {
      guard let column = columns.column(condition.column)?.column else { continue }
      if let verdicts = try column.verdicts(condition) {
        byText.append((column, verdicts))
      } else {
        byCell.append((column, condition))
      }
    }
    self.byText = byText
    self.byCell = byCell
  }

  var partCount: Int { chunks.count }

  func rowCount(ofPart index: Int) -> Int { chunks[index].rows }

  func numberedPart(_ index: Int) throws(DataError) -> [NumberedBatch] {
    let count = chunks[index].rows
    var rows: [Int32]?
    for (column, verdicts) in byText {
      rows = try column.rows(index, of: rows, passing: verdicts)
    }
    for (column, condition) in byCell {
      if rows?.isEmpty ?? false { return [] }
      let cells = try column.column(index, rows: count, rows)
      guard let passes = condition.mayPass(cells) else { continue }
      rows = passes.placesOfTrue(among: rows)
    }
    if rows?.isEmpty ?? (count == 0) { return [] }
    var parts: [Part] = []
    for column in columns {
      switch column {
      case .onDisk: parts.append(.read(try column.column(index, rows: count, rows)))
      case .inMemory(let column): parts.append(.packed(column))
      }
    }
    return stride(from: 0, to: rows?.count ?? count, by: Batch.standardRows).map { start in
      let range = start..<min(start + Batch.standardRows, rows?.count ?? count)
      let choice = rows.map { RowChoice.some($0[range]) } ?? .range(range)
      let cells = parts.map { part in
        switch part {
        case .read(let column): column.sliced(range)
        case .packed(let column): column.column(part: index, choice)
        }
      }

      let places =
        rows.map { RowNumbers(from: 0, places: $0[range]) }
        ?? RowNumbers(from: Int64(start), count: range.count)
      return NumberedBatch(Batch(cells, count: range.count), rows: places)
    }
  }

  /// One column of a part: all rows that are wanted at once where it lies on disk, made batch by batch
  /// where it does not.
  private enum Part {
    case read(Column)
    case packed(PackedColumn)
  }
}
