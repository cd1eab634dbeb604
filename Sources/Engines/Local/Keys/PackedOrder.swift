import Columns

/// Sorts rows by their group and then by sort keys, each row as one 64-bit word.
///
/// A word holds the row's group, those bits of its keys in which rows differ, and its number: months
/// of twenty years take 15 bits of 64. So a pass moves eight bytes a row and looks nothing else up.
struct PackedOrder {
  /// The bits of a digit: 2,048 counters stay in a core's first-level cache.
  private static let digitBits = 11
  /// Keys of so many bits and fewer are numbered anew where that saves a pass.
  private static let denseBits = 16

  private var words: [UInt64]
  private let rowBits: Int
  private let sortedBits: Int

  /// Packs rows; nil where they take more than 64 bits.
  ///
  /// - Complexity: O(rows × keys).
  init?(groups: [Int32], count groupCount: Int, by keys: [OrderKey]) {
    let fields = keys.flatMap { KeyField.fields(of: $0) }
    var keyBits = fields.reduce(0) { $0 + $1.width }
    let groupBits = Self.bits(of: UInt64(max(groupCount, 1) - 1))
    rowBits = Self.bits(of: UInt64(max(groups.count, 1) - 1))
    guard keyBits + groupBits + rowBits <= 64 else { return nil }
    words = [UInt64](repeating: 0, count: groups.count)
    for field in fields { field.append(to: &words) }
    if keyBits <= Self.denseBits { keyBits = Self.numberAnew(&words, keyBits, besides: groupBits) }
    sortedBits = keyBits + groupBits
    let (keyShift, rowShift) = (UInt64(keyBits), UInt64(rowBits))
    for row in words.indices {
      let group = UInt64(UInt32(bitPattern: groups[row]))
      words[row] = (group << keyShift | words[row]) << rowShift | UInt64(row)
    }
  }

  /// The rows in order.
  ///
  /// - Complexity: O(rows × bits).
  consuming func rows<Stop: Error>(beforePass: () throws(Stop) -> Void) throws(Stop) -> [Int32] {
    let mask = rowBits == 64 ? UInt64.max : (1 << UInt64(rowBits)) - 1
    try sort(beforePass)
    return words.map { Int32(truncatingIfNeeded: $0 & mask) }
  }

  private mutating func sort<Stop: Error>(_ beforePass: () throws(Stop) -> Void) throws(Stop) {
    let passes = Self.passes(sortedBits)
    guard passes > 0 else { return }
    let digit = (sortedBits + passes - 1) / passes
    let mask: UInt64 = (1 << UInt64(digit)) - 1
    var next = [UInt64](repeating: 0, count: words.count)
    for pass in 0..<passes {
      try beforePass()
      let shift = UInt64(rowBits + pass * digit)
      var targets = [Int32](repeating: 0, count: 1 << digit)
      for word in words { targets[Int(truncatingIfNeeded: word >> shift & mask)] &+= 1 }
      var start: Int32 = 0
      for place in targets.indices {
        let count = targets[place]
        targets[place] = start
        start &+= count
      }
      for word in words {
        let place = Int(truncatingIfNeeded: word >> shift & mask)
        let target = targets[place]
        targets[place] = target &+ 1
        next[Int(target)] = word
      }
      swap(&words, &next)
    }
  }

  private static func passes(_ bits: Int) -> Int { (bits + digitBits - 1) / digitBits }

  /// The bits that a number takes.
  fileprivate static func bits(of number: UInt64) -> Int { 64 - number.leadingZeroBitCount }

  /// Numbers keys in their order without gaps, where that saves a pass; gives the bits that they take.
  private static func numberAnew(
    _ words: inout [UInt64],
    _ bits: Int,
    besides other: Int
  ) -> Int {
    guard passes(bits + other) > passes(other) else { return bits }
    var numbers = [UInt32](repeating: 0, count: 1 << bits)
    for word in words { numbers[Int(truncatingIfNeeded: word)] = 1 }
    var count: UInt32 = 0
    for key in numbers.indices where numbers[key] != 0 {
      numbers[key] = count
      count += 1
    }
    let fewer = Self.bits(of: UInt64(max(count, 1) - 1))
    guard passes(fewer + other) < passes(bits + other) else { return bits }
    for row in words.indices {
      words[row] = UInt64(numbers[Int(truncatingIfNeeded: words[row])])
    }
    return fewer
  }
}

/// Neighbouring bits of a key that differ between rows.
private struct KeyField {
  private let words: [UInt64]
  private let base: UInt64
  private let shift: UInt64
  let width: Int

  /// The fields of a key, the most significant first; whether a cell is missing comes before its bits.
  static func fields(of key: OrderKey) -> [KeyField] {
    let reasons = key.validity.reasons
    guard let first = reasons.firstIndex(of: 0) ?? (reasons.isEmpty ? 0 : nil) else { return [] }
    var fields: [KeyField] = []
    if !reasons.isEmpty {
      fields.append(
        KeyField(words: reasons.map { $0 == 0 ? 0 : 1 }, base: 0, shift: 0, width: 1)
      )
    }
    for words in key.words where first < words.count {
      // A missing cell takes the bits of another, so that they neither differ nor widen the field.
      let words =
        reasons.isEmpty
        ? words : words.indices.map { reasons[$0] == 0 ? words[$0] : words[first] }
      fields += Self.fields(of: words)
    }
    return fields
  }

  /// The words as distances from the least, or as the runs of bits that differ, whichever is shorter.
  private static func fields(of words: [UInt64]) -> [KeyField] {
    guard let first = words.first else { return [] }
    var (differing, least, most) = (UInt64(0), first, first)
    for word in words {
      differing |= word ^ first
      least = min(least, word)
      most = max(most, word)
    }
    let spread = PackedOrder.bits(of: most - least)
    guard differing.nonzeroBitCount < spread else {
      return spread == 0 ? [] : [KeyField(words: words, base: least, shift: 0, width: spread)]
    }
    var fields: [KeyField] = []
    while differing != 0 {
      let shift = differing.trailingZeroBitCount
      let width = (~(differing >> UInt64(shift))).trailingZeroBitCount
      fields.append(KeyField(words: words, base: 0, shift: UInt64(shift), width: width))
      differing &= ~((width == 64 ? .max : (1 << UInt64(width)) - 1) << UInt64(shift))
    }
    return fields.reversed()
  }

  /// Puts the bits behind those that rows already have.
  func append(to packed: inout [UInt64]) {
    let (base, shift, width) = (base, shift, UInt64(width))
    let mask: UInt64 = width == 64 ? .max : (1 << width) - 1
    for row in packed.indices {
      packed[row] = packed[row] << width | ((words[row] &- base) >> shift & mask)
    }
  }
}
