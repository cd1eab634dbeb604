import Glibc
import Platform
import Synchronization

/// Says how far a query is, on a line that goes again, once it has run for two seconds.
final class Progress: Sendable {
  private static let patience = 2_000
  private static let interval: useconds_t = 50_000

  private let cancellation: Cancellation
  private let width: Int
  private let began: Int
  private let isOver = Atomic<Bool>(false)
  /// Whether the line is on the screen.
  private let isShown = Mutex(false)

  private init(_ cancellation: Cancellation, width: Int) {
    self.cancellation = cancellation
    self.width = width
    began = Clock.steady
  }

  /// Runs work and shows how far it is on standard error.
  static func during<Result>(
    _ cancellation: Cancellation,
    width: Int,
    _ body: (Progress) -> Result
  ) -> Result {
    let progress = Progress(cancellation, width: width)
    var thread = pthread_t()
    let context = unsafe Unmanaged.passUnretained(progress).toOpaque()
    var all = sigset_t()
    var usual = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &usual)
    let failure = unsafe pthread_create(
      &thread,
      nil,
      { context in
        if let context = unsafe context {
          unsafe Unmanaged<Progress>.fromOpaque(context).takeUnretainedValue().watch()
        }
        return nil
      },
      context
    )
    unsafe pthread_sigmask(SIG_SETMASK, &usual, nil)
    defer {
      // The thread is joined before the object that it watches goes.
      withExtendedLifetime(progress) {
        progress.isOver.store(true, ordering: .releasing)
        if failure == 0 { pthread_join(thread, nil) }
      }
    }
    return body(progress)
  }

  private func watch() {
    var most = 0
    while !isOver.load(ordering: .acquiring) {
      usleep(Self.interval)
      let spent = Clock.steady - began
      guard spent >= Self.patience, !isOver.load(ordering: .acquiring) else { continue }
      let (expected, read) = cancellation.rows
      most = max(most, expected > 0 ? min(read, expected) * 100 / expected : 0)
      let words = Self.words(percent: most, milliseconds: spent)
      isShown.withLock { isShown in
        Self.say("\r\u{1B}[K" + String(words.prefix(max(width - 1, 10))))
        isShown = true
      }
    }
    inTurn {}
  }

  /// Runs work that writes to the terminal, without the line and with none coming between.
  func inTurn(_ body: () -> Void) {
    isShown.withLock { isShown in
      if isShown { Self.say("\r\u{1B}[K") }
      isShown = false
      body()
    }
  }

  /// How far it is, in words; the time left is what the rows read so far make likely.
  static func words(percent: Int, milliseconds spent: Int) -> String {
    let time = Clock.words(milliseconds: spent)
    switch percent {
    case ..<5: return "running for \(time); Ctrl-C stops it"
    case ..<100:
      let left = Clock.words(milliseconds: max(spent * (100 - percent) / percent, 1_000))
      return "\(percent)% of the rows read after \(time), about \(left) left; Ctrl-C stops it"
    default: return "all rows read, still working after \(time); Ctrl-C stops it"
    }
  }

  private static func say(_ words: String) {
    try? Descriptor.writeAll(Array(words.utf8)[...], to: STDERR_FILENO)
  }
}
