import Columns

/// Numbers the texts of many dictionaries as if they were one.
struct TextCodes {
  /// The translations of one dictionary's codes; a code is translated when it is first met.
  private struct Map {
    let dictionary: TextDictionary
    var codes: [UInt32]
  }

  /// Batches of one source share a dictionary, and computed text has one a batch that does not come
  /// back: a few maps serve both.
  private static let keptMaps = 8
  private static let unknown = UInt32.max

  /// The texts of larger dictionaries are mostly not met, and only those that are get a code.
  private static let mostOfFirst = 1 << 17

  /// While all cells are of one dictionary, its codes are theirs.
  private var first: TextDictionary?
  private var builder = TextDictionaryBuilder()
  private var maps: [Map] = []
  private var oldest = 0

  /// The number of distinct texts so far.
  var count: Int { first?.count ?? builder.count }

  /// The codes of a column's cells; 0 where a cell is missing.
  ///
  /// - Complexity: O(rows), and the length of each text that is new in its dictionary.
  mutating func translated(
    _ codes: [UInt32],
    _ dictionary: TextDictionary,
    _ validity: Validity
  ) -> [UInt32] {
    if builder.count == 0, first == nil, dictionary.count <= Self.mostOfFirst { first = dictionary }
    if let first {
      if first === dictionary { return codes }
      for code in 0..<UInt32(first.count) { _ = builder.code(for: first.utf8(code).span) }
      self.first = nil
    }
    let place = mapPlace(of: dictionary)
    var map: [UInt32] = []
    swap(&map, &maps[place].codes)
    defer { swap(&map, &maps[place].codes) }
    let reasons = validity.reasons
    var result = [UInt32](repeating: 0, count: codes.count)
    for row in codes.indices where reasons.isEmpty || reasons[row] == 0 {
      let code = Int(codes[row])
      var known = map[code]
      if known == Self.unknown {
        known = builder.code(for: dictionary.utf8(codes[row]).span)
        map[code] = known
      }
      result[row] = known
    }
    return result
  }

  private mutating func mapPlace(of dictionary: TextDictionary) -> Int {
    if let place = maps.firstIndex(where: { $0.dictionary === dictionary }) { return place }
    let codes = [UInt32](repeating: Self.unknown, count: dictionary.count)
    let map = Map(dictionary: dictionary, codes: codes)
    if maps.count < Self.keptMaps {
      maps.append(map)
      return maps.count - 1
    }
    oldest = (oldest + 1) % Self.keptMaps
    maps[oldest] = map
    return oldest
  }
}
