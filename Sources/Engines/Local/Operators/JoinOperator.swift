import Columns
import Diagnostics
import Plan

/// Rows of two inputs side by side where their keys are equal, by a table of the right's keys.
///
/// The rows come in the left's order; those of one left row in the right's; for `keep all` the rows
/// of the right that nothing matched come at the end.
struct JoinOperator: Operator {
  private var left: any Operator
  private var right: any Operator
  private let leftTypes: [DataType]
  private let rightSchema: Schema
  private let join: Join
  private let span: SourceSpan
  private let run: Run
  private let place: Int
  /// What makes the rows, once the right is known; the next one last.
  private var parts: [any Operator]?

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
    leftTypes = leftPlan.schema.fields.map(\.type)
    rightSchema = rightPlan.schema
    self.join = join
    self.span = span
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if parts == nil { parts = joined([left], try table()).reversed() }
    while let last = parts?.indices.last {
      if let batch = try parts?[last].next() { return batch }
      parts?.removeLast()
    }
    return nil
  }

  mutating func split(into count: Int) throws(EngineError) -> [any Operator]? {
    let table = try table()
    if let inputs = try left.split(into: count) { return joined(inputs, table) }
    parts = joined([left], table).reversed()
    return nil
  }

  private mutating func table() throws(EngineError) -> JoinTable {
    let rows = try CollectedRows(
      &right,
      of: rightSchema,
      keys: join.rightKeys,
      span: span,
      run: run
    )
    let forms = zip(join.leftKeys, join.rightKeys).map { KeyForm($0.type, $1.type) }
    return try JoinTable(rows, forms: forms, run: run)
  }

  private func joined(_ inputs: [any Operator], _ table: JoinTable) -> [any Operator] {
    let joining = Joining(
      join,
      table,
      leftTypes: leftTypes,
      parts: inputs.count,
      at: place,
      span: span,
      run: run
    )
    var parts: [any Operator] = inputs.enumerated().map { JoinPart(joining, part: $0, $1) }
    if case .keepAll = join.kind { parts.append(JoinRest(joining)) }
    return parts
  }
}
