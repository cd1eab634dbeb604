import Columns

/// How a file is compressed, told by its first bytes and not by its name: exports carry all kinds of
/// names.
enum Compression: Sendable {
  case gzip
  case zstandard

  /// The endings of names of compressed files, which come behind the ending of what is in them.
  private static let endings = ["gz", "zst"]

  /// The compression that a file's first bytes announce; nil where it is not compressed.
  init?(_ bytes: some Collection<UInt8>) {
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstandard
    } else {
      return nil
    }
  }

  /// A path without the ending that says how its file is compressed.
  static func inner(_ path: String) -> String {
    guard endings.contains(Path.ending(path)), let dot = path.lastIndex(of: ".") else {
      return path
    }
    return String(path[..<dot])
  }

  /// Begins to unpack a file from its first byte on.
  func decoder(of file: OpenFile) throws(DataError) -> any Decoder {
    switch self {
    case .gzip: try GzipDecoder(CompressedInput(file))
    case .zstandard: try ZstandardDecoder(CompressedInput(file))
    }
  }
}

/// Unpacks a file from its beginning to its end.
protocol Decoder: AnyObject {
  /// Fills as much of a buffer as there is, from a place on; returns the number of bytes, 0 at the
  /// end.
  func read(into buffer: inout [UInt8], at place: Int) throws(DataError) -> Int
}

/// The bytes of a compressed file, a piece at a time.
struct CompressedInput {
  /// The file.
  let file: OpenFile
  /// The piece.
  private(set) var bytes = [UInt8](repeating: 0, count: 1 << 17)
  /// The number of bytes in the piece.
  private(set) var count = 0
  /// The first of them that has not been used.
  var used = 0
  private var offset = 0

  init(_ file: OpenFile) { self.file = file }

  /// Whether all bytes of the file have been used.
  var isAtEnd: Bool { used == count && offset == file.size }

  /// Sees to it that there are unused bytes, if the file has any.
  mutating func refill() throws(DataError) {
    guard used == count else { return }
    count = min(bytes.count, file.size - offset)
    used = 0
    try file.read(into: &bytes, at: 0, from: offset, count: count)
    offset += count
  }

  /// The file ends before what is compressed in it does.
  var cutOff: DataError {
    DataError(
      id: "cut-off",
      "`\(file.path)` ends in the middle of its compressed text",
      help: ["the file may have been cut off; fetch it again"]
    )
  }

  /// The file's bytes are not what compression makes.
  var damaged: DataError {
    DataError(
      id: "damaged-file",
      "`\(file.path)` is damaged: it cannot be unpacked",
      help: ["fetch the file again"]
    )
  }
}
