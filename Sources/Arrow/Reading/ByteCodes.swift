import Columns

/// Where some codes stand in a column whose codes take a byte each, found eight at a time.
///
/// A condition looks at all rows of its column and passes few; without widening each code this takes a
/// ninth of the instructions, which were a third of those of a whole query.
struct ByteCodes {
  /// The places of the codes that are wanted, in ascending order.
  let places: [Int32]

  /// With more codes a look at each cell's verdict is as quick.
  private static let mostWanted = 4

  private static let lows: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Looks for codes in cells that all have a value; nil where they have to be looked at one by one.
  ///
  /// - Throws: where a code is not below the number of values.
  init?(
    _ file: ArrowFile,
    _ field: ArrowField,
    _ cells: ArrowBatch.Cells,
    _ rows: CellChoice,
    below count: Int,
    _ wanted: [Int]
  ) throws(DataError) {
    guard case .integer(8, _) = field.storage, (1...128).contains(count),
      wanted.count <= Self.mostWanted, rows.chosen == nil
    else { return nil }
    // The rows begin at a multiple of eight.
    let (first, whole) = (rows.range.lowerBound, rows.count / 8)
    let words = try file.raw(UInt64.self, cells, CellChoice(first / 8..<first / 8 + whole))
    let rest = CellChoice(first + whole * 8..<rows.range.upperBound)
    let last = try file.raw(UInt8.self, cells, rest)
    let patterns = wanted.map { UInt64($0) &* Self.lows }
    let gap = UInt64(128 - count) &* Self.lows
    var places: [Int32] = []
    places.reserveCapacity(rows.count / max(count, 4) * 2)
    var strays: UInt64 = 0
    for (index, word) in words.enumerated() {
      // The highest bit of a byte is set where its code is not below the count.
      strays |= ((word & ~Self.highs) &+ gap) | word
      var others = Self.highs
      for pattern in patterns {
        let difference = word ^ pattern
        others &= ((difference & ~Self.highs) &+ ~Self.highs) | difference
      }
      var hits = ~others & Self.highs
      while hits != 0 {
        let place = index &* 8 &+ hits.trailingZeroBitCount &>> 3
        places.append(Int32(truncatingIfNeeded: place))
        hits &= hits &- 1
      }
    }
    for (index, code) in last.enumerated() {
      if Int(code) >= count { strays = Self.highs }
      if wanted.contains(Int(code)) { places.append(Int32(truncatingIfNeeded: whole * 8 + index)) }
    }
    guard strays & Self.highs == 0 else { throw ArrowFault.dictionary(file.bytes.name, field.name) }
    self.places = places
  }
}
