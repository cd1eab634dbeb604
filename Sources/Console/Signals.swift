import Glibc
import Platform
import Synchronization

/// The signals that the program acts on.
///
/// A handler may do next to nothing, so these set flags: one for each signal, and the one of the
/// cancellation that is current. All state is atomic; it is global because handlers take no context.
enum Signals {
  private static let pending = Atomic<UInt64>(0)
  private static let current = Atomic<UInt>(0)
  /// The bits of the signals that cancel work.
  private static var ends: UInt64 {
    1 << UInt64(SIGINT) | 1 << UInt64(SIGHUP) | 1 << UInt64(SIGTERM)
  }

  /// Handles the signals given from now on; with `once`, a second one ends the program, for when
  /// nothing reacts to the first.
  static func handle(_ signals: [Int32], once: Bool = false) {
    // The atomics are set up before a handler can need them.
    _ = (pending.load(ordering: .relaxed), current.load(ordering: .relaxed))
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { signal in Signals.receive(signal) }
    action.sa_flags = once ? Int32(bitPattern: UInt32(SA_RESETHAND)) : 0
    for signal in signals { unsafe sigaction(signal, &action, nil) }
  }

  private static func receive(_ signal: Int32) {
    let bit: UInt64 = 1 << UInt64(signal & 63)
    pending.bitwiseOr(bit, ordering: .sequentiallyConsistent)
    guard bit & ends != 0 else { return }
    let bits = current.load(ordering: .sequentiallyConsistent)
    guard let address = unsafe UnsafeRawPointer(bitPattern: bits) else { return }
    unsafe Unmanaged<Cancellation>.fromOpaque(address).takeUnretainedValue().cancel()
  }

  /// Whether a signal came since it was last taken.
  static func take(_ signal: Int32) -> Bool {
    let bit: UInt64 = 1 << UInt64(signal & 63)
    return pending.bitwiseAnd(~bit, ordering: .relaxed).oldValue & bit != 0
  }

  /// Whether a signal came and is not yet taken.
  static func isPending(_ signal: Int32) -> Bool {
    pending.load(ordering: .relaxed) >> UInt64(signal & 63) & 1 != 0
  }

  /// Runs work that an interrupt or the loss of the terminal cancels.
  ///
  /// A signal that came since the statement was read is meant for it, though the work has yet to
  /// begin: a slow machine may take a while from the one to the other.
  static func cancelling<Result>(_ body: (Cancellation) -> Result) -> Result {
    let cancellation = Cancellation()
    let address = unsafe UInt(bitPattern: Unmanaged.passUnretained(cancellation).toOpaque())
    // The work is known before it is asked what came: a signal finds the one or is found by the other.
    let outer = current.exchange(address, ordering: .sequentiallyConsistent)
    if pending.load(ordering: .sequentiallyConsistent) & ends != 0 { cancellation.cancel() }
    let result = body(cancellation)
    // The object outlives the time in which a handler can find it.
    withExtendedLifetime(cancellation) { current.store(outer, ordering: .releasing) }
    // An interrupt was meant for this work and not for what is typed next.
    _ = take(SIGINT)
    return result
  }

  /// Does work outside a query that an interrupt cancels, where it looks at ``Cancellation/isAsked``.
  static func interruptible<Result>(_ body: () -> Result) -> Result {
    cancelling { cancellation in cancellation.whileCurrent(body) }
  }
}

// MARK: - Waiting

extension Signals {
  /// What ended a wait.
  enum Arrival {
    case ready
    case signalled
    /// The other end is gone.
    case closed
  }

  /// Holds signals back except in ``waitForInput(_:)``, so that none can come between looking
  /// for it and waiting; the body takes the mask for that.
  static func blocking<Result>(_ signals: [Int32], _ body: (sigset_t) -> Result) -> Result {
    var blocked = sigset_t()
    var usual = sigset_t()
    unsafe sigemptyset(&blocked)
    for signal in signals { unsafe sigaddset(&blocked, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &blocked, &usual)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &usual, nil) }
    return body(usual)
  }

  /// Lets through what was held back.
  static func deliver(_ mask: sigset_t) {
    var mask = mask
    var blocked = sigset_t()
    unsafe pthread_sigmask(SIG_SETMASK, &mask, &blocked)
    unsafe pthread_sigmask(SIG_SETMASK, &blocked, nil)
  }

  /// Stops the process as Ctrl-Z stops any other: not at all where no shell could wake it.
  static func stop(_ mask: sigset_t) {
    Glibc.signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    deliver(mask)
    handle([SIGTSTP])
  }

  /// Keeps Ctrl-Z from stopping the process, so that no shell comes to the front.
  static func ignoreStop() { Glibc.signal(SIGTSTP, SIG_IGN) }

  /// Waits until standard input can be read or a signal comes.
  ///
  /// Where there is input the system lets no signal through; so ``deliver(_:)`` comes first.
  static func waitForInput(_ mask: sigset_t) -> Arrival {
    var wanted = fd_set()
    // The first bit stands for descriptor 0; C's macros for it are not to be had.
    wanted.__fds_bits.0 = 1
    var mask = mask
    let count = unsafe pselect(STDIN_FILENO + 1, &wanted, nil, nil, nil, &mask)
    if count > 0 { return .ready }
    return errno == EINTR ? .signalled : .closed
  }
}
