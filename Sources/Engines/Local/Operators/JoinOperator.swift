import Columns
import Diagnostics
import Plan

/// Rows of two inputs side by side where their keys are equal, by a hash table of the right.
///
/// The rows come in the left's order; those of one left row in the right's; for `keep all` the rows
/// of the right that nothing matched come at the end.
struct JoinOperator: Operator {
  private var left: any Operator
  private var right: any Operator
  private let rightSchema: Schema
  private let leftTypes: [DataType]
  private let join: Join
  private let leftKeys: [ExpressionEvaluator]
  private let span: SourceSpan
  private let run: Run
  private let place: Int
  private var table: JoinTable?
  private var tally: JoinTally
  private var probe: JoinProbe?
  /// The rows of the right that nothing matched, once the left is at its end.
  private var unused: [Int32]?
  private var unusedPlace = 0

  init(
    _ left: any Operator,
    _ right: any Operator,
    of leftPlan: Plan,
    _ rightPlan: Plan,
    _ join: Join,
    span: SourceSpan,
    run: Run
  ) {
    self.left = left
    self.right = right
    rightSchema = rightPlan.schema
    leftTypes = leftPlan.schema.fields.map(\.type)
    self.join = join
    leftKeys = join.leftKeys.map(ExpressionEvaluator.init)
    self.span = span
    self.run = run
    place = run.nextPlace()
    tally = JoinTally(join, span: span)
  }

  mutating func next() throws(EngineError) -> Batch? {
    let table = try built()
    let limit = run.batchRows
    while unused == nil {
      try run.check()
      if let rows = probe?.next(table, limit: limit) { return paired(rows, table) }
      probe = nil
      guard let batch = try left.next() else {
        finish(table)
        break
      }
      let keys = try leftKeys.evaluated(over: batch)
      let matches = table.matches(keys, rows: batch.count)
      tally.add(matches, keys, table)
      probe = JoinProbe(batch, matches, join.kind)
    }
    return nextUnused(table)
  }

  private mutating func built() throws(EngineError) -> JoinTable {
    if let table { return table }
    let rows = try CollectedRows(
      &right,
      of: rightSchema,
      keys: join.rightKeys,
      span: span,
      run: run
    )
    let forms = zip(join.leftKeys, join.rightKeys).map { KeyForm($0.type, $1.type) }
    let built = try JoinTable(rows, forms: forms, run: run)
    tally.start(keyCount: built.keyCount)
    table = built
    return built
  }

  private mutating func finish(_ table: JoinTable) {
    let rows = tally.unusedRows(table)
    for note in tally.notes(unused: rows.count, table) { run.note(note, at: place) }
    if case .keepAll = join.kind { unused = rows } else { unused = [] }
  }

  private func paired(_ rows: JoinedRows, _ table: JoinTable) -> Batch {
    let left = rows.isWholeLeft ? rows.batch : rows.batch.gathered(rows.left)
    if case .without = join.kind { return left }
    let right = join.rightColumns.map {
      table.rows.columns[$0].gathered(rows.right, orMissing: .noMatch)
    }
    return Batch(left.columns + right, count: left.count)
  }

  private mutating func nextUnused(_ table: JoinTable) -> Batch? {
    guard let unused, unusedPlace < unused.count else { return nil }
    let range = unusedPlace..<min(unusedPlace + run.batchRows, unused.count)
    unusedPlace = range.upperBound
    let rows = Array(unused[range])
    let left = leftTypes.indices.map { index in
      guard let key = join.sharedKeys.firstIndex(of: index) else {
        return Column.missing(.noMatch, type: leftTypes[index], count: rows.count)
      }
      return Column.joined([table.keys[key].gathered(rows)], type: leftTypes[index])
    }
    let right = join.rightColumns.map { table.rows.columns[$0].gathered(rows) }
    return Batch(left + right, count: rows.count)
  }
}
