import Glibc

/// Runs the same work on several threads and waits for all of them.
enum ThreadTeam {
  private final class Member {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// The number of processors that this process may use.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Runs the body once on each of so many threads, of which the caller's is one.
  ///
  /// Where the system gives no more threads those that there are do the work.
  static func run(threads: Int, _ body: @escaping @Sendable () -> Void) {
    var started: [pthread_t] = []
    let member = Member(body)
    // Every thread is joined before this returns, so that the member outlives them.
    withExtendedLifetime(member) {
      for _ in 1..<max(threads, 1) {
        var thread = pthread_t()
        let failure = unsafe pthread_create(
          &thread,
          nil,
          { context in
            if let context = unsafe context {
              unsafe Unmanaged<Member>.fromOpaque(context).takeUnretainedValue().body()
            }
            return nil
          },
          Unmanaged.passUnretained(member).toOpaque()
        )
        guard failure == 0 else { break }
        started.append(thread)
      }
      body()
      for thread in started { pthread_join(thread, nil) }
    }
  }
}
