import Columns

/// Distinct texts of a column, numbered in the order in which its rows have them, and found by the
/// codes of other dictionaries.
struct TextKeys: Sendable {
  /// What the codes of one dictionary come to: a text is looked up when it is first met.
  private struct Map: Sendable {
    let dictionary: TextDictionary
    var keys: [Int32]
  }

  /// Batches of one source share a dictionary, and computed text has one a batch that does not come
  /// back: a few maps serve both.
  private static let keptMaps = 8
  private static let unknown: Int32 = -2

  private var texts = TextDictionaryBuilder()
  private var maps: [Map] = []
  private var oldest = 0
  /// The key of each row of the column.
  private(set) var keyOfRow: [Int32]

  /// Numbers the texts of a column without missing cells.
  ///
  /// - Complexity: O(rows), and the length of each text.
  init(_ codes: [UInt32], _ dictionary: TextDictionary) {
    keyOfRow = [Int32](repeating: 0, count: codes.count)
    var known = [Int32](repeating: Self.unknown, count: dictionary.count)
    for row in codes.indices {
      let code = Int(codes[row])
      if known[code] == Self.unknown {
        known[code] = Int32(bitPattern: texts.code(for: dictionary.utf8(codes[row]).span))
      }
      keyOfRow[row] = known[code]
    }
  }

  /// The number of distinct texts.
  var count: Int { texts.count }

  /// The key of each cell; -1 where a text is none or missing.
  ///
  /// - Complexity: O(rows), and the length of each text that is new in its dictionary.
  mutating func matches(
    _ codes: [UInt32],
    _ dictionary: TextDictionary,
    _ reasons: [UInt8]
  ) -> [Int32] {
    let place = mapPlace(of: dictionary)
    var map: [Int32] = []
    // Taken out while it changes, so that it is not copied.
    swap(&map, &maps[place].keys)
    defer { swap(&map, &maps[place].keys) }
    var matches = [Int32](repeating: -1, count: codes.count)
    for row in codes.indices where reasons.isEmpty || reasons[row] == 0 {
      let code = Int(codes[row])
      var key = map[code]
      if key == Self.unknown {
        key =
          texts.knownCode(for: dictionary.utf8(codes[row]).span).map { Int32(bitPattern: $0) } ?? -1
        map[code] = key
      }
      matches[row] = key
    }
    return matches
  }

  private mutating func mapPlace(of dictionary: TextDictionary) -> Int {
    if let place = maps.firstIndex(where: { $0.dictionary === dictionary }) { return place }
    let keys = [Int32](repeating: Self.unknown, count: dictionary.count)
    if maps.count < Self.keptMaps {
      maps.append(Map(dictionary: dictionary, keys: keys))
      return maps.count - 1
    }
    oldest = (oldest + 1) % Self.keptMaps
    maps[oldest] = Map(dictionary: dictionary, keys: keys)
    return oldest
  }
}
