import Columns
import Diagnostics
package import Plan
package import Platform

/// Runs plans on this machine, over batches of columns in memory.
///
/// Rows are pulled from the last operator of the plan. Nothing here depends on the number of rows in
/// a batch nor on the number of threads but speed: answers and notes are the same for every
/// ``init(batchRows:threads:)``.
package struct LocalEngine: Engine {
  private let batchRows: Int
  private let threads: Int

  /// Creates an engine.
  ///
  /// - Parameters:
  ///   - batchRows: the number of rows at which batches are cut, for tests.
  ///   - threads: how many threads a run may use; nil for one on each processor.
  package init(batchRows: Int = Batch.standardRows, threads: Int? = nil) {
    self.batchRows = max(batchRows, 1)
    self.threads = max(threads ?? ThreadTeam.processors, 1)
  }

  /// The stack that a step takes, twice what was measured: 8.2 KiB at most, in a debug build.
  private static let stackPerStep = 16 << 10
  /// As many steps as any thread has room for.
  private static let shallowDepth = 250
  private static let mostDepth = 10_000

  package func run(_ plan: Plan, cancellation: Cancellation) throws(EngineError) -> Answer {
    let depth = plan.depth * (plan.isCited ? LineageTracking.deepening : 1)
    if depth <= Self.shallowDepth { return try answer(plan, threads, cancellation) }
    guard depth <= Self.mostDepth else { throw Self.tooDeep(plan) }
    let result = DeepStack.run(bytes: (depth + Self.shallowDepth) * Self.stackPerStep) {
      // Other threads have no such stack.
      cancellation.whileCurrent {
        Result { () throws(EngineError) in try answer(plan, 1, cancellation) }
      }
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

  private func answer(
    _ plan: Plan,
    _ threads: Int,
    _ cancellation: Cancellation
  ) throws(EngineError) -> Answer {
    let run = Run(batchRows: batchRows, threads: threads, cancellation: cancellation)
    let pruned = ColumnPruning.pruned(plan)
    guard case .cite(let input) = pruned.node else {
      let table = Table(schema: plan.schema, batches: try batches(of: pruned, run))
      return Answer(table: table, notes: run.orderedNotes)
    }
    let tracking = LineageTracking()
    let batches = try batches(of: tracking.tracked(input), run)
    let (shown, lineage) = tracking.separated(batches)
    return Answer(
      table: Table(schema: plan.schema, batches: shown),
      notes: run.orderedNotes,
      lineage: lineage
    )
  }

  private func batches(of plan: Plan, _ run: Run) throws(EngineError) -> [Batch] {
    var rows = Evaluator(run: run).rows(of: plan)
    let parts = try rows.parts(for: run).map { AnswerPart($0, plan.schema, batchRows: batchRows) }
    try PartTeam.run(parts.count, on: run) { part throws(EngineError) in
      try parts[part].collect(run)
    }
    try run.decideAssertions()
    // What was asked to stop may have left things out.
    if run.cancellation.isCancelled { throw .cancelled }
    if parts.count == 1 { return parts[0].batches }
    var batches = BatchCutter(schema: plan.schema, batchRows: batchRows)
    for batch in parts.flatMap(\.batches) { batches.add(batch) }
    return batches.finish()
  }
}

/// One part of an answer.
private final class AnswerPart {
  private var rows: any Operator
  private var cutter: BatchCutter
  private(set) var batches: [Batch] = []

  init(_ rows: any Operator, _ schema: Schema, batchRows: Int) {
    self.rows = rows
    cutter = BatchCutter(schema: schema, batchRows: batchRows)
  }

  func collect(_ run: Run) throws(EngineError) {
    while let batch = try rows.next() {
      try run.check()
      cutter.add(batch)
    }
    batches = cutter.finish()
  }
}

extension Plan {
  fileprivate var isCited: Bool {
    if case .cite = node { true } else { false }
  }
}
