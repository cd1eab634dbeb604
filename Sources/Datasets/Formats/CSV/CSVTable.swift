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
  ///   - decode: decodes the file where it is not UTF-8.
  /// - Throws: where such a column cannot be read.
  init(
    _ scan: CSVScan,
    _ description: ResourceDescription,
    _ findings: Findings,
    telling: Set<Int>? = nil,
    decode: CSVColumns.Decoding? = nil
  ) throws(ScanStop) {
    file = findings.file
    publication = description.publication
    let columns = CSVColumns(scan, description, file: findings.file, decode: decode)
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
    return TableSource(
      file: file,
      line: { columns.line(ofRow: $0) },
      publication: publication
    )
  }

  var findings: [Diagnostic] {
    var units = Findings(file: file)
    UnreadUnits.report(columns, &units)
    return headerFindings.diagnostics + columns.findings.flatMap(\.diagnostics) + units.diagnostics
  }

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

  func scan(columns wanted: [Int]) throws(DataError) -> [Batch] {
    let rows = try rows(columns: wanted, where: [])
    return (0..<rows.partCount).flatMap(rows.part)
  }

  func rows(
    columns wanted: [Int],
    where conditions: [ScanCondition]
  ) throws(DataError) -> any RowSource {
    if let failure = columns.failure { throw failure }
    try read(columns: wanted + conditions.map(\.column))
    return CSVRows(columns, wanted, conditions)
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
  private let columns: [PackedColumn]
  private let byText: [(column: PackedColumn, verdicts: [Bool])]
  private let byCell: [(column: PackedColumn, condition: ScanCondition)]

  init(_ columns: CSVColumns, _ wanted: [Int], _ conditions: [ScanCondition]) {
    chunks = columns.chunks
    self.columns = wanted.compactMap { columns.column($0)?.column }
    var byText: [(column: PackedColumn, verdicts: [Bool])] = []
    var byCell: [(column: PackedColumn, condition: ScanCondition)] = []
    for condition in conditions {
      guard let column = columns.column(condition.column)?.column else { continue }
      if let verdicts = column.verdicts(condition) {
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

  func part(_ index: Int) -> [Batch] {
    let count = chunks[index].rows
    var rows: [Int32]?
    for (column, verdicts) in byText {
      rows = column.rows(part: index, of: rows, passing: verdicts)
    }
    for (column, condition) in byCell {
      let choice = rows.map { RowChoice.some($0[...]) } ?? .range(0..<count)
      guard let passes = condition.mayPass(column.column(part: index, choice)) else { continue }
      rows = passes.placesOfTrue(among: rows)
    }
    return stride(from: 0, to: rows?.count ?? count, by: Batch.standardRows).map { start in
      let range = start..<min(start + Batch.standardRows, rows?.count ?? count)
      let choice = rows.map { RowChoice.some($0[range]) } ?? .range(range)
      return Batch(columns.map { $0.column(part: index, choice) }, count: range.count)
    }
  }
}
