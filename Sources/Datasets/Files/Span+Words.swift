extension Span<UInt8> {
  /// The eight bytes from an offset on, the first of them lowest.
  ///
  /// Scans read a word wherever a cell begins, so buffers that are scanned end in eight bytes of
  /// padding; the check of the bounds is left to the debug build, because it would be a fifth of the
  /// time of a scan.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    assert(offset >= 0 && offset + 8 <= count, "a word must lie within the padded buffer")
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
    )
  }

  /// The sixteen bytes from an offset on, as two such words.
  @inline(__always)
  func words(at offset: Int) -> SIMD2<UInt64> {
    assert(offset >= 0 && offset + 16 <= count, "words must lie within the padded buffer")
    let words = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset,
      as: SIMD2<UInt64>.self
    )
    return SIMD2(UInt64(littleEndian: words.x), UInt64(littleEndian: words.y))
  }

  /// The byte at an offset.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < count, "a byte must lie within the buffer")
    return unsafe self[unchecked: offset]
  }
}

extension Span<SIMD2<UInt64>> {
  /// The element at a place that is known to lie within.
  @inline(__always)
  func element(_ place: Int) -> SIMD2<UInt64> {
    assert(place >= 0 && place < count, "the place must lie within")
    return unsafe self[unchecked: place]
  }
}

extension MutableSpan<UInt8> {
  /// Writes eight bytes from an offset on, the lowest first.
  @inline(__always)
  mutating func store(_ word: UInt64, at offset: Int) {
    precondition(offset >= 0 && offset + 8 <= count, "a word must lie within the buffer")
    var bytes = unsafe mutableBytes
    unsafe bytes.storeBytes(of: word.littleEndian, toUncheckedByteOffset: offset, as: UInt64.self)
  }
}

/// Eight bytes at a time in one 64-bit word.
enum WordBytes {
  /// The lowest bit of each byte.
  static var ones: UInt64 { 0x0101_0101_0101_0101 }
  /// The highest bit of each byte.
  static var highs: UInt64 { 0x8080_8080_8080_8080 }

  /// A word of eight equal bytes.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  /// A word whose bytes have their highest bit set where a byte of the word is not zero.
  ///
  /// The other bits mean nothing. Exact, unlike the shorter test that a borrow can mislead.
  @inline(__always)
  static func nonZero(_ word: UInt64) -> UInt64 {
    ((word & ~highs) &+ ~highs) | word
  }

  /// The bits that keep the first bytes of a word, up to eight of them.
  @inline(__always)
  static func keeping(_ bytes: Int) -> UInt64 {
    bytes >= 8 ? .max : (1 << UInt64(bytes &* 8)) &- 1
  }
}
