import Columns

/// A sort key as numbers whose order is the order of the values.
///
/// - Numbers by value; binary numbers that are not numbers come after all others.
/// - Numbers with a unit by row by kind of unit in the order of their headings, and within a kind by
///   value, so that £1m comes after £900k.
/// - Intervals by their lower ends, and where those are equal by their upper.
/// - Periods by their dates, text by ``TextRanks``, false before true.
/// - Missing cells last, whether ascending or descending, and equal to each other.
struct OrderKey {
  /// The numbers, the most significant first; 0 where a cell is missing.
  private(set) var words: [[UInt64]]
  /// Which cells have a value.
  let validity: Validity

  /// - Complexity: O(rows), and O(n log n) in the distinct texts.
  init(_ column: Column, type: DataType, isDescending: Bool) {
    validity = column.validity
    words = Self.words(of: column, type: type)
    if isDescending {
      for index in words.indices { invert(&words[index]) }
    }
  }

  /// Whether two rows are equal.
  func areEqual(_ left: Int, _ right: Int) -> Bool {
    validity.isPresent(left) == validity.isPresent(right)
      && words.allSatisfy { $0[left] == $0[right] }
  }

  private static func words(of column: Column, type: DataType) -> [[UInt64]] {
    if let ends = column.ends, let measure = type.ends {
      return words(of: ends.lower, type: .number(measure))
        + words(of: ends.upper, type: .number(measure))
    }
    if case .number(let number) = type, number.unit.quantity == .varies {
      return varying(column)
    }
    let validity = column.validity
    switch column.values {
    case .boolean(let cells):
      return [filled(cells.count, validity) { cells[$0] ? 1 : 0 }]
    case .decimal(let cells, _):
      return [filled(cells.count, validity) { ordered(cells[$0]) }]
    case .floating(let cells):
      return [filled(cells.count, validity) { ordered(cells[$0]) }]
    case .interval: return []
    case .rowNumbers(let rows):
      return [filled(rows.count, validity) { ordered(rows[$0]) }]
    case .period(let cells):
      return [filled(cells.count, validity) { cells[$0].sortKey }]
    case .text(let cells, let dictionary):
      let ranks = TextRanks(cells, dictionary, validity).ranks
      return [filled(cells.count, validity) { UInt64(ranks[Int(cells[$0])]) }]
    }
  }

  private static func varying(_ column: Column) -> [[UInt64]] {
    let units = RowUnits(column)
    let validity = column.validity
    let count = column.count
    let headings = Array(Set(units.table.map(\.kind.heading))).sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    let kinds = units.table.map { unit in
      UInt64(headings.firstIndex(of: unit.kind.heading) ?? 0)
    }
    let kind = filled(count, validity) { kinds[units.index($0)] }
    switch column.values {
    case .decimal(let cells, _):
      let least = units.table.map(\.exponent).min() ?? 0
      let scaled = units.table.map { PowersOfTen.wide(min($0.exponent - least, 19)) }
      // 2⁶³ × 10¹⁹ is below 2¹²⁷: units further apart than that are not in use.
      func value(_ row: Int) -> Int128 { Int128(cells[row]) * scaled[units.index(row)] }
      return [
        kind,
        filled(count, validity) { UInt64(truncatingIfNeeded: value($0) >> 64) ^ signBit },
        filled(count, validity) { UInt64(truncatingIfNeeded: value($0)) },
      ]
    case .floating(let cells):
      return [kind, filled(count, validity) { ordered(units.inUnits(cells[$0], $0)) }]
    default:
      return [kind]
    }
  }

  private static let signBit: UInt64 = 1 << 63

  private static func ordered(_ number: Int64) -> UInt64 {
    UInt64(bitPattern: number) ^ signBit
  }

  private static func ordered(_ number: Double) -> UInt64 {
    if number.isNaN { return .max }
    let bits = (number == 0 ? 0.0 : number).bitPattern
    return bits & signBit == 0 ? bits | signBit : ~bits
  }

  private static func filled(
    _ count: Int,
    _ validity: Validity,
    _ word: (Int) -> UInt64
  ) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: count)
    let reasons = validity.reasons
    for row in 0..<count where reasons.isEmpty || reasons[row] == 0 { words[row] = word(row) }
    return words
  }

  private func invert(_ words: inout [UInt64]) {
    let reasons = validity.reasons
    for row in words.indices where reasons.isEmpty || reasons[row] == 0 { words[row] = ~words[row] }
  }
}
