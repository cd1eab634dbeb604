import CMalloc
import Glibc

/// The memory of the machine and of this process.
package enum Memory {
  /// The bytes that this process holds in memory, without the pages of files that it shares; 0 where
  /// the system does not say.
  package static var inUse: Int {
    // The second and third figure are all pages in memory and those that are shared.
    let figures = text(of: "/proc/self/statm").split(separator: " ").compactMap { Int($0) }
    guard figures.count > 2 else { return 0 }
    return (figures[1] - figures[2]) * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// The bytes that the machine has, or that a container grants where that is less.
  package static let ofMachine: Int = {
    let all = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
    let granted = [
      "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    ].compactMap { Int(text(of: $0).prefix { $0 != "\n" }) }
    return granted.reduce(all, min)
  }()

  /// Three quarters of the machine's memory.
  package static var standardCeiling: Int { ofMachine / 4 * 3 }

  /// Gives memory that is free back to the system, so that ``inUse`` says what is used.
  package static func giveBack() { malloc_trim(0) }

  /// The beginning of a file of the system, empty where there is none.
  private static func text(of path: String) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = unsafe read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }
}
