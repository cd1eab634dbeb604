import Columns

/// Which rows of a table are shown: all, or the first and the last with a gap between.
struct ShownRows {
  /// The number of rows there are.
  let count: Int
  /// The rows before the gap.
  let head: Range<Int>
  /// The rows after it.
  let tail: Range<Int>

  init(of count: Int, limit: Int?) {
    self.count = count
    if let limit, count > limit {
      let first = max((limit + 1) / 2, 1)
      head = 0..<first
      tail = max(count - (limit - first), first)..<count
    } else {
      head = 0..<count
      tail = count..<count
    }
  }

  var shownCount: Int { head.count + tail.count }
  var isLimited: Bool { shownCount < count }

  /// Visits the rows shown, in order, with their place in the table, until told to stop; `gap` comes
  /// where rows are left out.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - gap: is called at the gap.
  ///   - body: returns whether to go on.
  func forEach(in table: Table, gap: () -> Void, _ body: (Batch, Int, Int) -> Bool) {
    var start = 0
    var isGapDue = isLimited
    for batch in table.batches {
      let all = start..<(start + batch.count)
      for row in head.clamped(to: all) where !body(batch, row - start, row) { return }
      if isGapDue, all.upperBound >= tail.lowerBound {
        gap()
        isGapDue = false
      }
      for row in tail.clamped(to: all) where !body(batch, row - start, row) { return }
      start = all.upperBound
    }
  }
}
