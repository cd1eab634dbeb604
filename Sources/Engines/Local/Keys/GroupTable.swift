/// A hash table from key words to dense group numbers, in the order in which keys first appear.
///
/// Open addressing with linear probing over one array of words, each a group with half of its key's
/// hash, so that a probe that misses reads nothing else; the hash is fixed, so that nothing depends on
/// a process's seed.
struct GroupTable {
  /// The number of words of a key.
  let width: Int
  /// The number of groups so far.
  private(set) var count = 0
  private var keys: [UInt64] = []
  /// The upper half of a hash and a group plus one, or 0 where a slot is free; a power of two of them,
  /// at most half in use.
  private var slots: [UInt64]

  init(width: Int) {
    self.width = width
    slots = [UInt64](repeating: 0, count: 256)
  }

  /// The group of a row's key, which is added if it is new.
  mutating func group(of words: [UInt64], row: Int) -> Int32 {
    let start = row * width
    let hash = hash(words, start)
    let slot = slot(of: words, start, hash)
    if slots[slot] != 0 { return Self.group(slots[slot]) }
    for place in start..<start + width { keys.append(words[place]) }
    count += 1
    slots[slot] = hash & Self.hashBits | UInt64(truncatingIfNeeded: count)
    let group = Self.group(slots[slot])
    if count * 2 > slots.count { grow() }
    return group
  }

  /// The group of a row's key, or -1 where it is unknown.
  func match(of words: [UInt64], row: Int) -> Int32 {
    let start = row * width
    return Self.group(slots[slot(of: words, start, hash(words, start))])
  }

  private static let hashBits: UInt64 = 0xFFFF_FFFF_0000_0000

  /// The group of a slot, or -1 where it is free.
  private static func group(_ slot: UInt64) -> Int32 { Int32(truncatingIfNeeded: slot) - 1 }

  /// The slot that holds a key, or the free one where it belongs.
  private func slot(of words: [UInt64], _ start: Int, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) & Self.hashBits == 0,
        matches(Int(Self.group(slots[slot])), words, start)
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func matches(_ group: Int, _ words: [UInt64], _ start: Int) -> Bool {
    let own = group * width
    for place in 0..<width where keys[own + place] != words[start + place] { return false }
    return true
  }

  private func hash(_ words: [UInt64], _ start: Int) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for place in start..<start + width {
      hash = (hash ^ words[place]) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
    }
    return hash
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for entry in slots where entry != 0 {
      var slot = Int(truncatingIfNeeded: entry >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }
}
