import Arrow
import Columns

/// A column that rows can be had of: in memory in few bytes, or in a file of columns.
enum StoredColumn: Sendable {
  /// Its cells are read when they are asked for.
  case onDisk(ArrowColumn, [ArrowPart])
  /// Its cells have been read, and found to be what they are.
  case inMemory(PackedColumn)

  /// The cells of a part that has so many rows, or of some of them.
  func column(_ index: Int, rows: Int, _ chosen: [Int32]? = nil) throws(DataError) -> Column {
    switch self {
    case .onDisk(let column, let parts):
      try column.column(chosen.map { parts[index].choosing($0) } ?? parts[index])
    case .inMemory(let column):
      column.column(part: index, chosen.map { .some($0[...]) } ?? .range(0..<rows))
    }
  }

  /// For each value and then each reason whether cells may pass a condition; nil where that has to
  /// see the cells.
  func verdicts(_ condition: ScanCondition) throws(DataError) -> [Bool]? {
    switch self {
    case .onDisk(let column, _): try column.verdicts(condition)
    case .inMemory(let column): column.verdicts(condition)
    }
  }

  /// The rows of a part that may pass, given the verdict of each value and each reason.
  func rows(
    _ index: Int,
    of rows: [Int32]?,
    passing verdicts: [Bool]
  ) throws(DataError) -> [Int32] {
    switch self {
    case .onDisk(let column, let parts):
      try column.rows(parts[index], of: rows, passing: verdicts)
    case .inMemory(let column): column.rows(part: index, of: rows, passing: verdicts)
    }
  }

  /// The distinct texts of a column of text; nil of any other.
  var texts: TextDictionary? {
    switch self {
    case .onDisk(let column, _): try? column.texts
    case .inMemory(let column): column.texts
    }
  }

  /// Whether a column of text holds exactly a text.
  func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let texts else { return false }
    return (0..<UInt32(texts.count)).contains { texts.utf8($0).elementsEqual(wanted) }
  }

  /// Whether every cell of a part is missing.
  func isMissing(part: Int, rows: Int) -> Bool {
    (try? column(part, rows: rows).validity.missingCount == rows) ?? false
  }

  /// The same cells with flags that another column holds.
  func with(flags: RowFlags) -> StoredColumn {
    guard case .inMemory(let column) = self else { return self }
    return .inMemory(column.with(flags: flags))
  }
}
