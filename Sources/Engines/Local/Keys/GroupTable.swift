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
    group(of: words, row: row, hash(words, row * width))
  }

  private mutating func group(of words: [UInt64], row: Int, _ hash: UInt64) -> Int32 {
    let start = row * width
    let slot = slot(of: words, start, hash)
    if slots[slot] != 0 { return Self.group(slots[slot]) }
    for place in start..<start + width { keys.append(words[place]) }
    count += 1
    slots[slot] = hash & Self.hashBits | UInt64(truncatingIfNeeded: count)
    let group = Self.group(slots[slot])
    if count * 2 > slots.count { grow() }
    return group
  }

  /// Writes the group of each row's key and lists the rows whose key is new.
  ///
  /// - Complexity: O(rows × words) on average.
  mutating func assign(_ words: [UInt64], to groups: inout [Int32], newRows: inout [Int32]) {
    let hashes = hashes(words, rows: groups.count)
    let entries = entries(hashes)
    for row in groups.indices {
      // An entry stays true of its key while others are added.
      if let group = group(in: entries[row], words, row, hashes[row]) {
        groups[row] = group
      } else {
        let known = count
        groups[row] = group(of: words, row: row, hashes[row])
        if count > known { newRows.append(Int32(truncatingIfNeeded: row)) }
      }
    }
  }

  /// The group of each row's key, or -1 where it is unknown.
  ///
  /// - Complexity: O(rows × words) on average.
  func matches(_ words: [UInt64], rows: Int) -> [Int32] {
    let hashes = hashes(words, rows: rows)
    let entries = entries(hashes)
    var groups = [Int32](repeating: -1, count: rows)
    for row in 0..<rows where entries[row] != 0 {
      groups[row] =
        group(in: entries[row], words, row, hashes[row])
        ?? Self.group(slots[slot(of: words, row * width, hashes[row])])
    }
    return groups
  }

  private func hashes(_ words: [UInt64], rows: Int) -> [UInt64] {
    var hashes = [UInt64](repeating: 0, count: rows)
    if width == 2 {
      for row in 0..<rows {
        hashes[row] = Self.mixed(Self.mixed(Self.seed, words[row * 2]), words[row * 2 + 1])
      }
    } else {
      for row in 0..<rows { hashes[row] = hash(words, row * width) }
    }
    return hashes
  }

  /// What stands in the slot of each hash: reads that wait for memory together and not one after
  /// another, as they would while keys are compared.
  private func entries(_ hashes: [UInt64]) -> [UInt64] {
    let mask = slots.count - 1
    return hashes.map { slots[Int(truncatingIfNeeded: $0 >> 32) & mask] }
  }

  /// The group of an entry, where it is that of the key.
  @inline(__always)
  private func group(in entry: UInt64, _ words: [UInt64], _ row: Int, _ hash: UInt64) -> Int32? {
    guard entry != 0, (entry ^ hash) & Self.hashBits == 0 else { return nil }
    let group = Self.group(entry)
    return matches(Int(group), words, row * width) ? group : nil
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
    var hash = Self.seed
    for place in start..<start + width { hash = Self.mixed(hash, words[place]) }
    return hash
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
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
