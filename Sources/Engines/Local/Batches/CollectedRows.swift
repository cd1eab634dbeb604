import Columns
import Diagnostics
import Plan
import Synchronization

/// All rows of an input as one batch, with the answers of expressions beside them.
struct CollectedRows {
  /// The rows.
  let batch: Batch
  /// One column an expression.
  let keys: [Column]

  /// Reads an input to its end.
  ///
  /// - Throws: also where there are more rows than a 32-bit row number can tell apart.
  init(
    _ input: inout any Operator,
    of schema: Schema,
    keys: [Expression],
    span: SourceSpan,
    run: Run
  ) throws(EngineError) {
    // A bare column is joined once, with its batch.
    let computed = keys.indices.filter { keys[$0].bareColumn == nil }
    let parts = try input.parts(for: run).map { CollectedPart($0, computed.map { keys[$0] }) }
    try PartTeam.run(parts.count, on: run) { part throws(EngineError) in
      try parts[part].collect(span: span, run: run)
    }
    guard parts.reduce(0, { $0 + $1.rows }) < Int(Int32.max) else { throw Self.tooManyRows(span) }
    let batches = parts.flatMap(\.batches)
    let fields = schema.fields
    let rows = batches.reduce(0) { $0 + $1.count }
    let columns = try Self.joined(rows, on: run, fields.map(\.type)) { column in
      batches.map { $0.columns[column] }
    }
    let answers = try Self.joined(rows, on: run, computed.map { keys[$0].type }) { place in
      parts.flatMap { $0.answers[place] }
    }
    batch = Batch(columns, count: rows)
    self.keys = keys.indices.map { index in
      keys[index].bareColumn.map { columns[$0] }
        ?? answers[computed.firstIndex(of: index) ?? 0]
    }
  }

  /// Below so many rows one thread joins the columns before another is started.
  private static let fewRows = 1 << 16

  /// Joins the pieces of columns of some types, each column on one thread.
  private static func joined(
    _ rows: Int,
    on run: Run,
    _ types: [DataType],
    pieces: @escaping (Int) -> [Column]
  ) throws(EngineError) -> [Column] {
    guard rows >= fewRows else {
      return types.indices.map { Column.joined(pieces($0), type: types[$0]) }
    }
    let columns = Mutex([Column?](repeating: nil, count: types.count))
    try PartTeam.run(types.count, on: run) { place throws(EngineError) in
      let column = Column.joined(pieces(place), type: types[place])
      columns.withLock { $0[place] = column }
    }
    return columns.withLock { $0.compactMap { $0 } }
  }

  fileprivate static func tooManyRows(_ span: SourceSpan) -> EngineError {
    .evaluation(
      Diagnostic(
        .error,
        id: "too-many-rows",
        "this step would have to hold more than 2,147,483,646 rows at once",
        at: span,
        help: ["keep fewer rows with `where` or `summarise` before it"]
      )
    )
  }
}

/// The batches of one part of the input, with the answers of expressions for each.
private final class CollectedPart {
  private var input: any Operator
  private let expressions: [ExpressionEvaluator]
  private(set) var rows = 0
  private(set) var batches: [Batch] = []
  /// For each expression its answers, a column a batch.
  private(set) var answers: [[Column]]

  init(_ input: any Operator, _ expressions: [Expression]) {
    self.input = input
    self.expressions = expressions.map(ExpressionEvaluator.init)
    answers = expressions.map { _ in [] }
  }

  func collect(span: SourceSpan, run: Run) throws(EngineError) {
    // Expressions are worked out on as few rows as their cells fit the cache.
    while let batch = try expressions.isEmpty ? input.nextUncut() : input.next() {
      try run.check()
      rows += batch.count
      guard rows < Int(Int32.max) else { throw CollectedRows.tooManyRows(span) }
      for (place, expression) in expressions.enumerated() {
        answers[place].append(try expression.evaluate(RowSelection(batch)))
      }
      batches.append(batch)
    }
  }
}

extension Expression {
  /// The column that the expression is, where it is nothing else.
  var bareColumn: Int? {
    if case .column(let index) = node { index } else { nil }
  }
}
