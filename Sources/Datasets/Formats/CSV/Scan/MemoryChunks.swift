import Columns

/// Text that is in memory.
struct MemoryChunks: ChunkSource {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func read(
    into buffer: inout [UInt8],
    at place: Int,
    from offset: Int,
    count: Int
  ) throws(ScanStop) {
    buffer.replaceSubrange(place..<place + count, with: bytes[offset..<offset + count])
  }

  func checkUnchanged() throws(ScanStop) {}

  var changed: DataError { FileProblem.changed("text") }
}

/// A file on disk.
struct FileChunks: ChunkSource {
  private let file: OpenFile

  init(_ file: OpenFile) { self.file = file }

  var count: Int { file.size }

  func read(
    into buffer: inout [UInt8],
    at place: Int,
    from offset: Int,
    count: Int
  ) throws(ScanStop) {
    do throws(DataError) {
      try file.read(into: &buffer, at: place, from: offset, count: count)
    } catch {
      throw .data(error)
    }
  }

  func checkUnchanged() throws(ScanStop) {
    do throws(DataError) {
      try file.checkUnchanged()
    } catch {
      throw .data(error)
    }
  }

  var changed: DataError { FileProblem.changed(file.path) }
}
