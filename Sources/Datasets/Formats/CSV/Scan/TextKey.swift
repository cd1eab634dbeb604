import Columns

/// A text of up to 32 bytes: its first and last sixteen, zero behind a shorter text, and its length.
struct TextKey {
  let first: (UInt64, UInt64)
  let last: (UInt64, UInt64)
  /// The length, and the chunk that it is of.
  let size: UInt64

  /// Reads a text, also a longer one, of which the middle is left out; there is no branch in it.
  @inline(__always)
  init(_ raw: Span<UInt8>, _ start: Int, _ length: Int, _ epoch: UInt64) {
    let short = min(length, 16)
    let tail = start &+ (length &- short)
    let low: UInt64 = .max &>> UInt64(max(64 &- 8 &* short, 0))
    let high: UInt64 = short > 8 ? .max &>> UInt64(128 &- 8 &* short) : 0
    first = (raw.word(at: start) & low, raw.word(at: start &+ 8) & high)
    last = (raw.word(at: tail) & low, raw.word(at: tail &+ 8) & high)
    size = epoch &<< 32 | UInt64(length)
  }

  /// The hash, which is the same in all chunks.
  @inline(__always)
  var hash: UInt64 {
    let ends = first.0 &+ first.1 &* 0xFF51_AFD7_ED55_8CCD
    let others = last.1 &+ last.0 &* 0xC4CE_B9FE_1A85_EC53
    return Self.mixed(
      ends ^ (size & 0xFFFF_FFFF) ^ 0x2D35_8DCC_AA6C_78A5,
      others ^ 0x8BB8_4B93_962E_ACC9
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
    (key.first.0 ^ other.first.0) | (key.first.1 ^ other.first.1) | (key.last.0 ^ other.last.0)
      | (key.last.1 ^ other.last.1) | (key.size ^ other.size) == 0
  }
}

extension TextKey {
  /// No text: no chunk has the number 0.
  fileprivate init(none: Void) {
    (first, last, size) = ((0, 0), (0, 0), 0)
  }
}
