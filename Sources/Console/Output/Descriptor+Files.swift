import Glibc

extension SystemFailure {
  /// Whether there is no such file.
  var isAbsence: Bool { code == ENOENT }
}

/// Files that the program keeps for itself.
extension Descriptor {
  /// Makes the folders above a file, open to this user only.
  static func makeFolders(for path: String) throws(SystemFailure) {
    for end in path.indices where path[end] == "/" && end > path.startIndex {
      if unsafe mkdir(String(path[..<end]), 0o700) != 0, errno != EEXIST, errno != EROFS,
        errno != EACCES
      {
        throw SystemFailure(code: errno)
      }
    }
  }

  /// Writes a whole file: in the place of the old one where there is one, at once.
  static func put(_ text: String, to path: String) throws(SystemFailure) {
    if unsafe access(path, F_OK) == 0 { return try replace(path, with: Array(text.utf8)) }
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    try writeAll(Array(text.utf8)[...], to: descriptor)
  }

  /// Adds to the end of a file, which is made if there is none, under a lock.
  static func append(
    _ bytes: [UInt8],
    to path: String,
    mode: mode_t = 0o600
  ) throws(SystemFailure) {
    while true {
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode)
      guard descriptor >= 0 else { throw SystemFailure(code: errno) }
      defer { close(descriptor) }
      _ = flock(descriptor, LOCK_EX)
      // Another session may have put a new file in its place while this one waited for the lock.
      guard isSame(descriptor, path) else { continue }
      return try writeAll(bytes[...], to: descriptor)
    }
  }

  /// Puts new content in the place of a file's, while no one else adds to it.
  static func locked(
    _ path: String,
    _ change: ([UInt8]) throws(SystemFailure) -> [UInt8]
  ) throws(SystemFailure) {
    let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    _ = flock(descriptor, LOCK_EX)
    guard isSame(descriptor, path) else { return }
    let changed = try change(try readAll(descriptor))
    try replace(path, with: changed)
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var open = stat()
    var named = stat()
    guard unsafe fstat(descriptor, &open) == 0, unsafe stat(path, &named) == 0 else { return false }
    return open.st_ino == named.st_ino && open.st_dev == named.st_dev
  }
}
