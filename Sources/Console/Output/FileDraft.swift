import Glibc
import Platform

/// A file that is written beside its place and put there when it is whole: a failure leaves what was
/// there as it was, and nothing beside it.
final class FileDraft {
  private let place: String
  private let aside: String
  private let replaces: Bool
  private var descriptor: Int32
  private var isFinished = false
  /// The bytes that have been written.
  private var count = 0

  /// Begins a new file, or with `overwrites` one in the place of another.
  init(_ path: String, overwrites: Bool) throws(SystemFailure) {
    replaces = unsafe overwrites && access(path, F_OK) == 0
    place = replaces ? try Self.target(of: path) : path
    aside = place + ".new-\(getpid())"
    descriptor = try Self.open(aside, mode: replaces ? try Self.mode(of: place) : 0o666)
  }

  /// Begins a file in the place of one that is there.
  init(replacing path: String) throws(SystemFailure) {
    replaces = true
    place = try Self.target(of: path)
    aside = place + ".new-\(getpid())"
    descriptor = try Self.open(aside, mode: try Self.mode(of: place))
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isFinished || !replaces { unsafe unlink(aside) }
  }

  /// Writes what comes next.
  ///
  /// - Throws: `EINTR` where the run that it is written for was asked to stop.
  func write(_ bytes: [UInt8]) throws(SystemFailure) {
    try Descriptor.writeAll(bytes[...], to: descriptor, place: count) { Cancellation.isAsked }
    count += bytes.count
  }

  /// Puts the file in its place.
  ///
  /// - Throws: `EEXIST` where there is such a file and it may not be replaced, `EINTR` where the run that
  ///   it is written for was asked to stop.
  func finish() throws(SystemFailure) {
    if Cancellation.isAsked { throw SystemFailure(code: EINTR) }
    guard fsync(descriptor) == 0 else { throw SystemFailure(code: errno) }
    // A link, unlike a renaming, never takes the place of a file that came in the meantime.
    let failure = unsafe replaces ? rename(aside, place) : link(aside, place)
    guard failure == 0 else { throw SystemFailure(code: errno) }
    isFinished = true
  }

  /// The file that a path leads to: a link is followed, so that what it points to is replaced and not
  /// the link.
  private static func target(of path: String) throws(SystemFailure) -> String {
    guard let target = unsafe realpath(path, nil) else { throw SystemFailure(code: errno) }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }

  private static func mode(of path: String) throws(SystemFailure) -> mode_t {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw SystemFailure(code: errno) }
    return status.st_mode & 0o777
  }

  private static func open(_ path: String, mode: mode_t) throws(SystemFailure) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = unsafe Glibc.open(path, flags, mode)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    return descriptor
  }
}
