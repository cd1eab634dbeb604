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
  /// The translation of a text that is known to have no code.
  private static let absent = UInt32.max - 1

  private var builder = TextDictionaryBuilder()
  private var maps: [Map] = []
  private var oldest = 0

  /// The number of distinct texts so far.
  var count: Int { builder.count }

  /// The codes of a column's cells; 0 where a cell is missing.
  ///
  /// - Complexity: O(rows), and the length of each text that is new in its dictionary.
  mutating func translated(
    _ codes: [UInt32],
    _ dictionary: TextDictionary,
    _ validity: Validity
  ) -> [UInt32] {
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

  /// The codes of a column's cells that have one already; -1 where a text has none or is missing.
  ///
  /// - Complexity: O(rows), and the length of each text that is new in its dictionary.
  mutating func matches(
    _ codes: [UInt32],
    _ dictionary: TextDictionary,
    _ validity: Validity
  ) -> [Int32] {
    let place = mapPlace(of: dictionary)
    var map: [UInt32] = []
    swap(&map, &maps[place].codes)
    defer { swap(&map, &maps[place].codes) }
    let reasons = validity.reasons
    var matches = [Int32](repeating: -1, count: codes.count)
    for row in codes.indices where reasons.isEmpty || reasons[row] == 0 {
      let code = Int(codes[row])
      var known = map[code]
      if known == Self.unknown {
        known = builder.knownCode(for: dictionary.utf8(codes[row]).span) ?? Self.absent
        map[code] = known
      }
      matches[row] = max(Int32(bitPattern: known), -1)
    }
    return matches
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
