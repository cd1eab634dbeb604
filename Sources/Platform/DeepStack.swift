import Glibc

/// Runs work on a thread of its own, with as much stack as it needs.
package enum DeepStack {
  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Waits until the body has run.
  ///
  /// - Parameters:
  ///   - bytes: the size of the stack; only what is used of it takes memory.
  ///   - body: what to run.
  /// - Returns: what the body gives, or nil where no such thread is to be had.
  package static func run<Answer>(bytes: Int, _ body: @escaping () -> Answer) -> Answer? {
    var answer: Answer?
    let work = Work { answer = body() }
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return nil }
    defer { unsafe pthread_attr_destroy(&attributes) }
    guard unsafe pthread_attr_setstacksize(&attributes, bytes) == 0 else { return nil }
    var thread = pthread_t()
    // The thread is joined before this returns, so that the work outlives it.
    return withExtendedLifetime(work) {
      let failure = unsafe pthread_create(
        &thread,
        &attributes,
        { context in
          if let context = unsafe context {
            unsafe Unmanaged<Work>.fromOpaque(context).takeUnretainedValue().body()
          }
          return nil
        },
        Unmanaged.passUnretained(work).toOpaque()
      )
      guard failure == 0 else { return nil }
      pthread_join(thread, nil)
      return answer
    }
  }
}
