import Columns
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

  package func run(_ plan: Plan, cancellation: Cancellation) throws(EngineError) -> Answer {
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
