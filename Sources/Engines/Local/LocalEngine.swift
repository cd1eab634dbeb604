import Columns
import Diagnostics
package import Plan

/// Runs plans on this machine, over batches of columns in memory.
///
/// Rows are pulled from the last operator of the plan. Nothing here depends on the number of rows in
/// a batch but speed: answers and notes are the same for every ``init(batchRows:)``.
package struct LocalEngine: Engine {
  private let batchRows: Int

  /// Creates an engine.
  ///
  /// - Parameter batchRows: the number of rows at which batches are cut, for tests.
  package init(batchRows: Int = Batch.standardRows) {
    self.batchRows = max(batchRows, 1)
  }

  /// The stack that a step takes, twice what was measured: 8.2 KiB at most, in a debug build.
  private static let stackPerStep = 16 << 10
  /// As many steps as any thread has room for.
  private static let shallowDepth = 250
  private static let mostDepth = 10_000

  package func run(_ plan: Plan, cancellation: Cancellation) throws(EngineError) -> Answer {
    let depth = plan.depth
    if depth <= Self.shallowDepth { return try answer(plan, cancellation) }
    guard depth <= Self.mostDepth else { throw Self.tooDeep(plan) }
    let result = DeepStack.run(bytes: (depth + Self.shallowDepth) * Self.stackPerStep) {
      Result { () throws(EngineError) in try answer(plan, cancellation) }
    }
    guard let result else { throw Self.tooDeep(plan) }
    return try result.get()
  }

  private static func tooDeep(_ plan: Plan) -> EngineError {
    .evaluation(
      Diagnostic(
        .error,
        id: "too-many-steps",
        "there are too many steps one after another for one run",
        at: plan.span,
        help: ["ask the question in parts, each from the result of the last: `from _`"]
      )
    )
  }

  private func answer(_ plan: Plan, _ cancellation: Cancellation) throws(EngineError) -> Answer {
    let run = Run(batchRows: batchRows, cancellation: cancellation)
    var rows = Evaluator(run: run).rows(of: ColumnPruning.pruned(plan))
    var batches = BatchCutter(schema: plan.schema, batchRows: batchRows)
    while let batch = try rows.next() {
      try run.check()
      batches.add(batch)
    }
    try run.decideAssertions()
    return Answer(
      table: Table(schema: plan.schema, batches: batches.finish()),
      notes: run.orderedNotes
    )
  }
}
