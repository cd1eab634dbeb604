import Arrow
import Columns
import Glibc

/// A file that is open for reading at any place, by any number of threads.
///
/// It is read and not mapped: reading a mapped file that another program cuts short ends the
/// process. Copying bytes that the system holds in memory is a fifth of the time of the fastest scan.
final class OpenFile: Sendable {
  /// The path, as it was named.
  let path: String
  /// The number of bytes when it was opened.
  let size: Int
  /// Whether it is an ordinary file, which has a size and can be read anywhere.
  let isOrdinary: Bool
  private let descriptor: Int32
  private let stamp: FileStamp?

  /// Opens a file.
  init(_ path: String) throws(DataError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileProblem.unreadable(path) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw FileProblem.unreadable(path)
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR {
      close(descriptor)
      throw FileProblem.folder(path)
    }
    isOrdinary = kind == S_IFREG
    size = Int(status.st_size)
    stamp = FileSystem.status(of: descriptor)
  }

  deinit { close(descriptor) }

  /// Reads so many bytes from an offset on into a place of a buffer.
  ///
  /// - Throws: also where the file has become shorter.
  func read(
    into buffer: inout [UInt8],
    at place: Int,
    from offset: Int,
    count: Int
  ) throws(DataError) {
    var failure: DataError?
    unsafe buffer.withUnsafeMutableBytes { bytes in
      do throws(DataError) {
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[place..<place + count])
        try unsafe fill(room, from: offset, count: count)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Reads so many bytes from an offset on into memory that has room for them.
  private func fill(
    _ room: UnsafeMutableRawBufferPointer,
    from offset: Int,
    count: Int
  ) throws(DataError) {
    var done = 0
    while done < count {
      let got =
        unsafe room.baseAddress.map {
          unsafe pread(descriptor, $0 + done, count - done, off_t(offset + done))
        } ?? 0
      if got > 0 {
        done += got
      } else if got == 0 {
        throw FileProblem.changed(path)
      } else if errno != EINTR {
        throw FileProblem.unreadable(path)
      }
    }
  }

  /// Reads what comes next, as from a pipe; returns the number of bytes, 0 at the end.
  func readNext(into buffer: inout [UInt8], at place: Int) throws(DataError) -> Int {
    while true {
      let got = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe bytes.baseAddress.map {
          unsafe Glibc.read(descriptor, $0 + place, bytes.count - place)
        } ?? 0
      }
      if got >= 0 { return got }
      if errno != EINTR { throw FileProblem.unreadable(path) }
    }
  }

  /// Makes sure that the file is as it was when it was opened.
  func checkUnchanged() throws(DataError) {
    guard let stamp, FileSystem.status(of: descriptor)?.hasBytes(of: stamp) ?? false else {
      throw FileProblem.changed(path)
    }
  }
}

extension OpenFile: ArrowBytes {
  var name: String { path }
  var count: Int { size }

  func read<Cell: BitwiseCopyable>(
    _ type: Cell.Type,
    from offset: Int,
    count: Int
  ) throws(DataError) -> [Cell] {
    let bytes = count * MemoryLayout<Cell>.stride
    var failure: DataError?
    let cells = unsafe [Cell](unsafeUninitializedCapacity: count) { buffer, filled in
      let room = UnsafeMutableRawBufferPointer(buffer)
      do throws(DataError) {
        try unsafe fill(room, from: offset, count: bytes)
        filled = count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return cells
  }
}
