import Glibc

/// What a file was like when it was looked at; another stamp means that it has changed.
struct FileStamp: Hashable, Sendable {
  /// Whether it is a folder.
  let isFolder: Bool
  private let device: UInt
  private let number: UInt
  /// The bytes of a file.
  let size: Int
  private let seconds: Int
  private let nanoseconds: Int
  /// When the system last noted a change, which no program can set back.
  private let notedSeconds: Int
  private let notedNanoseconds: Int

  /// Everything by which it differs from other stamps.
  var signature: String {
    "\(device) \(number) \(size) \(seconds) \(nanoseconds) \(notedSeconds) "
      + "\(notedNanoseconds)"
  }

  /// Whether the bytes are those of another stamp, though the file may have another name or other
  /// rights by now.
  func hasBytes(of other: FileStamp) -> Bool {
    (device, number, size, seconds, nanoseconds)
      == (other.device, other.number, other.size, other.seconds, other.nanoseconds)
  }

  fileprivate init(_ status: stat) {
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    notedSeconds = status.st_ctim.tv_sec
    notedNanoseconds = status.st_ctim.tv_nsec
  }
}

/// The few questions that this module asks of the file system.
enum FileSystem {
  /// The stamp of a file or folder, or nil where there is none.
  static func status(_ path: String) -> FileStamp? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? FileStamp(status) : nil
  }

  /// The stamp of an open file.
  static func status(of descriptor: Int32) -> FileStamp? {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? FileStamp(status) : nil
  }

  /// The names in a folder, sorted by their bytes; nil where it cannot be listed.
  static func contents(of folder: String) -> [String]? {
    guard let stream = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The path without links, `.` and `..`; nil where there is no such file.
  static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}
