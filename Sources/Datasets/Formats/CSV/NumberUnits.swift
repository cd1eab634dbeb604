import Columns

/// The unit of a column of numbers, worked out from metadata, heading and the marks of its cells.
struct NumberUnits {
  /// The column's unit.
  private(set) var unit: Unit
  /// For each mark the power of ten of its numbers over the column's: 3 for `£5k` in a column of
  /// pounds, -3 for it in a column of £m.
  private(set) var shifts = [Int](repeating: 0, count: 8)
  /// For each mark the unit of its rows, where units differ within the column.
  private(set) var unitByMark: [Unit]?
  /// Whether marks contradict the declared unit.
  private(set) var isContradicted = false

  /// Works out the unit from the marks that were seen and from what metadata and heading declare.
  init(_ tally: NumberTally, declared: Unit?, heading: Unit?) {
    if tally.count(.none) == tally.numbers {
      unit = declared ?? heading ?? .plain
      return
    }
    let present = NumberMark.allCases.filter { tally.count($0) > 0 }
    var quantities: [Unit.Quantity] = []
    for case let quantity? in present.map(\.quantity) where !quantities.contains(quantity) {
      quantities.append(quantity)
    }
    let powers = present.map(\.power)
    let largest = powers.max() ?? 0
    if let declared {
      unit = declared
      isContradicted =
        declared.quantity != .varies && quantities.contains { $0 != declared.quantity }
      setShifts(to: declared.power, bare: declared.power)
    } else if quantities.count == 1, !present.contains(.none) || heading?.quantity == quantities[0]
    {
      let own = heading?.quantity == quantities[0] ? heading : nil
      // Bare numbers and bare pounds under `£m` are millions; a suffix on a cell says it itself.
      let bare = own?.power ?? 0
      let target = largest == 0 ? bare : present.contains(.none) ? max(bare, largest) : largest
      unit = (own ?? Unit(quantities[0])).at(power: target)
      setShifts(to: target, bare: bare)
    } else {
      unit = .varies
      unitByMark = (UInt8(0)..<8).map { raw in
        let mark = NumberMark(rawValue: raw) ?? .none
        guard let quantity = mark.quantity else { return heading ?? .plain }
        return quantity == .money ? Unit(.money, power: largest) : Unit(quantity)
      }
      for mark in NumberMark.allCases where mark.quantity == .money {
        shifts[Int(mark.rawValue)] = mark.power - largest
      }
    }
  }

  private mutating func setShifts(to target: Int, bare: Int) {
    for mark in NumberMark.allCases {
      let power = mark.power == 0 ? bare : mark.power
      shifts[Int(mark.rawValue)] = power - target
    }
  }

  /// The decimals that a number of a form has in the column's unit; negative for whole thousands.
  func decimals(_ form: Int) -> Int { (form & 31) - shifts[form >> 5] }
}
