import Columns
import Diagnostics
import Plan
import Platform
import Synchronization

/// What the parts of a join share once its right side is known.
final class Joining {
  let join: Join
  let table: JoinTable
  let span: SourceSpan
  let run: Run
  private let leftTypes: [DataType]
  private let place: Int
  private let tallies: PartTallies<JoinTally>
  /// What threads look keys up in, while no part has it.
  private let lookups = Mutex<[JoinLookup]>([])
  /// The rows of the right that nothing matched, once all parts are at their end.
  private let unused = Mutex<[Int32]?>(nil)

  init(
    _ join: Join,
    _ table: JoinTable,
    leftTypes: [DataType],
    parts: Int,
    at place: Int,
    span: SourceSpan,
    run: Run
  ) {
    self.join = join
    self.table = table
    self.leftTypes = leftTypes
    self.place = place
    self.span = span
    self.run = run
    tallies = PartTallies(parts: parts)
  }

  /// The positions of the left's columns that the answer has.
  var leftColumns: [Int] { join.leftColumns ?? Array(leftTypes.indices) }

  /// Something to look keys up in, which ``finish(_:_:_:)`` takes back.
  func newLookup() -> JoinLookup {
    lookups.withLock { $0.popLast() } ?? JoinLookup(table.index)
  }

  /// Takes what a part has counted, at its end.
  func finish(_ part: Int, _ tally: JoinTally, _ lookup: JoinLookup?) {
    if let lookup { lookups.withLock { $0.append(lookup) } }
    guard let all = tallies.add(tally, ofPart: part) else { return }
    var tally = JoinTally(join, span: span)
    for part in all { tally.add(part) }
    var used = UsedKeys(count: table.index.count)
    for lookup in lookups.withLock({ $0 }) { used.formUnion(lookup.used) }
    let count = table.rowCount(whereUnused: used)
    for note in tally.notes(used, unused: count, table) { run.note(note, at: place) }
    if case .keepAll = join.kind {
      let rows = table.rows(whereUnused: used)
      unused.withLock { $0 = rows }
    }
  }

  /// The rows of the right that nothing matched; waits for parts that other threads are at.
  func unusedRows() throws(EngineError) -> [Int32] {
    while true {
      if let rows = unused.withLock({ $0 }) { return rows }
      try run.checkWhileWaiting()
      ThreadTeam.pause()
    }
  }

  /// The answer's rows for rows of the right without a left.
  func unmatched(_ rows: [Int32]) -> Batch {
    let left = leftColumns.map { index in
      guard let key = join.sharedKeys.firstIndex(of: index) else {
        return Column.missing(.noMatch, type: leftTypes[index], count: rows.count)
      }
      return Column.joined([table.keys[key].gathered(rows)], type: leftTypes[index])
    }
    let right = join.rightColumns.map { table.rows.columns[$0].gathered(rows) }
    return Batch(left + right, count: rows.count)
  }
}

/// What one thread at a time looks keys up in, with the keys that it has found.
struct JoinLookup: Sendable {
  private var keys: JoinKeys
  private(set) var used: UsedKeys

  init(_ keys: JoinKeys) {
    self.keys = keys
    used = UsedKeys(count: keys.count)
  }

  /// The key of each row of the left, or -1 where there is no such key on the right.
  mutating func matches(_ columns: [Column], rows: Int) -> [Int32] {
    let matches = keys.matches(columns, rows: rows)
    used.mark(matches)
    return matches
  }
}
