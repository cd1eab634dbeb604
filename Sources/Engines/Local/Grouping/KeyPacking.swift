import Columns
import Plan

/// How the keys of a row are packed into one word, so that equal keys, and only those, have equal words
/// and the keys can be read from it again.
///
/// A key is a number from ``firstValue`` on, or why it is missing.
struct KeyPacking: Sendable {
  private enum Values: Sendable {
    case boolean
    /// Decimals counted from a base, and their scale.
    case exact(base: Int64, scale: Int)
    case text(TextDictionary)
  }

  private struct Key: Sendable {
    let values: Values
    let shift: UInt64
    let bits: UInt64

    var mask: UInt64 { (1 << bits) - 1 }
  }

  private static let firstValue: UInt64 = 16
  private static let wordBits = 64

  private let keys: [Key]
  /// The bits that the keys of the rows took, without those to spare.
  let usedBits: Int

  /// Makes room for the keys of some first rows, and for others as far as there is room; nil where
  /// keys do not pack.
  init?(_ columns: [Column]) {
    var needed: [(values: Values, least: Int64, greatest: Int64, bits: Int)] = []
    for column in columns {
      // What is noted of key cells goes with the first of each group, and is not in the word.
      guard column.notes.isEmpty, column.count > 0 else { return nil }
      switch column.values {
      case .boolean: needed.append((.boolean, 0, 1, 5))
      case .text(_, let dictionary):
        let greatest = Int64(dictionary.count) - 1
        needed.append((.text(dictionary), 0, greatest, Self.bits(greatest)))
      case .decimal(let cells, let scale):
        var (least, greatest) = (cells[0], cells[0])
        for cell in cells { (least, greatest) = (min(least, cell), max(greatest, cell)) }
        let (width, overflow) = greatest.subtractingReportingOverflow(least)
        guard !overflow, width < 1 << 60 else { return nil }
        needed.append((.exact(base: least, scale: scale), least, greatest, Self.bits(width)))
      case .floating, .interval, .period, .rowNumbers: return nil
      }
    }
    usedBits = needed.reduce(0) { $0 + $1.bits }
    guard usedBits <= Self.wordBits, !needed.isEmpty else { return nil }
    let growing = needed.count { if case .exact = $0.values { true } else { false } }
    let spare = (Self.wordBits - usedBits) / max(growing, 1)
    var keys: [Key] = []
    var shift = 0
    for (values, least, greatest, bits) in needed {
      var (values, bits) = (values, bits)
      if case .exact(_, let scale) = values {
        bits = min(bits + spare, 62)
        // Values to come may lie below as well as above.
        let room = (Int64(1) << Int64(bits)) - Int64(Self.firstValue) - (greatest - least) - 1
        let (base, overflow) = least.subtractingReportingOverflow(room / 2)
        values = .exact(base: overflow ? least : base, scale: scale)
      }
      keys.append(Key(values: values, shift: UInt64(shift), bits: UInt64(bits)))
      shift += bits
    }
    self.keys = keys
  }

  private static func bits(_ width: Int64) -> Int {
    Int64.bitWidth - (width + Int64(firstValue)).leadingZeroBitCount
  }

  /// Appends the word of each row; gives false, with nothing appended, where keys do not fit.
  func pack(_ columns: [Column], rows: Int, to words: inout [UInt64]) -> Bool {
    let start = words.count
    words.append(contentsOf: repeatElement(0, count: rows))
    for (key, column) in zip(keys, columns)
    where !column.notes.isEmpty || !pack(column, as: key, to: &words, from: start) {
      words.removeLast(rows)
      return false
    }
    return true
  }

  private func pack(
    _ column: Column,
    as key: Key,
    to words: inout [UInt64],
    from start: Int
  ) -> Bool {
    let reasons = column.validity.reasons
    let (shift, first) = (key.shift, Self.firstValue)
    var words = words.mutableSpan
    switch (key.values, column.values) {
    case (.boolean, .boolean(let cells)):
      for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
        words[start + row] |= (first + (cells[row] ? 1 : 0)) &<< shift
      }
    case (.text(let dictionary), .text(let cells, let own)):
      guard dictionary === own else { return false }
      if reasons.isEmpty {
        for row in cells.indices { words[start + row] |= (UInt64(cells[row]) &+ first) &<< shift }
      } else {
        for row in cells.indices where reasons[row] == 0 {
          words[start + row] |= (UInt64(cells[row]) &+ first) &<< shift
        }
      }
    case (.exact(let base, let scale), .decimal(let cells, let own)):
      guard scale == own else { return false }
      // A number beyond the room, or below the base, sets bits that are not the key's.
      var (over, mask): (UInt64, UInt64) = (0, ~key.mask)
      if reasons.isEmpty {
        for row in cells.indices {
          let number = UInt64(bitPattern: cells[row] &- base)
          over |= number | (number &+ first)
          words[start + row] |= (number &+ first) &<< shift
        }
      } else {
        for row in cells.indices where reasons[row] == 0 {
          let number = UInt64(bitPattern: cells[row] &- base)
          over |= number | (number &+ first)
          words[start + row] |= (number &+ first) &<< shift
        }
      }
      mask &= over
      guard mask == 0 else { return false }
    default: return false
    }
    for row in reasons.indices where reasons[row] != 0 {
      words[start + row] |= UInt64(reasons[row] & 15) &<< shift
    }
    return true
  }

  /// The columns of keys that words stand for.
  func columns(of words: [UInt64]) -> [Column] { keys.map { Self.column($0, of: words) } }

  private static func column(_ key: Key, of words: [UInt64]) -> Column {
    let (shift, mask) = (key.shift, key.mask)
    var least = UInt64.max
    for word in words { least = min(least, word &>> shift & mask) }
    guard least < firstValue else {
      return Column(values(key, of: words) { ($0 &>> shift & mask) &- firstValue })
    }
    let reasons = words.map { word in
      let number = word &>> shift & mask
      return number < firstValue ? UInt8(truncatingIfNeeded: number) : 0
    }
    let cells = values(key, of: words) { word in
      let number = word &>> shift & mask
      return number < firstValue ? 0 : number &- firstValue
    }
    // A number from the base on stands where a cell is missing.
    let column = Column(cells, validity: Validity(reasons: reasons))
    guard case .decimal(let numbers, let scale) = cells else { return column }
    return Column(
      .decimal(zip(numbers, reasons).map { $1 == 0 ? $0 : 0 }, scale: scale),
      validity: column.validity
    )
  }

  @inline(__always)
  private static func values(
    _ key: Key,
    of words: [UInt64],
    _ number: (UInt64) -> UInt64
  ) -> Column.Values {
    switch key.values {
    case .boolean: .boolean(words.map { number($0) == 1 })
    case .text(let dictionary):
      .text(words.map { UInt32(truncatingIfNeeded: number($0)) }, dictionary)
    case .exact(let base, let scale):
      .decimal(words.map { Int64(bitPattern: number($0)) &+ base }, scale: scale)
    }
  }
}
