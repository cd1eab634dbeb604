import Columns

/// A text of up to 32 bytes: its first and last sixteen, zero behind a shorter text, and its length.
struct TextKey {
  let first: SIMD2<UInt64>
  let last: SIMD2<UInt64>
  /// The length, and the chunk that it is of.
  let size: UInt64

  /// What is kept of the first sixteen bytes of a text, by its length.
  static let masks = (0...16).map { length in
    SIMD2(WordBytes.keeping(min(length, 8)), WordBytes.keeping(max(length - 8, 0)))
  }

  /// Reads a text, also a longer one, of which the middle is left out; there is no branch in it.
  @inline(__always)
  init(
    _ raw: Span<UInt8>,
    _ start: Int,
    _ length: Int,
    _ epoch: UInt64,
    _ masks: Span<SIMD2<UInt64>>
  ) {
    let short = min(length, 16)
    let mask = masks.element(short)
    first = raw.words(at: start) & mask
    last = raw.words(at: start &+ length &- short) & mask
    size = epoch &<< 32 | UInt64(truncatingIfNeeded: length)
  }

  /// The hash, which is the same in all chunks.
  @inline(__always)
  var hash: UInt64 {
    let all = first &+ last &+ last
    return Self.mixed(
      all.x ^ (size & 0xFFFF_FFFF) ^ 0x2D35_8DCC_AA6C_78A5,
      all.y ^ 0x8BB8_4B93_962E_ACC9
    )
  }

  /// Multiplies to 128 bits and folds, so that all bits of both reach all bits of the result.
  @inline(__always)
  static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return product.high ^ product.low
  }

  /// The place in the table of the texts met last.
  @inline(__always)
  var place: Int { Int(truncatingIfNeeded: hash &>> 20) & (RecentText.places - 1) }
}

/// A text that was met before, and its code.
struct RecentText {
  private let key: TextKey
  /// The text's code.
  let code: UInt32

  /// The size of the table of such texts: 24 KB, of which a column of few texts touches few lines.
  static let places = 1 << 9

  /// No text at all.
  init() { self.init(key: TextKey(none: ()), code: 0) }

  init(key: TextKey, code: UInt32) {
    self.key = key
    self.code = code
  }

  /// Whether this is the text.
  @inline(__always)
  func matches(_ other: TextKey) -> Bool {
    let difference = (key.first ^ other.first) | (key.last ^ other.last)
    return difference.x | difference.y | (key.size ^ other.size) == 0
  }
}

extension TextKey {
  /// No text: no chunk has the number 0.
  fileprivate init(none: Void) {
    (first, last, size) = (.zero, .zero, 0)
  }
}
