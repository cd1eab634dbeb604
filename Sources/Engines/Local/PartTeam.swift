import Plan
import Platform
import Synchronization

/// Work on parts that are numbered in the order in which one thread would do them.
///
/// Any thread does any part, each part is done by one thread from its beginning to its end, and
/// earlier parts begin first. No answer and no failure depends on the number of threads where each
/// part writes only what is its own.
final class PartTeam {
  /// How many parts are made for each thread, so that none waits long for the last.
  static let partsPerThread = 8

  private struct State {
    var next = 0
    var failure: (part: Int, error: EngineError)?
  }

  private let count: Int
  private let body: (Int) throws(EngineError) -> Void
  private let state = Mutex(State())

  private init(_ count: Int, _ body: @escaping (Int) throws(EngineError) -> Void) {
    self.count = count
    self.body = body
  }

  /// Does parts 0 up to a count on the threads of a run, and waits for all of them.
  ///
  /// - Throws: what the earliest part met, as one thread would have; none after it is begun then.
  static func run(
    _ count: Int,
    on run: Run,
    _ body: @escaping (Int) throws(EngineError) -> Void
  ) throws(EngineError) {
    let threads = min(run.threads, count)
    guard threads > 1 else {
      for part in 0..<count { try body(part) }
      return
    }
    let team = PartTeam(count, body)
    ThreadTeam.run(threads: threads) {
      run.cancellation.whileCurrent { team.work(run) }
    }
    if let failure = team.state.withLock({ $0.failure }) { throw failure.error }
  }

  private func work(_ run: Run) {
    while let part = nextPart() {
      do throws(EngineError) {
        try body(part)
      } catch {
        let error = error
        run.hasFailed.store(true, ordering: .relaxed)
        state.withLock { state in
          if let known = state.failure, known.part < part { return }
          state.failure = (part, error)
        }
      }
    }
  }

  private func nextPart() -> Int? {
    state.withLock { state in
      guard state.next < count, state.failure == nil else { return nil }
      state.next += 1
      return state.next - 1
    }
  }
}
