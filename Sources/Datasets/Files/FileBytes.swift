import BundledCatalogue
import Columns
import Glibc

/// The bytes of a file for as long as they are read: mapped, copied or built into the program.
///
/// The only place of this module that handles memory without bounds. A mapped file that another
/// program cuts short while it is read would end the process, so files below
/// ``FileBytes/mappedFrom`` are copied: at 16 MiB a copy costs some 5 ms and the window in which
/// an editor could save over the file is over before parsing begins.
struct FileBytes: ~Copyable {
  @safe private enum Storage {
    case copied([UInt8])
    case mapped(UnsafeMutableRawPointer, Int)
    case bundled(UnsafePointer<UInt8>, Int)
  }

  /// The size from which a file is mapped into memory instead of copied.
  static let mappedFrom = 16 << 20
  /// The largest file that is read: 16 GiB, beyond which columns would not fit into memory either.
  static let limit = 16 << 30
  /// The most that is read from a pipe or a device, which may never end: 1 GiB.
  private static let pipeLimit = 1 << 30

  private let storage: Storage

  private init(_ storage: Storage) { self.storage = storage }

  /// Bytes that are already in memory.
  init(_ bytes: [UInt8]) { storage = .copied(bytes) }

  /// Opens and reads a file.
  init(path: String) throws(DataError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileProblem.unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw FileProblem.unreadable(path)
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw FileProblem.folder(path) }
    let size = Int(status.st_size)
    guard size <= Self.limit else { throw FileProblem.tooLarge(path, size) }
    if kind == S_IFREG, size >= Self.mappedFrom,
      let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe address != MAP_FAILED
    {
      unsafe madvise(address, size, MADV_SEQUENTIAL)
      self = unsafe FileBytes(.mapped(address, size))
    } else {
      let bytes = try Self.copy(descriptor, path, expecting: kind == S_IFREG ? size : 0)
      self = FileBytes(.copied(bytes))
    }
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

  deinit {
    if case .mapped(let address, let size) = storage { unsafe munmap(address, size) }
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
    case .mapped(let address, let size):
      let buffer = unsafe UnsafeBufferPointer(
        start: address.assumingMemoryBound(to: UInt8.self),
        count: size
      )
      return try body(unsafe Span(_unsafeElements: buffer))
    case .bundled(let address, let size):
      let buffer = unsafe UnsafeBufferPointer(start: address, count: size)
      return try body(unsafe Span(_unsafeElements: buffer))
    }
  }

  /// The bytes as an array.
  func copied() -> [UInt8] {
    switch storage {
    case .copied(let bytes): bytes
    case .mapped(let address, let size):
      unsafe Array(UnsafeRawBufferPointer(start: address, count: size))
    case .bundled(let address, let size):
      unsafe Array(UnsafeBufferPointer(start: address, count: size))
    }
  }

  /// Reads to the end; a pipe has no size, so the buffer grows as needed.
  private static func copy(
    _ descriptor: Int32,
    _ path: String,
    expecting size: Int
  )
    throws(DataError) -> [UInt8]
  {
    var bytes = [UInt8](repeating: 0, count: max(size + 1, 64 << 10))
    var filled = 0
    while true {
      if filled == bytes.count {
        guard filled < pipeLimit else { throw FileProblem.endless(path) }
        bytes += [UInt8](repeating: 0, count: filled)
      }
      let room = bytes.count - filled
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe buffer.baseAddress.map { unsafe read(descriptor, $0 + filled, room) } ?? 0
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileProblem.unreadable(path)
      }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }
}
