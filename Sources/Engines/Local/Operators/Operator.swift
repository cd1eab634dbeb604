import Columns
import Plan

/// One node of a running plan, from which rows are pulled a batch at a time.
///
/// An operator gives its notes when it has seen all of its input. Where a later step stops early it
/// gives none, because how far it had read would depend on the size of batches.
protocol Operator {
  /// The next rows, at least one, or nil when there are no more; not called again after that.
  mutating func next() throws(EngineError) -> Batch?

  /// The next rows, as many as lie together: for an operator that holds all of them at once, which
  /// would only join again what was cut.
  mutating func nextUncut() throws(EngineError) -> Batch?

  /// The same rows as at most so many operators in order, all rows of one before those of the next;
  /// nil where rows come only one after another, or are few.
  ///
  /// Called once at most, and before any row is asked for. After an answer only the parts are asked,
  /// each by one thread at a time. Notes come when all parts are at their end.
  ///
  /// - Throws: what stands in the way of every row.
  mutating func split(into parts: Int) throws(EngineError) -> [any Operator]?
}

extension Operator {
  mutating func nextUncut() throws(EngineError) -> Batch? { try next() }

  mutating func split(into parts: Int) throws(EngineError) -> [any Operator]? { nil }

  /// What the threads of a run pull, in order: parts, or the operator itself.
  mutating func parts(for run: Run) throws(EngineError) -> [any Operator] {
    guard run.threads > 1,
      let parts = try split(into: run.threads * PartTeam.partsPerThread)
    else { return [self] }
    return parts
  }
}
