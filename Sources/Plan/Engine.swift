package import Columns
package import Diagnostics
import Synchronization

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

/// A request, from another thread or a signal, that a run should stop.
package final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Creates a cancellation that has not been asked for.
  package init() {}

  /// Whether the run should stop.
  package var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Asks the run to stop; safe to call from a signal handler.
  package func cancel() { flag.store(true, ordering: .relaxed) }

  private let expected = Atomic<Int>(0)
  private let read = Atomic<Int>(0)

  /// The rows that the sources of the run hold, as far as they have been opened, and how many of them
  /// have been read; safe to ask from another thread.
  package var rows: (expected: Int, read: Int) {
    (expected.load(ordering: .relaxed), read.load(ordering: .relaxed))
  }

  /// Counts rows that a source will hand out.
  package func expect(rows count: Int) { expected.wrappingAdd(count, ordering: .relaxed) }

  /// Counts rows that a source has handed out.
  package func handOut(rows count: Int) { read.wrappingAdd(count, ordering: .relaxed) }
}
