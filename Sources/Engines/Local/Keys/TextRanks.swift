import Columns

/// The places of a dictionary's texts in alphabetical order.
///
/// Texts are compared without regard to case, by the Unicode scalars of their lower-case forms; texts
/// that differ only in case by their own scalars. The order is the same on every machine.
struct TextRanks {
  /// The rank of each code that is in use; 0 for all others.
  private(set) var ranks: [UInt32]
  /// The lower-case forms, end to end, whose bytes sort as their scalars do.
  private var lowered: [UInt8] = []
  private var offsets: [Int] = [0]

  /// - Complexity: O(rows + n log n) in the distinct texts in use.
  init(_ cells: [UInt32], _ dictionary: TextDictionary, _ validity: Validity) {
    ranks = [UInt32](repeating: 0, count: dictionary.count)
    let used = Self.usedCodes(cells, dictionary, validity)
    var prefixes: [UInt64] = []
    prefixes.reserveCapacity(used.count)
    for code in used { prefixes.append(append(dictionary.utf8(code))) }
    // Most texts differ in their first eight bytes; only those that do not are compared in full.
    var order = RadixSort.order(prefixes)
    var start = 0
    while start < order.count {
      let prefix = prefixes[Int(order[start])]
      var end = start + 1
      while end < order.count, prefixes[Int(order[end])] == prefix { end += 1 }
      if end - start > 1 {
        order[start..<end].sort { precedes(Int($0), Int($1), used, dictionary) }
      }
      start = end
    }
    for (rank, index) in order.enumerated() {
      ranks[Int(used[Int(index)])] = UInt32(truncatingIfNeeded: rank)
    }
  }

  private static func usedCodes(
    _ cells: [UInt32],
    _ dictionary: TextDictionary,
    _ validity: Validity
  ) -> [UInt32] {
    var isUsed = [Bool](repeating: false, count: dictionary.count)
    let reasons = validity.reasons
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      isUsed[Int(cells[row])] = true
    }
    return isUsed.indices.filter { isUsed[$0] }.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Adds the lower-case form of a text and gives its first eight bytes as a number.
  private mutating func append(_ text: ArraySlice<UInt8>) -> UInt64 {
    let start = lowered.count
    if text.allSatisfy({ $0 < 0x80 }) {
      for byte in text { lowered.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
    } else {
      lowered.append(contentsOf: String(decoding: text, as: UTF8.self).lowercased().utf8)
    }
    offsets.append(lowered.count)
    var prefix: UInt64 = 0
    for place in start..<start + 8 {
      prefix = prefix << 8 | (place < lowered.count ? UInt64(lowered[place]) : 0)
    }
    return prefix
  }

  private func precedes(
    _ left: Int,
    _ right: Int,
    _ used: [UInt32],
    _ dictionary: TextDictionary
  ) -> Bool {
    let leftBytes = lowered[offsets[left]..<offsets[left + 1]]
    let rightBytes = lowered[offsets[right]..<offsets[right + 1]]
    if leftBytes.lexicographicallyPrecedes(rightBytes) { return true }
    if rightBytes.lexicographicallyPrecedes(leftBytes) { return false }
    return dictionary.utf8(used[left]).lexicographicallyPrecedes(dictionary.utf8(used[right]))
  }
}
