import Glibc

/// Files that only grow, in folders of the user's.
extension Descriptor {
  /// The bytes of a file, of a longer one the last.
  static func contents(ofFile path: String, limit: Int) throws(SystemFailure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    // A pipe or a device has no end.
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SystemFailure(code: EISDIR)
    }
    if status.st_size > limit { lseek(descriptor, -limit, SEEK_END) }
    return try readAll(descriptor)
  }

  /// The path without links, `.` and `..`; nil where there is no such file.
  static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Adds a text to a file in one write; the file and its folders are made where they are missing.
  static func append(_ text: String, toFile path: String) throws(SystemFailure) {
    for end in path.indices where path[end] == "/" && end > path.startIndex {
      // Whether it matters that a folder could not be made, opening the file tells.
      unsafe mkdir(String(path[..<end]), 0o700)
    }
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
    let descriptor = unsafe open(path, flags, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    try writeAll(Array(text.utf8)[...], to: descriptor)
  }
}
