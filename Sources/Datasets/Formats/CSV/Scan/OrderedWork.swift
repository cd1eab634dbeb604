import Columns
import Platform
import Synchronization

/// Work that several threads do in any order and whose results are gathered in order.
///
/// Whichever thread has a result when the next one in order is there gathers it, so that no thread
/// waits for another.
final class OrderedWork<Worker, Item: Sendable, Gathered: Sendable>: Sendable {
  private struct Queue {
    var waiting: [Int: Item] = [:]
    var gathered = 0
    var failure: ScanStop?
  }

  private let queue = Mutex(Queue())
  private let target: Mutex<Gathered>
  private let gather: @Sendable (inout Gathered, inout Worker, Int, Item) throws(ScanStop) -> Void

  /// Creates work, whose results are gathered in order, one at a time.
  init(
    into start: Gathered,
    gather:
      @escaping @Sendable (inout Gathered, inout Worker, Int, Item) throws(ScanStop) -> Void
  ) {
    target = Mutex(start)
    self.gather = gather
  }

  /// Does the work and returns what was gathered; stops where the run that the thread works for does.
  ///
  /// Each thread keeps a worker between two results; `next` gives the next result and its number, or
  /// nil where there is none left.
  func run(
    threads: Int,
    makeWorker: @escaping @Sendable () -> Worker,
    next: @escaping @Sendable (inout Worker) throws(ScanStop) -> (number: Int, item: Item)?
  ) throws(ScanStop) -> Gathered {
    let cancellation = Cancellation.current
    ThreadTeam.run(threads: threads) { [self] in
      var worker = makeWorker()
      do throws(ScanStop) {
        while queue.withLock({ $0.failure == nil }), let (number, item) = try next(&worker) {
          if cancellation?.shouldStop() ?? false { throw ScanStop.data(.interrupted) }
          queue.withLock { $0.waiting[number] = item }
          try gatherWhatIsThere(&worker)
        }
      } catch {
        let stop = error
        queue.withLock { $0.failure = $0.failure ?? stop }
      }
    }
    if let failure = queue.withLock({ $0.failure }) { throw failure }
    return target.withLock { $0 }
  }

  private func gatherWhatIsThere(_ worker: inout Worker) throws(ScanStop) {
    // After each round the queue is looked at again: a result may have come in between.
    while queue.withLock({ $0.waiting[$0.gathered] != nil }) {
      let result = target.withLockIfAvailable { target -> Result<Void, ScanStop> in
        while let (number, item) = taken() {
          do throws(ScanStop) {
            try gather(&target, &worker, number, item)
          } catch {
            return .failure(error)
          }
          queue.withLock { $0.gathered += 1 }
        }
        return .success(())
      }
      guard let result else { return }
      try result.get()
    }
  }

  /// The next result in order, where it is there.
  private func taken() -> (Int, Item)? {
    queue.withLock { queue in
      queue.waiting.removeValue(forKey: queue.gathered).map { (queue.gathered, $0) }
    }
  }
}
