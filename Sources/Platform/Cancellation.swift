import Glibc
import Synchronization

/// A request, from another thread, a signal or a look at the memory, that a run should stop.
package final class Cancellation: Sendable {
  /// Why a run is to stop.
  package enum Reason: Int {
    /// A person or another program asked for it.
    case asked = 1
    /// The process holds more memory than it may.
    case memory
  }

  /// A look at the memory takes some microseconds, so that only one check in so many takes one; a
  /// check comes with a batch of rows or a megabyte of a file.
  private static let checksPerLook = 64
  /// From so many bytes on each request is worth a look.
  private static let bytesPerLook = 1 << 24

  private let state = Atomic<Int>(0)
  private let checks = Atomic<Int>(0)
  private let ceiling = Atomic<Int>(0)

  /// Creates a cancellation that has not been asked for.
  package init() {}

  /// Why the run should stop; nil where it should not.
  package var reason: Reason? { Reason(rawValue: state.load(ordering: .relaxed)) }

  /// Whether the run should stop.
  package var isCancelled: Bool { reason != nil }

  /// Asks the run to stop; safe to call from a signal handler.
  package func cancel() { stop(.asked) }

  /// Sets the most bytes of memory that the process may hold while the run goes on;
  /// ``Memory/standardCeiling`` where nothing is set.
  package func limit(memory bytes: Int) { ceiling.store(bytes, ordering: .relaxed) }

  /// Whether the run should stop, now and then after a look at the memory.
  package func shouldStop() -> Bool {
    if isCancelled { return true }
    let number = checks.wrappingAdd(1, ordering: .relaxed).newValue
    guard number.isMultiple(of: Self.checksPerLook) else { return false }
    return look(wanting: 0)
  }

  /// Whether the run should stop and not ask for so many bytes at once.
  package func shouldStop(before bytes: Int) -> Bool {
    if isCancelled { return true }
    return bytes < Self.bytesPerLook ? shouldStop() : look(wanting: bytes)
  }

  /// Looks whether the memory in use and what is wanted besides stay below the ceiling.
  private func look(wanting bytes: Int) -> Bool {
    let set = ceiling.load(ordering: .relaxed)
    let most = (set > 0 ? set : Memory.standardCeiling).subtractingReportingOverflow(bytes)
    let rest = most.overflow ? -1 : most.partialValue
    guard Memory.inUse > rest else { return false }
    // What is free and only kept for later use does not count.
    Memory.giveBack()
    if Memory.inUse > rest { stop(.memory) }
    return isCancelled
  }

  /// The first reason stays.
  private func stop(_ reason: Reason) {
    _ = state.compareExchange(expected: 0, desired: reason.rawValue, ordering: .relaxed)
  }

  // MARK: - Progress

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

// MARK: - The thread's own

extension Cancellation {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    unsafe pthread_key_create(&key, nil)
    return key
  }()

  /// The cancellation of the run that this thread works for.
  ///
  /// Types are worked out when they are asked for, which may read a file of gigabytes; what asks
  /// knows of no run, and the reader finds it here.
  package static var current: Cancellation? {
    guard let address = unsafe pthread_getspecific(key) else { return nil }
    return unsafe Unmanaged<Cancellation>.fromOpaque(address).takeUnretainedValue()
  }

  /// Whether someone has asked the run to stop that this thread works for.
  package static var isAsked: Bool { current?.reason == .asked }

  /// Does work of the run on this thread.
  package func whileCurrent<Answer>(_ body: () -> Answer) -> Answer {
    let outer = unsafe pthread_getspecific(Self.key)
    defer { unsafe pthread_setspecific(Self.key, outer) }
    return withExtendedLifetime(self) {
      unsafe pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque())
      return body()
    }
  }
}
