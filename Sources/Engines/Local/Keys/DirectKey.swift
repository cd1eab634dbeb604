import Columns

/// The small numbers that stand for one key's values where these lie close together.
///
/// A missing key is its reason, 1 to 15; values follow from ``firstValue`` on.
struct DirectKey: Sendable {
  private enum Kind: Sendable {
    case boolean
    /// Whole numbers of the last decimal place, counted from the base.
    case exact
    case text
    /// Periods in the order in which they first appear.
    case period
  }

  /// The number of the first value.
  private static let firstValue = 16
  /// No array of places is larger, so that wider values are not looked at further.
  private static let mostBits = 30

  private let kind: Kind
  private var texts = TextCodes()
  private var periods = GroupTable(width: 1)
  /// The value of the first number, and the largest value so far.
  private var range: (base: Int64, last: Int64)?
  /// The bits that the largest number takes.
  private(set) var bits = 5
  /// What the last batch added to the numbers of earlier values.
  private(set) var moved: UInt32 = 0

  /// Creates the numbers of a key, or nil for values that do not lie together.
  init?(_ form: KeyForm) {
    switch form {
    case .boolean: kind = .boolean
    case .exact: kind = .exact
    case .text: kind = .text
    case .period: kind = .period
    default: return nil
    }
  }

  /// Whether the values are texts, whose numbers leave no gaps.
  var isText: Bool { kind == .text }

  /// Adds the number of each row's value to the packed numbers, moved by so many bits; false where the
  /// values lie too far apart.
  ///
  /// - Complexity: O(rows).
  mutating func pack(_ column: Column, by shift: UInt32, to packed: inout [UInt32]) -> Bool {
    moved = 0
    let reasons = column.validity.reasons
    let first = UInt32(Self.firstValue)
    switch (kind, column.values) {
    case (.boolean, .boolean(let cells)):
      add(cells.count, reasons, by: shift, to: &packed) { first + (cells[$0] ? 1 : 0) }
    case (.exact, .decimal(let cells, _)):
      guard widen(to: cells, reasons) else { return false }
      let offset = Int64(Self.firstValue) &- (range?.base ?? 0)
      add(cells.count, reasons, by: shift, to: &packed) {
        UInt32(truncatingIfNeeded: cells[$0] &+ offset)
      }
    case (.text, .text(let cells, let dictionary)):
      let codes = texts.translated(cells, dictionary, column.validity)
      fit(texts.count)
      add(codes.count, reasons, by: shift, to: &packed) { codes[$0] &+ first }
    case (.period, .period(let cells)):
      let numbers = periods.numbers(of: cells, reasons, from: Self.firstValue)
      fit(periods.count)
      add(numbers.count, reasons, by: shift, to: &packed) { numbers[$0] }
    default: return false
    }
    return bits <= Self.mostBits
  }

  @inline(__always)
  private func add(
    _ rows: Int,
    _ reasons: [UInt8],
    by shift: UInt32,
    to packed: inout [UInt32],
    _ number: (Int) -> UInt32
  ) {
    var packed = packed.mutableSpan
    if reasons.isEmpty {
      for row in 0..<rows { packed[row] |= number(row) &<< shift }
    } else {
      for row in 0..<rows {
        packed[row] |= (reasons[row] == 0 ? number(row) : UInt32(reasons[row] & 15)) &<< shift
      }
    }
  }

  /// The number of each row's value, or 0 where it is missing or lies outside of what is known.
  ///
  /// - Complexity: O(rows).
  mutating func matching(_ column: Column, rows: Int) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: rows)
    switch (kind, column.values) {
    case (.boolean, .boolean(let cells)):
      for row in 0..<rows { numbers[row] = cells[row] ? 17 : 16 }
    case (.exact, .decimal(let cells, _)):
      guard let range else { return numbers }
      let (base, last) = range
      let offset = Int64(Self.firstValue) &- base
      for row in 0..<rows where cells[row] >= base && cells[row] <= last {
        numbers[row] = UInt32(truncatingIfNeeded: cells[row] &+ offset)
      }
    case (.text, .text(let cells, let dictionary)):
      numbers = texts.translated(cells, dictionary, column.validity)
      for row in 0..<rows {
        let number = numbers[row] &+ UInt32(Self.firstValue)
        numbers[row] = number < UInt32(1) << UInt32(bits) ? number : 0
      }
    case (.period, .period(let cells)):
      let matches = periods.matches(cells.map(\.sortKey), rows: rows)
      for row in 0..<rows where matches[row] >= 0 {
        numbers[row] = UInt32(Self.firstValue) &+ UInt32(bitPattern: matches[row])
      }
    default: break
    }
    let reasons = column.validity.reasons
    for row in reasons.indices where reasons[row] != 0 { numbers[row] = 0 }
    return numbers
  }

  private mutating func fit(_ count: Int) {
    bits = max(bits, Self.bits(for: Self.firstValue + count - 1))
  }

  private static func bits(for number: Int) -> Int { Int.bitWidth - number.leadingZeroBitCount }

  /// Makes room for the cells; false where the values lie too far apart.
  private mutating func widen(to cells: [Int64], _ reasons: [UInt8]) -> Bool {
    var (least, greatest) = (Int64.max, Int64.min)
    if reasons.isEmpty {
      for cell in cells { (least, greatest) = (min(least, cell), max(greatest, cell)) }
    } else {
      for row in cells.indices where reasons[row] == 0 {
        (least, greatest) = (min(least, cells[row]), max(greatest, cells[row]))
      }
    }
    guard least <= greatest else { return true }
    let known = range ?? (least, greatest)
    let (first, last) = (min(least, known.base), max(greatest, known.last))
    if range != nil, first == known.base, last == known.last { return true }
    let (width, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, width < 1 << Self.mostBits else { return false }
    bits = max(bits, Self.bits(for: Self.firstValue + Int(width)))
    var base = known.base
    if first < base {
      // All that there is room for, so that falling values seldom move the numbers.
      let room = Int64(1) << Int64(bits) - Int64(Self.firstValue) - 1
      let (lowest, isTooLow) = last.subtractingReportingOverflow(room)
      base = isTooLow ? first : lowest
    }
    moved = UInt32(truncatingIfNeeded: known.base &- base)
    range = (base, last)
    return true
  }
}

extension DirectKey {
  /// The number of an earlier value after the last batch.
  func number(after earlier: UInt32) -> UInt32 {
    earlier < UInt32(Self.firstValue) ? earlier : earlier &+ moved
  }
}

extension GroupTable {
  /// Numbers periods; neighbours are often the same.
  fileprivate mutating func numbers(
    of cells: [Period],
    _ reasons: [UInt8],
    from first: Int
  ) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: cells.count)
    var last: (key: UInt64, number: UInt32)?
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      let key = cells[row].sortKey
      if let last, last.key == key {
        numbers[row] = last.number
      } else {
        numbers[row] = UInt32(first) &+ UInt32(bitPattern: group(of: [key], row: 0))
        last = (key, numbers[row])
      }
    }
    return numbers
  }
}
