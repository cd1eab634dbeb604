import Columns
import Plan

/// The rows of a join that come of one part of its left side.
struct JoinPart: Operator {
  private let joining: Joining
  private let part: Int
  private var left: any Operator
  private let leftKeys: [ExpressionEvaluator]
  private var lookup: JoinLookup?
  private var tally: JoinTally
  private var pairs: JoinPairs?

  init(_ joining: Joining, part: Int, _ left: any Operator) {
    self.joining = joining
    self.part = part
    self.left = left
    leftKeys = joining.join.leftKeys.map(ExpressionEvaluator.init)
    tally = JoinTally(joining.join, span: joining.span)
  }

  mutating func next() throws(EngineError) -> Batch? {
    let joining = joining
    let (table, kind) = (joining.table, joining.join.kind)
    let limit = joining.run.batchRows
    while true {
      try joining.run.check()
      if let rows = pairs?.next(table, limit: limit) { return rows.batch(joining) }
      pairs = nil
      guard let batch = try left.next() else { break }
      let keys = try leftKeys.evaluated(over: batch)
      var lookup = self.lookup.take() ?? joining.newLookup()
      let matches = lookup.matches(keys, rows: batch.count)
      self.lookup = lookup
      let unmatched = tally.add(matches, keys, table)
      if let rows = JoinedRows(batch, matches, unmatched: unmatched, kind, table) {
        if !rows.isEmpty { return rows.batch(joining) }
      } else {
        pairs = JoinPairs(batch, matches, kind)
      }
    }
    joining.finish(part, tally, lookup.take())
    return nil
  }
}

/// The rows of the right that nothing matched, after all others.
struct JoinRest: Operator {
  private let joining: Joining
  private var place = 0

  init(_ joining: Joining) { self.joining = joining }

  mutating func next() throws(EngineError) -> Batch? {
    let unused = try joining.unusedRows()
    guard place < unused.count else { return nil }
    let range = place..<min(place + joining.run.batchRows, unused.count)
    place = range.upperBound
    return joining.unmatched(Array(unused[range]))
  }
}
