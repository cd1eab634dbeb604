import Columns

/// The units of a column's rows, where they vary.
struct RowUnits {
  /// The units.
  let table: [Unit]
  private let indices: [UInt16]
  private let powers: [Int]
  private let factors: [Double]

  init(_ column: Column) {
    let isNoted = !column.notes.units.isEmpty && !column.notes.unitTable.isEmpty
    table = isNoted ? column.notes.unitTable : [.plain]
    indices = isNoted ? column.notes.units : []
    powers = table.map(\.exponent)
    factors = powers.map { power in
      let factor = (0..<min(power.magnitude, 300)).reduce(1.0) { factor, _ in factor * 10 }
      return power < 0 ? 1 / factor : factor
    }
  }

  /// The position of a row's unit in the table.
  func index(_ row: Int) -> Int { indices.isEmpty ? 0 : Int(indices[row]) }

  /// The power of ten of a row's unit.
  func power(_ row: Int) -> Int { powers[index(row)] }

  /// A row's number in units instead of thousands or millions.
  func inUnits(_ number: Double, _ row: Int) -> Double { number * factors[index(row)] }
}

/// Numbers the kinds of units that can be compared with each other, in order of appearance.
struct UnitKinds {
  private var kinds: [Unit: UInt64] = [:]

  /// The number of a unit's kind.
  mutating func kind(of unit: Unit) -> UInt64 {
    let wanted = unit.kind
    if let known = kinds[wanted] { return known }
    let new = UInt64(kinds.count)
    kinds[wanted] = new
    return new
  }
}

extension Unit {
  /// What like units share: the quantity, without its power of ten and what is counted.
  var kind: Unit {
    switch quantity {
    case .plain, .count: Unit(.count(of: nil), per: per?.kind)
    default: Unit(quantity, per: per?.kind)
    }
  }
}
