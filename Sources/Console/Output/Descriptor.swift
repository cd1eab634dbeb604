import Glibc

/// A failed call of the system.
package struct SystemFailure: Error, Equatable {
  /// The value of `errno`.
  package let code: Int32

  /// Creates a failure.
  package init(code: Int32) {
    self.code = code
  }

  /// Whether someone has asked for an end.
  var isInterruption: Bool { code == EINTR }

  /// The system's words for it: `No space left on device`.
  var words: String { unsafe String(cString: strerror(code)) }
}

/// Reading and writing whole texts through file descriptors.
enum Descriptor {
  /// Reads to the end; `isStopped`, asked after a signal, ends the reading with `EINTR`.
  static func readAll(
    _ descriptor: Int32,
    isStopped: () -> Bool = { false }
  )
    throws(SystemFailure) -> [UInt8]
  {
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return result }
      if count > 0 {
        result.append(contentsOf: chunk[..<count])
      } else if errno != EINTR || isStopped() {
        throw SystemFailure(code: errno)
      }
    }
  }

  /// The most bytes that are written in one go: the system lets no signal end a long one.
  private static let longestWrite = 1 << 20

  /// Writes everything; `isStopped`, asked between pieces and after a signal, ends the writing with
  /// `EINTR`.
  ///
  /// With `place`, the bytes that went before into a file, pieces end at its multiples of a mebibyte. Such
  /// a piece comes to lie in large pages of memory, and reading it takes a seventh less time.
  static func writeAll(
    _ bytes: ArraySlice<UInt8>,
    to descriptor: Int32,
    place: Int = 0,
    isStopped: () -> Bool = { false }
  ) throws(SystemFailure) {
    var rest = bytes
    var place = place
    // Also where there is nothing: whoever made the bytes may have been stopped before the first.
    if isStopped() { throw SystemFailure(code: EINTR) }
    while !rest.isEmpty {
      if isStopped() { throw SystemFailure(code: EINTR) }
      let most = longestWrite - place % longestWrite
      let count = unsafe rest.withUnsafeBytes {
        unsafe write(descriptor, $0.baseAddress, min($0.count, most))
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
        place += count
      } else if errno != EINTR {
        throw SystemFailure(code: errno)
      }
    }
  }

  /// The bytes of a file.
  static func contents(ofFile path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    return try readAll(descriptor)
  }

  /// Puts new bytes in the place of a file.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemFailure) {
    let draft = try FileDraft(replacing: path)
    try draft.write(bytes)
    try draft.finish()
  }

  /// Puts bytes into a new file, or with `overwrites` in the place of one.
  ///
  /// - Throws: `EEXIST` where there is such a file and it may not be replaced.
  static func create(_ path: String, with bytes: [UInt8], overwrites: Bool) throws(SystemFailure) {
    let draft = try FileDraft(path, overwrites: overwrites)
    try draft.write(bytes)
    try draft.finish()
  }

  /// The scripts in a folder and its subfolders, in order; nil where the path is no folder.
  static func scripts(inFolder path: String, depth: Int = 0) -> [String]? {
    guard depth < 32, let folder = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(folder) }
    var found: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      guard !name.hasPrefix(".") else { continue }
      let inner = path.hasSuffix("/") ? path + name : path + "/" + name
      if name.hasSuffix(".scq") {
        found.append(inner)
      } else if let more = scripts(inFolder: inner, depth: depth + 1) {
        found += more
      }
    }
    return found.sorted()
  }
}
