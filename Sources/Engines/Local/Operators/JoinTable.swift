import Columns
import Plan

/// The right side of a join, found by its keys.
struct JoinTable: Sendable {
  /// The rows.
  let rows: Batch
  /// The keys of the rows.
  let keys: [Column]
  /// The keys that have a value, to be copied by each thread that looks some up.
  let index: JoinKeys
  /// The rows whose keys all have a value; nil where all rows are.
  private let complete: [Int32]?
  /// Where the rows of each key begin in ``members``, one more than there are keys; empty where no
  /// two rows share a key.
  private let starts: [Int32]
  /// The rows of the keys, end to end, each key's in the order of the input.
  private let members: [Int32]

  init(_ right: CollectedRows, forms: [KeyForm], run: Run) throws(EngineError) {
    rows = right.batch
    keys = right.keys
    complete = Self.completeRows(right.keys, count: right.batch.count)
    let keys = complete.map { rows in right.keys.map { $0.gathered(rows) } } ?? right.keys
    try run.check()
    index = JoinKeys(keys, forms: forms, rows: complete?.count ?? right.batch.count)
    try run.check()
    guard let keyOfRow = index.keyOfRow else {
      (starts, members) = ([], [])
      return
    }
    var starts = [Int32](repeating: 0, count: index.count + 1)
    for key in keyOfRow { starts[Int(key) + 1] += 1 }
    for key in 0..<index.count { starts[key + 1] += starts[key] }
    var cursors = starts
    var members = [Int32](repeating: 0, count: keyOfRow.count)
    for row in keyOfRow.indices {
      let key = Int(keyOfRow[row])
      members[Int(cursors[key])] = complete?[row] ?? Int32(truncatingIfNeeded: row)
      cursors[key] += 1
    }
    (self.starts, self.members) = (starts, members)
  }

  /// The rows whose keys all have a value, or nil where all rows are.
  private static func completeRows(_ keys: [Column], count: Int) -> [Int32]? {
    let reasons = keys.map(\.validity.reasons).filter { !$0.isEmpty }
    guard !reasons.isEmpty else { return nil }
    return (0..<Int32(truncatingIfNeeded: count)).filter { row in
      reasons.allSatisfy { $0[Int(row)] == 0 }
    }
  }

  /// Whether no two rows share a key.
  var hasOneRowAKey: Bool { index.keyOfRow == nil }

  /// The row of each key, where none has more; -1 stays.
  func onlyRows(ofKeys keys: [Int32]) -> [Int32] {
    guard let complete else { return keys }
    return keys.map { $0 < 0 ? -1 : complete[Int($0)] }
  }

  /// The number of rows that have a key.
  func rowCount(ofKey key: Int32) -> Int {
    hasOneRowAKey ? 1 : Int(starts[Int(key) + 1] - starts[Int(key)])
  }

  /// A row that has a key, counted from 0 among all that have it, where some key has several.
  func row(_ index: Int, ofKey key: Int32) -> Int32 { members[Int(starts[Int(key)]) + index] }

  /// The rows whose key is not used or that have none, in their order.
  func rows(whereUnused isUsed: UsedKeys) -> [Int32] {
    var isUnused = [Bool](repeating: true, count: rows.count)
    for place in 0..<(complete?.count ?? rows.count) {
      let key = index.keyOfRow?[place] ?? Int32(truncatingIfNeeded: place)
      if isUsed[key] { isUnused[complete.map { Int($0[place]) } ?? place] = false }
    }
    return (0..<Int32(truncatingIfNeeded: rows.count)).filter { isUnused[Int($0)] }
  }

  /// The number of rows whose key is not used or that have none.
  func rowCount(whereUnused isUsed: UsedKeys) -> Int {
    guard !hasOneRowAKey else { return rows.count - isUsed.count }
    var used = 0
    for key in 0..<Int32(truncatingIfNeeded: index.count) where isUsed[key] {
      used += rowCount(ofKey: key)
    }
    return rows.count - used
  }
}

/// Which keys of the right some row of the left has.
struct UsedKeys: Sendable {
  /// One a key, after one that stands for no key: what is written needs no choice.
  private var marks: [UInt8]

  /// No key of so many is used.
  init(count: Int) {
    marks = [UInt8](repeating: 0, count: count + 1)
  }

  /// Whether a key is used.
  subscript(key: Int32) -> Bool { marks[Int(key) + 1] != 0 }

  /// The number of keys that are used.
  var count: Int { marks.dropFirst().reduce(0) { $0 + Int($1) } }

  /// Marks keys, of which -1 is none.
  mutating func mark(_ keys: [Int32]) {
    for key in keys { marks[Int(key) + 1] = 1 }
  }

  /// Marks what others have marked.
  mutating func formUnion(_ other: UsedKeys) {
    for place in marks.indices { marks[place] |= other.marks[place] }
  }
}
