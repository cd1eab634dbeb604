import BundledCatalogue
import Columns
import Glibc

/// The bytes of a whole file: copied into memory, or built into the program.
///
/// No file is mapped: one that another program cuts short while it is read would end the process.
struct FileBytes: ~Copyable {
  @safe private enum Storage {
    case copied([UInt8])
    case bundled(UnsafePointer<UInt8>, Int)
  }

  /// The largest file that is read: 16 GiB, beyond which columns would not fit into memory either.
  static let limit = 16 << 30
  /// The most that is read from a pipe or a device, which may never end: 1 GiB.
  private static let pipeLimit = 1 << 30

  private let storage: Storage

  /// Bytes that are already in memory.
  init(_ bytes: [UInt8]) { storage = .copied(bytes) }

  /// Opens and reads a file.
  init(path: String) throws(DataError) {
    let file = try OpenFile(path)
    guard file.size <= Self.limit else { throw FileProblem.tooLarge(path, file.size) }
    storage = .copied(try Self.copy(file))
  }

  /// The bundled file of a name, or nil where there is none.
  init?(bundled name: String) {
    for index in 0..<bundled_file_count {
      let file = unsafe bundled_files[index]
      guard unsafe strcmp(file.name, name) == 0 else { continue }
      unsafe storage = .bundled(file.bytes, file.count)
      return
    }
    return nil
  }

  /// The names of the bundled files, in alphabetical order.
  static var bundledNames: [String] {
    (0..<bundled_file_count).map { unsafe String(cString: bundled_files[$0].name) }
  }

  /// Gives the bytes to a closure.
  func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .copied(let bytes):
      return try body(bytes.span)
    case .bundled(let address, let size):
      let buffer = unsafe UnsafeBufferPointer(start: address, count: size)
      return try body(unsafe Span(_unsafeElements: buffer))
    }
  }

  /// The bytes as an array.
  func copied() -> [UInt8] {
    switch storage {
    case .copied(let bytes): bytes
    case .bundled(let address, let size):
      unsafe Array(UnsafeBufferPointer(start: address, count: size))
    }
  }

  /// Reads to the end; a pipe has no size, so the buffer grows as needed.
  private static func copy(_ file: OpenFile) throws(DataError) -> [UInt8] {
    let size = file.isOrdinary ? file.size : 0
    var bytes = [UInt8](repeating: 0, count: max(size + 1, 64 << 10))
    var filled = 0
    while true {
      if filled == bytes.count {
        guard filled < max(pipeLimit, size) else { throw FileProblem.endless(file.path) }
        bytes += [UInt8](repeating: 0, count: filled)
      }
      let count = try file.readNext(into: &bytes, at: filled)
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }
}
