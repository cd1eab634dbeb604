/// Packs bytes without making them shorter, as both formats allow, so that tests need no program.
enum Packing {
  /// Gzip with stored blocks, as one member.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    let blocks = stride(from: 0, to: max(bytes.count, 1), by: 60_000)
    for start in blocks {
      let block = bytes[start..<min(start + 60_000, bytes.count)]
      packed.append(start + 60_000 >= bytes.count ? 1 : 0)
      packed += littleEndian(UInt16(block.count)) + littleEndian(~UInt16(block.count)) + block
    }
    return packed + littleEndian(checksum(bytes)) + littleEndian(UInt32(bytes.count))
  }

  /// Zstandard with raw blocks, as one frame.
  static func zstandard(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x50]
    for start in stride(from: 0, to: max(bytes.count, 1), by: 60_000) {
      let block = bytes[start..<min(start + 60_000, bytes.count)]
      let isLast: UInt32 = start + 60_000 >= bytes.count ? 1 : 0
      packed += littleEndian(UInt32(block.count) << 3 | isLast).dropLast() + block
    }
    return packed
  }

  private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<MemoryLayout<Number>.size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
