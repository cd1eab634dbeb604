/// Collects distinct texts and numbers them in the order of their first appearance.
///
/// An open-addressing table of codes over one block of bytes: a lookup hashes the bytes once and
/// allocates nothing.
package struct TextDictionaryBuilder: Sendable {
  private var bytes: [UInt8] = []
  private var offsets: [Int] = [0]
  private var hashes: [UInt64] = []
  private var slots: [UInt32]

  /// Creates an empty builder.
  package init() {
    slots = [UInt32](repeating: 0, count: 64)
  }

  /// The number of distinct texts so far.
  package var count: Int { offsets.count - 1 }

  /// The bytes of all texts.
  package var byteCount: Int { bytes.count }

  /// The code of a text, which is added if it is new.
  package mutating func code(for text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { unsafe code(for: $0.span) }
  }

  /// The code of a text given as bytes, which is added if it is new.
  ///
  /// - Complexity: O(n) in the bytes, expected.
  package mutating func code(for text: Span<UInt8>) -> UInt32 {
    let hash = Self.hash(text)
    let slot = slot(of: text, hash)
    if slots[slot] != 0 { return slots[slot] - 1 }
    let code = UInt32(count)
    for index in text.indices { bytes.append(text[index]) }
    offsets.append(bytes.count)
    hashes.append(hash)
    slots[slot] = code + 1
    if count * 2 > slots.count { grow() }
    return code
  }

  /// The code of a text given as bytes; nil where it has none.
  ///
  /// - Complexity: O(n) in the bytes, expected.
  package func knownCode(for text: Span<UInt8>) -> UInt32? {
    let slot = slot(of: text, Self.hash(text))
    return slots[slot] == 0 ? nil : slots[slot] - 1
  }

  /// The slot that holds a text, or the free one where it belongs.
  @inline(__always)
  private func slot(of text: Span<UInt8>, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = Int(slots[slot] - 1)
      if hashes[code] == hash, matches(code, text) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// The bytes of a code's text.
  package func utf8(_ code: UInt32) -> ArraySlice<UInt8> {
    bytes[offsets[Int(code)]..<offsets[Int(code) + 1]]
  }

  /// The dictionary of all texts added.
  package func build() -> TextDictionary { TextDictionary(bytes: bytes, offsets: offsets) }

  private func matches(_ code: Int, _ text: Span<UInt8>) -> Bool {
    let start = offsets[code]
    guard offsets[code + 1] - start == text.count else { return false }
    for index in 0..<text.count where bytes[start + index] != text[index] { return false }
    return true
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    for code in hashes.indices {
      var slot = Int(truncatingIfNeeded: hashes[code]) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(code) + 1
    }
    slots = larger
  }

  /// FNV-1a over words of eight bytes, a third of the time that single bytes take; fixed, so that
  /// codes never depend on a process's hash seed.
  ///
  /// Words are multiplied to 128 bits and folded: slots are the low bits, which the last bytes of a
  /// word would not reach otherwise, so that 100,000 codes such as `id100001` would share a slot.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(text.count)
    let bytes = unsafe text.bytes
    var index = 0
    while index + 8 <= text.count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = mixed(hash ^ word)
      index += 8
    }
    while index < text.count {
      hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    return mixed(hash)
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
