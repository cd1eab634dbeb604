/// A hash table from key words to dense group numbers, in the order in which keys first appear.
///
/// Open addressing with linear probing over one array of words; the hash is fixed, so that nothing
/// depends on a process's seed.
struct GroupTable {
  /// The number of words of a key.
  let width: Int
  /// The number of groups so far.
  private(set) var count = 0
  private var keys: [UInt64] = []
  private var hashes: [UInt64] = []
  /// A group plus one, or 0 where a slot is free; a power of two of them, at most half in use.
  private var slots: [Int32]

  init(width: Int) {
    self.width = width
    slots = [Int32](repeating: 0, count: 256)
  }

  /// The group of a row's key, which is added if it is new.
  mutating func group(of words: [UInt64], row: Int) -> Int32 {
    let start = row * width
    let hash = hash(words, start)
    let slot = slot(of: words, start, hash)
    if slots[slot] != 0 { return slots[slot] - 1 }
    let group = Int32(truncatingIfNeeded: count)
    for place in start..<start + width { keys.append(words[place]) }
    hashes.append(hash)
    slots[slot] = group + 1
    count += 1
    if count * 2 > slots.count { grow() }
    return group
  }

  /// The group of a row's key, or -1 where it is unknown.
  func match(of words: [UInt64], row: Int) -> Int32 {
    let start = row * width
    return slots[slot(of: words, start, hash(words, start))] - 1
  }

  /// The slot that holds a key, or the free one where it belongs.
  private func slot(of words: [UInt64], _ start: Int, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let group = Int(slots[slot]) - 1
      if hashes[group] == hash, matches(group, words, start) { return slot }
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
    var larger = [Int32](repeating: 0, count: slots.count * 2)
    for group in 0..<count {
      var slot = Int(truncatingIfNeeded: hashes[group]) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = Int32(truncatingIfNeeded: group) + 1
    }
    slots = larger
  }
}
