import Columns
import Plan

/// Pairs of rows of the left and the right.
struct JoinedRows {
  /// The rows of the left from which ``left`` picks.
  private let batch: Batch
  /// The left row of each pair; nil for every row once, so that its columns can be shared.
  private var left: [Int32]?
  /// The right row of each pair, or -1 where there is none.
  private var right: [Int32]
  /// Whether some pair has no right row.
  private var hasUnmatched: Bool

  fileprivate init(_ batch: Batch, left: [Int32]?, right: [Int32], hasUnmatched: Bool) {
    self.batch = batch
    self.left = left
    self.right = right
    self.hasUnmatched = hasUnmatched
  }

  /// Pairs the rows of a batch with their matches where each has one at most; nil where a row may
  /// have several.
  init?(
    _ batch: Batch,
    _ matches: [Int32],
    unmatched: Int,
    _ kind: Join.Kind,
    _ table: JoinTable
  ) {
    self.batch = batch
    left = nil
    right = []
    hasUnmatched = false
    switch kind {
    case .without:
      if unmatched < batch.count { left = matches.places(unmatched) { $0 < 0 } }
    case .onlyMatching, .keepLeft, .keepAll:
      guard table.hasOneRowAKey else { return nil }
      right = table.onlyRows(ofKeys: matches)
      guard unmatched > 0 else { return }
      if case .onlyMatching = kind {
        let (rows, all) = (matches.places(matches.count - unmatched) { $0 >= 0 }, right)
        left = rows
        right = rows.map { all[Int($0)] }
      } else {
        hasUnmatched = true
      }
    }
  }

  /// Whether there are none.
  var isEmpty: Bool { left?.isEmpty ?? (batch.count == 0) }

  /// The cells of the pairs.
  func batch(_ joining: Joining) -> Batch {
    let leftCells = joining.leftColumns.map { column in
      left.map { batch.columns[column].gathered($0) } ?? batch.columns[column]
    }
    let count = left?.count ?? batch.count
    if case .without = joining.join.kind { return Batch(leftCells, count: count) }
    let columns = joining.table.rows.columns
    let rightCells = joining.join.rightColumns.map { column in
      hasUnmatched
        ? columns[column].gathered(right, orMissing: .noMatch) : columns[column].gathered(right)
    }
    return Batch(leftCells + rightCells, count: count)
  }
}

extension [Int32] {
  /// The places, so many, of the numbers that pass.
  @inline(__always)
  fileprivate func places(_ count: Int, where passes: (Int32) -> Bool) -> [Int32] {
    // Every place is written and the cursor moves on only for a hit: no branch to mispredict.
    var places = [Int32](repeating: 0, count: count + 1)
    var hits = 0
    for place in indices {
      places[hits] = Int32(truncatingIfNeeded: place)
      hits += passes(self[place]) ? 1 : 0
    }
    places.removeLast(places.count - hits)
    return places
  }
}

/// One batch of the left on its way through a join whose keys may match several rows; a row with
/// very many matches does not make a batch larger.
struct JoinPairs {
  private let batch: Batch
  private let matches: [Int32]
  private let keepsUnmatched: Bool
  private var row = 0
  private var match = 0

  /// Takes for each row of the batch its key on the right, or -1.
  init(_ batch: Batch, _ matches: [Int32], _ kind: Join.Kind) {
    self.batch = batch
    self.matches = matches
    keepsUnmatched = if case .onlyMatching = kind { false } else { true }
  }

  /// The next pairs, no more than the limit, or nil at the end.
  mutating func next(_ table: JoinTable, limit: Int) -> JoinedRows? {
    var left: [Int32] = []
    var right: [Int32] = []
    var hasUnmatched = false
    while row < matches.count, left.count < limit {
      let key = matches[row]
      if key < 0 {
        if keepsUnmatched {
          left.append(Int32(truncatingIfNeeded: row))
          right.append(-1)
          hasUnmatched = true
        }
        row += 1
        continue
      }
      let count = table.rowCount(ofKey: key)
      while match < count, left.count < limit {
        left.append(Int32(truncatingIfNeeded: row))
        right.append(table.row(match, ofKey: key))
        match += 1
      }
      if match == count { (row, match) = (row + 1, 0) }
    }
    return left.isEmpty
      ? nil : JoinedRows(batch, left: left, right: right, hasUnmatched: hasUnmatched)
  }
}
