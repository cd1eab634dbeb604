import Arrow
import Columns
import Diagnostics

/// The table of an Arrow file, of which a query reads the columns that it needs and no others.
final class ArrowTable: DeferredTable {
  static let titleKey = "scrutineer.title"
  static let descriptionKey = "scrutineer.description"

  let schema: Schema
  let source: TableSource?
  let parts: [ArrowPart]
  private let columns: ArrowColumns
  private let headerFindings: Findings
  private let rowCount: Int

  init(
    _ file: ArrowFile,
    _ description: ResourceDescription,
    file name: String,
    options: ReadingOptions
  ) {
    var findings = Findings(file: name)
    let found = file.readColumns
    var unread: [String] = []
    var places: [ArrowFile.ReadColumn] = []
    var names: [String] = []
    for (column, read) in found {
      if case .unread(let words) = read {
        unread.append("`\(column)` (\(words))")
        continue
      }
      names.append(column)
      places.append(read)
    }
    if !unread.isEmpty {
      findings.advise(
        "unread-column",
        "\(unread.count == 1 ? "a column" : "columns") of \(name) "
          + "\(unread.count == 1 ? "is" : "are") left out, because what "
          + "\(unread.count == 1 ? "it holds is" : "they hold is") not read: \(Places.joined(unread))",
        help: ["where it matters, write it as text, numbers or dates"]
      )
    }
    names = CSVHeader(names, &findings).names
    Self.noteTimes(zip(names, places), &findings)
    headerFindings = findings
    parts = file.parts
    rowCount = file.rowCount
    let columns = ArrowColumns(file, places, description.contexts(of: names, units: []), file: name)
    self.columns = columns
    source = ArrowLines.source(of: file, name: name, description)
    let isSmall = rowCount <= Self.fewRows
    schema = Schema(
      names.indices.map { place in
        columns.known(place)
          ?? Field(names[place], isTelling: isSmall || columns.isTelling(place)) {
            let field = columns.field(place)
            return (field.type, field.metadata)
          }
      }
    )
  }

  /// Says that moments are read as days.
  private static func noteTimes(
    _ columns: Zip2Sequence<[String], [ArrowFile.ReadColumn]>,
    _ findings: inout Findings
  ) {
    for case (let name, .typed(let column)) in columns where column.holdsMoments {
      findings.note(
        "times-left-out",
        "column `\(name)` of \(findings.file) holds days with a time; the time is left out"
      )
    }
  }

  /// Rows of which all columns are looked at by rules that go through all columns.
  private static let fewRows = 100_000

  var knownRowCount: Int? { rowCount }

  var findings: [Diagnostic] {
    headerFindings.diagnostics + columns.findings.flatMap(\.diagnostics)
  }

  var tellingColumns: [Int] { schema.fields.indices.filter { schema.fields[$0].isTelling } }

  var isRead: Bool { columns.isRead }

  func read(columns wanted: [Int]) throws(DataError) {
    for column in wanted { _ = try columns.finished(column) }
  }

  func texts(of column: Int) throws(DataError) -> TextDictionary? {
    try columns.finished(column).texts
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
    var read: [StoredColumn] = []
    for column in wanted { read.append(try columns.finished(column)) }
    var byValue: [(StoredColumn, [Bool])] = []
    var byCell: [(StoredColumn, ScanCondition)] = []
    for condition in conditions {
      let column = try columns.finished(condition.column)
      if let verdicts = try column.verdicts(condition) {
        byValue.append((column, verdicts))
      } else {
        byCell.append((column, condition))
      }
    }
    return ArrowRows(parts: parts, columns: read, byValue: byValue, byCell: byCell)
  }
}

/// The rows of one scan of an Arrow file.
private struct ArrowRows: RowSource {
  let parts: [ArrowPart]
  let columns: [StoredColumn]
  let byValue: [(column: StoredColumn, verdicts: [Bool])]
  let byCell: [(column: StoredColumn, condition: ScanCondition)]

  var partCount: Int { parts.count }

  func rowCount(ofPart index: Int) -> Int { parts[index].count }

  func numberedPart(_ index: Int) throws(DataError) -> [NumberedBatch] {
    let part = parts[index]
    var rows: [Int32]?
    for (column, verdicts) in byValue {
      rows = try column.rows(index, of: rows, passing: verdicts)
    }
    for (column, condition) in byCell {
      if rows?.isEmpty ?? false { return [] }
      let cells = try column.column(index, rows: part.count, rows)
      guard let passes = condition.mayPass(cells) else { continue }
      rows = passes.placesOfTrue(among: rows)
    }
    if let rows, rows.isEmpty { return [] }
    if rows?.count == part.count { rows = nil }
    var cells: [Column] = []
    for column in columns { cells.append(try column.column(index, rows: part.count, rows)) }
    let places =
      rows.map { RowNumbers(from: 0, places: $0[...]) } ?? RowNumbers(from: 0, count: part.count)
    return [NumberedBatch(Batch(cells, count: places.count), rows: places)]
  }
}
