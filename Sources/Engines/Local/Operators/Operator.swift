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
}

extension Operator {
  mutating func nextUncut() throws(EngineError) -> Batch? { try next() }
}
