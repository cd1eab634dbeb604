package import Columns
package import Diagnostics
package import Platform

/// Something that answers plans.
package protocol Engine: Sendable {
  /// Runs a plan to its end.
  ///
  /// - Throws: ``EngineError`` where the plan has no answer, data cannot be read or the run was
  ///   cancelled.
  func run(_ plan: Plan, cancellation: Cancellation) throws(EngineError) -> Answer
}

/// The rows of an answer and what is worth knowing about them.
package struct Answer: Sendable {
  /// The rows.
  package let table: Table
  /// Notes and advice, in the order of the steps that gave them.
  package let notes: [Diagnostic]
  /// Where each row comes from, where the plan asks for it.
  package let lineage: (any Lineage)?

  /// Creates an answer.
  package init(table: Table, notes: [Diagnostic] = [], lineage: (any Lineage)? = nil) {
    self.table = table
    self.notes = notes
    self.lineage = lineage
  }
}

/// Why a plan has no answer.
package enum EngineError: Error, Sendable {
  /// A calculation failed; the diagnostic points at it.
  case evaluation(Diagnostic)
  /// An assertion does not hold; the diagnostic points at it.
  case assertion(Diagnostic)
  /// Data could not be read, for the step at the span.
  case data(DataError, SourceSpan)
  /// The run was cancelled.
  case cancelled
}
