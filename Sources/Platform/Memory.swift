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

  /// Keeps up to 128 MiB of freed memory for the next query.
  ///
  /// Columns of a million rows are freed with their query. Where their pages go back to the system each
  /// time, the next query spends a fifth of its time on getting them again.
  package static func keepFreed() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TRIM_THRESHOLD, 128 << 20)
  }

  /// An array of equal cells, of which a large one lies in large pages where the system has them.
  ///
  /// What is read and written here and there in 64 MiB spends half of its time on finding pages of
  /// four kilobytes.
  @inlinable
  package static func array<Cell: BitwiseCopyable>(repeating cell: Cell, count: Int) -> [Cell] {
    unsafe [Cell](unsafeUninitializedCapacity: count) { cells, initialised in
      unsafe preferLargePages(UnsafeRawBufferPointer(cells))
      unsafe cells.initialize(repeating: cell)
      initialised = count
    }
  }

  /// Below so many bytes small pages do.
  private static let largeBytes = 4 << 20
  private static let largePage = 2 << 20

  /// Asks for large pages for memory that has not been written to yet.
  @usableFromInline
  package static func preferLargePages(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= largeBytes, let address = bytes.baseAddress else { return }
    let start = UInt(bitPattern: address)
    let first = (start + UInt(largePage) - 1) & ~UInt(largePage - 1)
    let end = (start + UInt(bytes.count)) & ~UInt(largePage - 1)
    guard first < end else { return }
    unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
  }

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
