import Columns
import Diagnostics
import Plan

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
    let evaluators = keys.map(ExpressionEvaluator.init)
    // A bare column is joined once, with its batch.
    let computed = keys.indices.filter { keys[$0].bareColumn == nil }
    var parts = [[Column]](repeating: [], count: keys.count)
    var batches: [Batch] = []
    var rows = 0
    // Expressions are worked out on as few rows as their cells fit the cache.
    while let batch = try computed.isEmpty ? input.nextUncut() : input.next() {
      try run.check()
      rows += batch.count
      guard rows < Int(Int32.max) else { throw Self.tooManyRows(span) }
      for index in computed {
        parts[index].append(try evaluators[index].evaluate(RowSelection(batch)))
      }
      batches.append(batch)
    }
    let joined = Batch.joined(batches, schema: schema)
    batch = joined
    self.keys = keys.indices.map { index in
      keys[index].bareColumn.map { joined.columns[$0] }
        ?? Column.joined(parts[index], type: keys[index].type)
    }
  }

  private static func tooManyRows(_ span: SourceSpan) -> EngineError {
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

extension Expression {
  /// The column that the expression is, where it is nothing else.
  var bareColumn: Int? {
    if case .column(let index) = node { index } else { nil }
  }
}
