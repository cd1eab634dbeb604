import Glibc
import Synchronization

/// Runs the same work on several threads and waits for all of them.
package enum ThreadTeam {
  private final class Member {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// As much stack as plans need that run on any thread; only what is used of it takes memory.
  private static let stackBytes = 8 << 20

  /// The number of processors that this process may use.
  package static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Runs the body once on each of so many threads, of which the caller's is one.
  ///
  /// Where the system gives no more threads those that there are do the work.
  package static func run(threads: Int, _ body: @escaping () -> Void) {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return body() }
    defer { unsafe pthread_attr_destroy(&attributes) }
    guard unsafe pthread_attr_setstacksize(&attributes, stackBytes) == 0 else { return body() }
    var started: [pthread_t] = []
    let member = Member(body)
    // Every thread is joined before this returns, so that the member outlives them.
    withExtendedLifetime(member) {
      for _ in 1..<max(threads, 2) where threads > 1 {
        var thread = pthread_t()
        let failure = unsafe pthread_create(
          &thread,
          &attributes,
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

  /// The answers of two pieces of work, each on a thread of its own where there are two.
  package static func both<One, Other>(
    threads: Int,
    _ one: @escaping () -> One,
    _ other: @escaping () -> Other
  ) -> (One, Other) {
    let pair = Pair<One, Other>()
    run(threads: min(threads, 2)) {
      // A thread that does not start leaves both to the caller's.
      while true {
        switch pair.next.wrappingAdd(1, ordering: .relaxed).oldValue {
        case 0: pair.one = one()
        case 1: pair.other = other()
        default: return
        }
      }
    }
    return (pair.one ?? one(), pair.other ?? other())
  }

  private final class Pair<One, Other> {
    let next = Atomic(0)
    var one: One?
    var other: Other?
  }

  /// Lets others work for about as long as a short piece of work takes.
  package static func pause() { usleep(50) }
}
