/// A hash table from single words to dense group numbers, in the order in which words first appear.
///
/// The hash is fixed, so that nothing depends on a process's seed.
struct WordTable {
  /// The words in the order of their groups.
  private(set) var words: [UInt64] = []
  /// A group plus one, or 0 where a slot is free; a power of two of them, three quarters in use at most.
  private var slots: [UInt32]

  /// Creates a table with room for so many words before it first grows.
  init(expecting count: Int) {
    let least = max(count + count / 3, 16)
    slots = [UInt32](repeating: 0, count: 1 << (Int.bitWidth - least.leadingZeroBitCount))
    words.reserveCapacity(count)
  }

  /// The number of groups so far.
  var count: Int { words.count }

  /// A word with its bits spread over all others.
  @inline(__always)
  static func hash(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  /// Writes the group of each word of a range, and calls a body with each place whose word is new.
  @inline(__always)
  mutating func assign(
    _ all: [UInt64],
    _ range: Range<Int>,
    to groups: inout [Int32],
    new: (Int) -> Void
  ) {
    if (count + range.count) * 4 > slots.count * 3 { grow(for: range.count) }
    let mask = slots.count - 1
    // Taken out, so that it is not copied.
    var words: [UInt64] = []
    swap(&words, &self.words)
    defer { swap(&words, &self.words) }
    var slots = slots.mutableSpan
    for place in range {
      let word = all[place]
      var slot = Int(truncatingIfNeeded: Self.hash(word)) & mask
      while slots[slot] != 0, words[Int(slots[slot]) - 1] != word { slot = (slot + 1) & mask }
      if slots[slot] == 0 {
        words.append(word)
        slots[slot] = UInt32(truncatingIfNeeded: words.count)
        new(place)
      }
      groups[place - range.lowerBound] = Int32(bitPattern: slots[slot] &- 1)
    }
  }

  private mutating func grow(for more: Int) {
    var size = slots.count
    while (count + more) * 4 > size * 3 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    for index in words.indices {
      var slot = Int(truncatingIfNeeded: Self.hash(words[index])) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: index + 1)
    }
  }
}
