import Columns

/// The distinct texts of a column within one chunk, numbered in the order of their first appearance.
///
/// Texts of up to sixteen bytes are known by their first and last eight bytes, so that finding one
/// touches a single entry of an open-addressing table; longer ones are compared byte by byte too.
struct ChunkDictionary {
  private struct Entry {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var length: UInt32 = 0
    /// The code plus one; 0 where the entry is free.
    var code: UInt32 = 0
  }

  private var entries: [Entry]
  private var bits: UInt64
  private var recent = Entry()
  /// The texts, end to end.
  private(set) var bytes: [UInt8] = []
  /// Where each text begins; one more than there are texts.
  private(set) var offsets: [UInt32] = [0]

  private static let leastBits: UInt64 = 4
  /// Tables beyond this are made anew and not cleared.
  private static let keptBits: UInt64 = 12

  init() {
    bits = Self.leastBits
    entries = [Entry](repeating: Entry(), count: 1 << Int(Self.leastBits))
  }

  /// The number of distinct texts so far.
  var count: Int { offsets.count - 1 }

  /// Begins anew.
  mutating func clear() {
    if bits > Self.keptBits {
      self = ChunkDictionary()
      return
    }
    for index in entries.indices { entries[index] = Entry() }
    bytes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
    recent = Entry()
  }

  /// The code of a text of at least one byte, which is added if it is new.
  ///
  /// - Complexity: O(n) in the bytes, expected.
  @inline(__always)
  mutating func code(_ raw: Span<UInt8>, _ start: Int, _ length: Int) -> UInt32 {
    var first = raw.word(at: start)
    var last: UInt64 = 0
    if length <= 8 {
      first &= WordBytes.keeping(length)
    } else {
      last = raw.word(at: start &+ length &- 8)
    }
    // Rows that follow each other often have the same text.
    if recent.first == first, recent.last == last, length <= 16, Int(recent.length) == length {
      return recent.code &- 1
    }
    return lookUp(raw, start, length, first, last)
  }

  private mutating func lookUp(
    _ raw: Span<UInt8>,
    _ start: Int,
    _ length: Int,
    _ first: UInt64,
    _ last: UInt64
  ) -> UInt32 {
    let hash = Self.hash(raw, start, length, first, last)
    let mask = entries.count - 1
    var slot = Int(hash &>> (64 &- bits))
    while entries[slot].code != 0 {
      let entry = entries[slot]
      if entry.first == first, entry.last == last, Int(entry.length) == length,
        length <= 16 || matches(Int(entry.code) - 1, raw, start, length)
      {
        recent = entry
        return entry.code &- 1
      }
      slot = (slot &+ 1) & mask
    }
    let code = UInt32(truncatingIfNeeded: count + 1)
    for place in start..<start + length {
      bytes.append(raw.byte(at: place))
    }
    offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    recent = Entry(first: first, last: last, length: UInt32(truncatingIfNeeded: length), code: code)
    entries[slot] = recent
    if count * 2 > entries.count { grow() }
    return code - 1
  }

  private func matches(_ code: Int, _ raw: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    let own = Int(offsets[code])
    for place in 8..<length - 8 where bytes[own + place] != raw.byte(at: start + place) {
      return false
    }
    return true
  }

  private mutating func grow() {
    bits += 2
    var larger = [Entry](repeating: Entry(), count: 1 << Int(bits))
    let mask = larger.count - 1
    // Padding, so that the words of the last texts can be read.
    let padded = bytes + [UInt8](repeating: 0, count: 8)
    let raw = padded.span
    for entry in entries where entry.code != 0 {
      let (start, length) = (Int(offsets[Int(entry.code) - 1]), Int(entry.length))
      var slot = Int(Self.hash(raw, start, length, entry.first, entry.last) &>> (64 &- bits))
      while larger[slot].code != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    entries = larger
  }

  @inline(__always)
  private static func hash(
    _ raw: Span<UInt8>,
    _ start: Int,
    _ length: Int,
    _ first: UInt64,
    _ last: UInt64
  ) -> UInt64 {
    var hash = (first ^ (last &* 0xFF51_AFD7_ED55_8CCD) ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    if length > 16 {
      var place = start &+ 8
      while place < start &+ length &- 8 {
        hash = (hash ^ (hash &>> 32) ^ raw.word(at: place)) &* 0x9E37_79B9_7F4A_7C15
        place &+= 8
      }
    }
    hash ^= hash &>> 29
    return hash &* 0x9E37_79B9_7F4A_7C15
  }
}
