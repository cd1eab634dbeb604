import Columns
import Plan

/// The right side of a join, found by its keys.
final class JoinTable {
  /// The rows.
  let rows: Batch
  /// The keys of the rows.
  let keys: [Column]
  private var index: KeyIndex
  /// Where the rows of each key begin in ``members``; one more than there are keys.
  private let starts: [Int32]
  /// The rows of the keys, end to end, each key's in the order of the input.
  private let members: [Int32]
  /// The key of each row, or -1 where one of its parts is missing.
  let keyOfRow: [Int32]

  init(_ right: CollectedRows, forms: [KeyForm], run: Run) throws(EngineError) {
    rows = right.batch
    keys = right.keys
    let count = right.batch.count
    // An array of places may be a few times as long as there are rows, and is no larger than they.
    let bits = max(DirectGroups.cachedBits, Int.bitWidth - count.leadingZeroBitCount + 1)
    var index = KeyIndex(forms, mostBits: bits)
    let complete = Self.completeRows(right.keys, count: count)
    let keys = complete.map { rows in right.keys.map { $0.gathered(rows) } } ?? right.keys
    try run.check()
    var keyOfRow = [Int32](repeating: 0, count: complete?.count ?? count)
    var newRows: [Int32] = []
    index.assign(keys, earlier: [], to: &keyOfRow, newRows: &newRows)
    if let complete {
      var scattered = [Int32](repeating: -1, count: count)
      for (place, row) in complete.enumerated() { scattered[Int(row)] = keyOfRow[place] }
      keyOfRow = scattered
    }
    try run.check()
    var starts = [Int32](repeating: 0, count: index.count + 1)
    for key in keyOfRow where key >= 0 { starts[Int(key) + 1] += 1 }
    for key in 0..<index.count { starts[key + 1] += starts[key] }
    var cursors = starts
    var members = [Int32](repeating: 0, count: Int(starts[index.count]))
    for row in 0..<count where keyOfRow[row] >= 0 {
      let key = Int(keyOfRow[row])
      members[Int(cursors[key])] = Int32(truncatingIfNeeded: row)
      cursors[key] += 1
    }
    self.index = index
    self.starts = starts
    self.members = members
    self.keyOfRow = keyOfRow
  }

  /// The number of distinct keys.
  var keyCount: Int { index.count }

  /// The key of each row of the left, or -1 where there is no such key on the right.
  func matches(_ keys: [Column], rows: Int) -> [Int32] {
    index.matches(keys, rows: rows)
  }

  /// The rows whose keys all have a value, or nil where all rows are.
  private static func completeRows(_ keys: [Column], count: Int) -> [Int32]? {
    let reasons = keys.map(\.validity.reasons).filter { !$0.isEmpty }
    guard !reasons.isEmpty else { return nil }
    return (0..<count).filter { row in reasons.allSatisfy { $0[row] == 0 } }
      .map { Int32(truncatingIfNeeded: $0) }
  }

  /// Whether every row has a key of its own, so that a key's number is that of its row.
  var hasOneRowAKey: Bool { keyCount == keyOfRow.count && members.count == keyCount }

  /// The number of rows that have a key.
  func rowCount(ofKey key: Int32) -> Int { Int(starts[Int(key) + 1] - starts[Int(key)]) }

  /// A row that has a key, counted from 0 among all that have it.
  func row(_ index: Int, ofKey key: Int32) -> Int32 { members[Int(starts[Int(key)]) + index] }
}
