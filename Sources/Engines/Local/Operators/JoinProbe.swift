import Columns
import Plan

/// Pairs of rows of the left and the right.
struct JoinedRows {
  /// The rows of the left from which ``left`` picks.
  let batch: Batch
  /// The left row of each pair.
  var left: [Int32] = []
  /// The right row of each pair, or -1 where there is none.
  var right: [Int32] = []

  /// Whether the pairs hold each row of the left once, so that its columns can be shared.
  var isWholeLeft: Bool {
    guard left.count == batch.count else { return false }
    for row in left.indices where Int(left[row]) != row { return false }
    return true
  }
}

/// One batch of the left on its way through a join; a row with very many matches does not make a
/// batch larger.
struct JoinProbe {
  private let batch: Batch
  private let matches: [Int32]
  private let kind: Join.Kind
  private var row = 0
  private var match = 0

  /// Takes for each row of the batch its key on the right, or -1.
  init(_ batch: Batch, _ matches: [Int32], _ kind: Join.Kind) {
    self.batch = batch
    self.matches = matches
    self.kind = kind
  }

  /// The next pairs, no more than the limit, or nil at the end.
  mutating func next(_ table: JoinTable, limit: Int) -> JoinedRows? {
    let (keepsMatched, keepsUnmatched) =
      switch kind {
      case .keepLeft, .keepAll: (true, true)
      case .onlyMatching: (true, false)
      case .without: (false, true)
      }
    var pairs = JoinedRows(batch: batch)
    if keepsMatched, row == 0, matches.count <= limit, table.hasOneRowAKey {
      row = matches.count
      pairs.left = matches.indices.map { Int32(truncatingIfNeeded: $0) }
      pairs.right = matches
      if !keepsUnmatched, matches.contains(-1) {
        pairs.left.removeAll { matches[Int($0)] < 0 }
        pairs.right.removeAll { $0 < 0 }
      }
      return pairs.left.isEmpty ? nil : pairs
    }
    while row < matches.count, pairs.left.count < limit {
      let key = matches[row]
      if key < 0 {
        if keepsUnmatched { pairs.add(row, -1) }
        row += 1
      } else if keepsMatched {
        let count = table.rowCount(ofKey: key)
        while match < count, pairs.left.count < limit {
          pairs.add(row, table.row(match, ofKey: key))
          match += 1
        }
        if match == count { (row, match) = (row + 1, 0) }
      } else {
        row += 1
      }
    }
    return pairs.left.isEmpty ? nil : pairs
  }
}

extension JoinedRows {
  fileprivate mutating func add(_ leftRow: Int, _ rightRow: Int32) {
    left.append(Int32(truncatingIfNeeded: leftRow))
    right.append(rightRow)
  }
}
