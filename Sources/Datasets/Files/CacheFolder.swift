import Glibc

/// Files that the program keeps for itself and can do without: nothing here fails aloud.
enum CacheFolder {
  /// There is no room, or what was to be kept cannot be read any more.
  struct NoRoom: Error {}

  /// The free space that is left to others.
  private static let leftFree: UInt64 = 1 << 30
  /// The age, in seconds, from which a file that was never finished is taken for one of a process that
  /// is gone.
  private static let oldDraft = 3600

  /// Writes a file whole or not at all, beside its place first: other processes see the old one, or
  /// none, or the new.
  ///
  /// A seal follows the contents. It is not waited for until they are on the disk: what a loss of power
  /// leaves has not its seal, and the text file is read anew.
  static func write(
    _ path: String,
    limit: Int,
    _ body: (([UInt8]) throws(NoRoom) -> Void) throws(NoRoom) -> Void
  ) {
    makeFolders(for: path)
    guard hasRoom(Path.parent(path)) else { return }
    let aside = path + ".new-\(getpid())"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = unsafe open(aside, flags, 0o600)
    guard descriptor >= 0 else { return }
    var written = 0
    var isWhole = false
    do throws(NoRoom) {
      try body { (bytes) throws(NoRoom) in
        written += bytes.count
        guard written <= limit / 2, writeAll(bytes, to: descriptor) else { throw NoRoom() }
      }
      isWhole = true
    } catch {
      isWhole = false
    }
    if isWhole {
      isWhole = SealedFile.seal(of: aside).map { writeAll($0, to: descriptor) } ?? false
    }
    // Some disks tell only now that they are full.
    isWhole = close(descriptor) == 0 && isWhole
    if isWhole { isWhole = unsafe rename(aside, path) == 0 }
    if !isWhole { unsafe unlink(aside) }
  }

  /// Notes that a file was used, as the time at which it was last read: the time at which it was last
  /// written tells other readers that it is still the same.
  static func touch(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return }
    let times = [timespec(tv_sec: time(nil), tv_nsec: 0), status.st_mtim]
    unsafe utimensat(AT_FDCWD, path, times, 0)
  }

  /// Removes files that have not been used for longest until all of them take no more than the limit,
  /// and drafts of processes that are gone.
  static func evict(_ folder: String, limit: Int) {
    var files: [(path: String, size: Int, used: Int)] = []
    for name in FileSystem.contents(of: folder) ?? [] {
      let inner = folder + "/" + name
      for file in FileSystem.contents(of: inner) ?? [] {
        var status = stat()
        let path = inner + "/" + file
        guard unsafe stat(path, &status) == 0 else { continue }
        let used = max(status.st_mtim.tv_sec, status.st_atim.tv_sec)
        if file.contains(".new-"), used < time(nil) - oldDraft {
          unsafe unlink(path)
        } else {
          files.append((path, Int(status.st_size), used))
        }
      }
    }
    var total = files.reduce(0) { $0 + $1.size }
    for file in files.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) {
      guard total > limit else { break }
      if unsafe unlink(file.path) == 0 { total -= file.size }
      // Succeeds only where nothing is left in it.
      unsafe rmdir(Path.parent(file.path))
    }
  }

  private static func hasRoom(_ folder: String) -> Bool {
    var status = statvfs()
    guard unsafe statvfs(folder, &status) == 0 else { return false }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) > leftFree
  }

  /// Makes the folders above a file, open to this user only.
  private static func makeFolders(for path: String) {
    for end in path.indices where path[end] == "/" && end > path.startIndex {
      unsafe mkdir(String(path[..<end]), 0o700)
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { all in
        unsafe all.baseAddress.map { unsafe Glibc.write(descriptor, $0 + done, all.count - done) }
          ?? 0
      }
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }
}
