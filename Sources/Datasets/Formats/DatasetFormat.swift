package import Columns
package import Diagnostics
import Platform

/// A kind of file that holds a table.
protocol DatasetFormat: Sendable {
  /// The endings of file names, in lower case.
  var endings: [String] { get }

  /// Reads the table of a file, of which metadata may say more.
  func read(
    _ file: DatasetFile,
    _ description: ResourceDescription
  ) throws(DataError) -> Dataset
}

/// A file that holds a table, before its bytes are read.
struct DatasetFile: Sendable {
  private enum Place {
    case path(String)
    case bundled
  }

  /// The name for messages.
  let name: String
  /// How large files are read.
  let options: ReadingOptions
  private let place: Place

  /// A file on disk.
  init(path: String, _ options: ReadingOptions) {
    name = path
    place = .path(path)
    self.options = options
  }

  /// A file that is built into the program.
  init(bundled name: String, _ options: ReadingOptions) {
    self.name = name
    place = .bundled
    self.options = options
  }

  /// The bytes, in memory; what is compressed is unpacked.
  func contents() throws(DataError) -> FileBytes {
    switch place {
    case .path(let path): return try Self.unpacked(try FileBytes(path: path), path)
    case .bundled:
      guard let bytes = FileBytes(bundled: name) else { throw FileProblem.missing(name) }
      return bytes
    }
  }

  /// The file, open for reading in parts, where it is large enough, and how it is compressed.
  func large() throws(DataError) -> (file: OpenFile, compression: Compression?)? {
    guard case .path(let path) = place else { return nil }
    let file = try OpenFile(path)
    guard file.isOrdinary, file.size >= 4 else { return nil }
    var first = [UInt8](repeating: 0, count: 4)
    try file.read(into: &first, at: 0, from: 0, count: 4)
    let compression = Compression(first)
    // Tables shrink to an eighth and less.
    let size = compression == nil ? file.size : min(file.size, 1 << 50) * 8
    return size >= options.deferredFrom ? (file, compression) : nil
  }

  /// The most that a small file may unpack to.
  private static let mostUnpacked = 1 << 30

  private static func unpacked(
    _ bytes: consuming FileBytes,
    _ path: String
  ) throws(DataError) -> FileBytes {
    let compression = bytes.withSpan { span in
      Compression((0..<min(span.count, 4)).map { span[$0] })
    }
    guard let compression else { return bytes }
    let decoder = try compression.decoder(of: try OpenFile(path))
    var unpacked: [UInt8] = []
    while true {
      let filled = unpacked.count
      guard filled <= mostUnpacked else { throw FileProblem.endless(path) }
      unpacked += [UInt8](repeating: 0, count: max(filled, 1 << 20))
      let count = try decoder.read(into: &unpacked, at: filled)
      unpacked.removeLast(unpacked.count - filled - count)
      if count == 0 { return FileBytes(unpacked) }
    }
  }
}

/// How large files are read.
package struct ReadingOptions: Sendable {
  /// The number of threads.
  package var threads: Int
  /// The bytes that a thread reads at a time.
  package var chunkBytes: Int
  /// The size from which the columns of a file are read when they are asked for.
  package var deferredFrom: Int

  /// Creates options.
  package init(threads: Int, chunkBytes: Int, deferredFrom: Int) {
    self.threads = threads
    self.chunkBytes = chunkBytes
    self.deferredFrom = deferredFrom
  }

  /// As many threads as there are processors, each with a megabyte at a time: some ten thousand rows
  /// are worth a dictionary of their own, and stay in a core's cache.
  ///
  /// Below four megabytes all columns are read at once, so that the notes on a file are complete;
  /// that takes a few milliseconds.
  package static let standard = ReadingOptions(
    threads: ThreadTeam.processors,
    chunkBytes: 1 << 20,
    deferredFrom: 4 << 20
  )
}

/// A table whose columns are read when they are asked for.
package protocol DeferredTable: TableProvider {
  /// What has been found in what was read so far.
  var findings: [Diagnostic] { get }
  /// The columns that say what the rows are; see ``Field/isTelling``.
  var tellingColumns: [Int] { get }
  /// Whether all columns have been read, or cannot be, so that nothing is waited for.
  var isRead: Bool { get }
  /// Whether the last reading was cut short, so that the table is to be opened again.
  var isInterrupted: Bool { get }
  /// Reads columns in one pass, so that asking for them one by one takes no more.
  func read(columns: [Int]) throws(DataError)
}
