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
    // A bare column is joined once, with its batch.
    let computed = keys.indices.filter { keys[$0].bareColumn == nil }
    let parts = try input.parts(for: run).map { CollectedPart($0, computed.map { keys[$0] }) }
    try PartTeam.run(parts.count, on: run) { part throws(EngineError) in
      try parts[part].collect(span: span, run: run)
    }
    guard parts.reduce(0, { $0 + $1.rows }) < Int(Int32.max) else { throw Self.tooManyRows(span) }
    let joined = Batch.joined(parts.flatMap(\.batches), schema: schema)
    batch = joined
    self.keys = keys.indices.map { index in
      if let column = keys[index].bareColumn { return joined.columns[column] }
      let place = computed.firstIndex(of: index) ?? 0
      return Column.joined(parts.flatMap { $0.answers[place] }, type: keys[index].type)
    }
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
