import Columns

/// The distinct texts of a column within one chunk, numbered in the order of their first appearance.
///
/// Texts of up to 32 bytes are known by their first and last sixteen. A small table of those met last
/// answers for nearly every cell without a branch that depends on the text; behind it is a table of
/// all texts, eight bytes for each, so that thousands of them stay in a core's cache.
struct ChunkDictionary {
  /// The texts met last, each at the place that its key hashes to.
  private(set) var recent: [RecentText]
  /// Half the hash and the code plus one of each text; 0 where the entry is free.
  private var entries: [UInt64]
  private var bits: UInt64
  /// Chunks so far: what is in ``recent`` of earlier ones does not count.
  private(set) var epoch: UInt64 = 1
  /// The texts, end to end, and room behind them.
  private var bytes: [UInt8]
  private var filled = 0
  /// Where each text begins; one more than there are texts.
  private var offsets: [UInt32] = [0]

  private static let leastBits: UInt64 = 6
  /// Tables beyond this are made anew and not cleared.
  private static let keptBits: UInt64 = 12
  /// What is written or read behind the last text.
  private static let padding = 32

  init() {
    recent = [RecentText](repeating: RecentText(), count: RecentText.places)
    bits = Self.leastBits
    entries = [UInt64](repeating: 0, count: 1 << Int(Self.leastBits))
    bytes = [UInt8](repeating: 0, count: 256)
  }

  /// The number of distinct texts so far.
  var count: Int { offsets.count - 1 }

  /// The texts so far.
  var texts: ChunkTexts { ChunkTexts(bytes: Array(bytes[..<filled]), offsets: offsets) }

  /// Begins anew.
  mutating func clear() {
    epoch += 1
    if bits > Self.keptBits {
      bits = Self.leastBits
      entries = [UInt64](repeating: 0, count: 1 << Int(Self.leastBits))
      bytes = [UInt8](repeating: 0, count: 256)
    } else {
      for index in entries.indices { entries[index] = 0 }
    }
    filled = 0
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
  }

  /// The code of a text of at least one byte, which is added if it is new; the buffer has 32 bytes of
  /// padding.
  ///
  /// - Complexity: O(n) in the bytes, expected.
  mutating func code(_ raw: Span<UInt8>, _ start: Int, _ length: Int) -> UInt32 {
    let masks = TextKey.masks
    let key = TextKey(raw, start, length, epoch, masks.span)
    let hash = length > 32 ? Self.hash(raw, start, length, key.hash) : key.hash
    let code = lookUp(raw, start, length, hash)
    // Cells that begin or end with a space are looked at one by one.
    if length <= 32, raw.byte(at: start) > 0x20, raw.byte(at: start + length - 1) > 0x20 {
      recent[key.place] = RecentText(key: key, code: code)
    }
    return code
  }

  private mutating func lookUp(
    _ raw: Span<UInt8>,
    _ start: Int,
    _ length: Int,
    _ hash: UInt64
  ) -> UInt32 {
    let mask = entries.count - 1
    let tag = hash & ~UInt64(UInt32.max)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while entries[slot] != 0 {
      let entry = entries[slot]
      if (entry ^ tag) >> 32 == 0 {
        let code = UInt32(truncatingIfNeeded: entry) - 1
        if matches(Int(code), raw, start, length) { return code }
      }
      slot = (slot &+ 1) & mask
    }
    let code = UInt32(truncatingIfNeeded: count)
    entries[slot] = tag | UInt64(code + 1)
    append(raw, start, length)
    if count * 2 > entries.count { grow() }
    return code
  }

  private mutating func append(_ raw: Span<UInt8>, _ start: Int, _ length: Int) {
    let room = filled + length + Self.padding
    if room > bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: max(room, 2 * bytes.count) - bytes.count))
    }
    let end = filled
    var target = bytes.mutableSpan
    for place in stride(from: 0, to: length, by: 8) {
      target.store(raw.word(at: start + place), at: end + place)
    }
    filled += length
    offsets.append(UInt32(truncatingIfNeeded: filled))
  }

  private func matches(_ code: Int, _ raw: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    let own = Int(offsets[code])
    guard Int(offsets[code + 1]) - own == length else { return false }
    let texts = bytes.span
    var place = 0
    while place + 8 <= length {
      if texts.word(at: own + place) != raw.word(at: start + place) { return false }
      place += 8
    }
    let difference = texts.word(at: own + place) ^ raw.word(at: start + place)
    return difference & WordBytes.keeping(length - place) == 0
  }

  private mutating func grow() {
    bits += 2
    entries = larger()
  }

  /// The entries in a table of as many bits as there are now.
  private func larger() -> [UInt64] {
    var larger = [UInt64](repeating: 0, count: 1 << Int(bits))
    let texts = bytes.span
    let masks = TextKey.masks
    let mask = larger.count - 1
    for entry in entries where entry != 0 {
      let code = Int(UInt32(truncatingIfNeeded: entry)) - 1
      let (start, length) = (Int(offsets[code]), Int(offsets[code + 1] - offsets[code]))
      let key = TextKey(texts, start, length, 0, masks.span)
      let hash = length > 32 ? Self.hash(texts, start, length, key.hash) : key.hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while larger[slot] != 0 { slot = (slot &+ 1) & mask }
      larger[slot] = entry
    }
    return larger
  }

  /// The hash of a text of more than 32 bytes, of whose ends there is one.
  private static func hash(
    _ raw: Span<UInt8>,
    _ start: Int,
    _ length: Int,
    _ ends: UInt64
  ) -> UInt64 {
    var hash = ends
    var place = start + 16
    while place < start + length - 16 {
      hash = TextKey.mixed(hash ^ raw.word(at: place), 0x9E37_79B9_7F4A_7C15)
      place += 8
    }
    return hash
  }
}
