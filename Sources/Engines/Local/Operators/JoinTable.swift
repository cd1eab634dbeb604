import Columns
import Plan

/// The right side of a join, found by its keys.
final class JoinTable {
  /// The rows.
  let rows: Batch
  /// The keys of the rows.
  let keys: [Column]
  private var encoder: KeyEncoder
  private let groups: GroupTable
  /// Where the rows of each key begin in ``members``; one more than there are keys.
  private let starts: [Int32]
  /// The rows of the keys, end to end, each key's in the order of the input.
  private let members: [Int32]
  /// The key of each row, or -1 where one of its parts is missing.
  let keyOfRow: [Int32]

  init(_ right: CollectedRows, forms: [KeyForm], run: Run) throws(EngineError) {
    rows = right.batch
    keys = right.keys
    var encoder = KeyEncoder(forms)
    var table = GroupTable(width: encoder.width)
    let count = right.batch.count
    var keyOfRow = [Int32](repeating: -1, count: count)
    let words = encoder.encode(right.keys, rows: count)
    for row in 0..<count {
      if row % Batch.standardRows == 0 { try run.check() }
      if encoder.isComplete(words, row: row) { keyOfRow[row] = table.group(of: words, row: row) }
    }
    var starts = [Int32](repeating: 0, count: table.count + 1)
    for key in keyOfRow where key >= 0 { starts[Int(key) + 1] += 1 }
    for key in 0..<table.count { starts[key + 1] += starts[key] }
    var cursors = starts
    var members = [Int32](repeating: 0, count: Int(starts[table.count]))
    for row in 0..<count where keyOfRow[row] >= 0 {
      let key = Int(keyOfRow[row])
      members[Int(cursors[key])] = Int32(truncatingIfNeeded: row)
      cursors[key] += 1
    }
    self.encoder = encoder
    groups = table
    self.starts = starts
    self.members = members
    self.keyOfRow = keyOfRow
  }

  /// The number of distinct keys.
  var keyCount: Int { groups.count }

  /// The key of each row of the left, or -1 where there is no such key on the right.
  func matches(_ keys: [Column], rows: Int) -> [Int32] {
    let words = encoder.encode(keys, rows: rows)
    var matches = [Int32](repeating: -1, count: rows)
    for row in 0..<rows where encoder.isComplete(words, row: row) {
      matches[row] = groups.match(of: words, row: row)
    }
    return matches
  }

  /// The number of rows that have a key.
  func rowCount(ofKey key: Int32) -> Int { Int(starts[Int(key) + 1] - starts[Int(key)]) }

  /// A row that has a key, counted from 0 among all that have it.
  func row(_ index: Int, ofKey key: Int32) -> Int32 { members[Int(starts[Int(key)]) + index] }
}
