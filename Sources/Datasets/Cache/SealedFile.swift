import Arrow
import Columns

/// A kept file without the seal behind it: eight bytes that say what its contents add up to.
///
/// What a disk loses or changes would otherwise be read as other figures. Four sums run beside each
/// other, so that a processor adds several gigabytes a second.
struct SealedFile: ArrowBytes {
  private static let length = 8
  private static let prime: UInt64 = 0x9E37_79B1_85EB_CA87

  private let file: OpenFile
  let count: Int

  /// Opens a file; nil where its seal is not that of its contents.
  init?(_ file: OpenFile) {
    self.file = file
    count = file.size - Self.length
    guard count >= 0, let seal = try? file.read(UInt64.self, from: count, count: 1),
      let sum = try? Self.sum(of: file, count: count), seal == [sum.littleEndian]
    else { return nil }
  }

  /// The seal of the contents of a file that has none yet; nil where it cannot be read.
  static func seal(of path: String) -> [UInt8]? {
    guard let file = try? OpenFile(path), let sum = try? Self.sum(of: file, count: file.size) else {
      return nil
    }
    return (0..<length).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }
  }

  private static func sum(of file: OpenFile, count: Int) throws(DataError) -> UInt64 {
    var (first, second, third, fourth) = (prime, prime &+ 1, prime &+ 2, prime &+ 3)
    let words = count / 32 * 4
    var place = 0
    while place < words {
      let taken = min(words - place, 1 << 16)
      let piece = try file.read(UInt64.self, from: place * 8, count: taken)
      for word in stride(from: 0, to: taken, by: 4) {
        first = mixed(first, piece[word])
        second = mixed(second, piece[word + 1])
        third = mixed(third, piece[word + 2])
        fourth = mixed(fourth, piece[word + 3])
      }
      place += taken
    }
    var sum = mixed(mixed(mixed(first, second), third), fourth)
    for byte in try file.read(UInt8.self, from: words * 8, count: count - words * 8) {
      sum = mixed(sum, UInt64(byte))
    }
    return mixed(sum, UInt64(truncatingIfNeeded: count))
  }

  /// A multiplication by an odd number loses nothing, so that a word that differs always tells.
  @inline(__always)
  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word.littleEndian) &* prime
    return product ^ product >> 32
  }

  // MARK: - Bytes

  var name: String { file.name }

  func checkUnchanged() throws(DataError) { try file.checkUnchanged() }

  func read<Cell: BitwiseCopyable>(
    _ type: Cell.Type,
    from offset: Int,
    count: Int
  ) throws(DataError) -> [Cell] {
    try file.read(type, from: offset, count: count)
  }
}
