import Glibc

/// A failed call of the system.
package struct SystemFailure: Error, Equatable {
  /// The value of `errno`.
  package let code: Int32

  /// Creates a failure.
  package init(code: Int32) {
    self.code = code
  }

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

  /// Writes everything.
  static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(SystemFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
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

  /// Puts new bytes in the place of a file: they are written beside it and then renamed, so that a
  /// failure leaves the file as it was.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemFailure) {
    // A link is followed, so that the file it points to is replaced and not the link.
    let target = unsafe realpath(path, nil)
    guard let target = unsafe target else { throw SystemFailure(code: errno) }
    defer { unsafe free(target) }
    let place = unsafe String(cString: target)
    var status = stat()
    guard unsafe stat(place, &status) == 0 else { throw SystemFailure(code: errno) }
    let aside = place + ".new-\(getpid())"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = unsafe open(aside, flags, status.st_mode & 0o777)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    do throws(SystemFailure) {
      try writeAll(bytes[...], to: descriptor)
      guard fsync(descriptor) == 0 else { throw SystemFailure(code: errno) }
      guard unsafe rename(aside, place) == 0 else { throw SystemFailure(code: errno) }
      close(descriptor)
    } catch {
      close(descriptor)
      unsafe unlink(aside)
      throw error
    }
  }

  /// Puts bytes into a new file, or with `overwrites` in the place of one: they are written beside it
  /// first, so that the file is there whole or not at all.
  ///
  /// - Throws: `EEXIST` where there is such a file and it may not be replaced.
  static func create(_ path: String, with bytes: [UInt8], overwrites: Bool) throws(SystemFailure) {
    if overwrites, unsafe access(path, F_OK) == 0 { return try replace(path, with: bytes) }
    let aside = path + ".new-\(getpid())"
    let descriptor = unsafe open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { unsafe unlink(aside) }
    do throws(SystemFailure) {
      try writeAll(bytes[...], to: descriptor)
      guard fsync(descriptor) == 0 else { throw SystemFailure(code: errno) }
      close(descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    // A link, unlike a renaming, never takes the place of a file that came in the meantime.
    guard unsafe link(aside, path) == 0 else { throw SystemFailure(code: errno) }
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
