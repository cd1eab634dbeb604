import Columns
import Plan
import Platform
import Synchronization

/// The first rows of each group in an order, each with its place in the group: what a filter on
/// `row_number()` may let pass of a window.
///
/// The rows are never held all at once. Several threads take batches in turn, each into a lane of its
/// own, and the lanes are brought together at the end.
struct LeadersOperator: Operator {
  /// So many batches are taken before a thread is worth its start.
  private static let fewBatches = 16

  private let source: Source
  private let bound: LeaderBound
  private let run: Run
  private var answer: BatchSlices?

  init(_ input: any Operator, _ bound: LeaderBound, run: Run) {
    source = Source(input, run: run)
    self.bound = bound
    self.run = run
  }

  mutating func next() throws(EngineError) -> Batch? {
    if answer == nil { answer = BatchSlices(try leaders(), batchRows: run.batchRows) }
    return answer?.next()
  }

  private func leaders() throws(EngineError) -> Batch {
    let first = LeaderLane(bound)
    source.feed(first, batches: run.threads > 1 ? Self.fewBatches : .max)
    if run.threads > 1, !source.isAtEnd {
      let lanes = (0..<run.threads).map { _ in LeaderLane(bound) }
      let next = Atomic<Int>(0)
      ThreadTeam.run(threads: run.threads) { [source, run] in
        let lane = lanes[next.wrappingAdd(1, ordering: .relaxed).oldValue]
        run.cancellation.whileCurrent { source.feed(lane, batches: .max) }
      }
      for lane in lanes { first.merge(lane) }
    }
    try source.finish()
    return first.answer()
  }
}

/// Batches of an operator for whichever thread is free.
private final class Source {
  private struct State {
    /// How many batches and rows were handed out.
    var batches = 0
    var rows = 0
    var isAtEnd = false
    /// The failure of the earliest batch.
    var failure: (batch: Int, error: EngineError)?

    mutating func fail(_ batch: Int, _ error: EngineError) {
      isAtEnd = true
      if let failure, failure.batch <= batch { return }
      failure = (batch, error)
    }
  }

  private let state = Mutex(State())
  /// Asked only while the state is locked.
  private var input: any Operator
  private let run: Run

  init(_ input: any Operator, run: Run) {
    self.input = input
    self.run = run
  }

  /// Whether no batch is left.
  var isAtEnd: Bool { state.withLock { $0.isAtEnd } }

  /// Gives a lane at most so many of the batches that are left.
  ///
  /// Batches are handed out in order and worked off to their end, also after a later one has failed:
  /// so the failure is that of the earliest.
  func feed(_ lane: LeaderLane, batches: Int) {
    var left = batches
    while left > 0, let (number, row, batch) = next() {
      left -= 1
      do throws(EngineError) {
        try lane.take(batch, from: row)
      } catch {
        state.withLock { $0.fail(number, error) }
      }
    }
  }

  private func next() -> (number: Int, row: Int, batch: Batch)? {
    state.withLock { state in
      guard !state.isAtEnd else { return nil }
      do throws(EngineError) {
        try run.check()
        guard let batch = try input.next() else {
          state.isAtEnd = true
          return nil
        }
        defer { (state.batches, state.rows) = (state.batches + 1, state.rows + batch.count) }
        return (state.batches, state.rows, batch)
      } catch {
        state.fail(state.batches, error)
        return nil
      }
    }
  }

  /// Throws the failure of the earliest batch.
  func finish() throws(EngineError) {
    if let failure = state.withLock({ $0.failure }) { throw failure.error }
  }
}
