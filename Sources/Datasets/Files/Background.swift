import Glibc

/// Runs work on a thread of its own that nobody waits for.
enum Background {
  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// As much stack as the first thread of a program has.
  private static let stack = 8 << 20

  /// Starts the work; where no thread is to be had it is not done.
  static func run(_ body: @escaping () -> Void) {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return }
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stack)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // Signals are for the thread that talks with the reader.
    var all = sigset_t()
    var usual = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &usual)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &usual, nil) }
    let context = unsafe Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let failure = unsafe pthread_create(
      &thread,
      &attributes,
      { context in
        if let context = unsafe context {
          unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        }
        return nil
      },
      context.toOpaque()
    )
    if failure != 0 { unsafe context.release() }
  }
}
