import Columns
import Plan

/// The one unit of each group, for a column whose unit varies by row.
///
/// Rows in a like unit are moved to the power of ten of the group's first row; a group in which
/// unlike units meet has no summary, and the query fails with the two units.
struct GroupUnits {
  /// The decimals that cells are held with, nil for floating point.
  let scale: Int?
  private var table: [Unit] = []
  private var positions: [Unit: UInt16] = [:]
  /// The unit of each group, one more than its position; 0 for a group without a value so far.
  private var groupUnits: [UInt16] = []

  init(scale: Int?) {
    self.scale = scale
  }

  /// The cells of a batch in their groups' units, with the decimals that each was printed with.
  mutating func add(
    _ column: Column,
    groups: [Int32],
    groupCount: Int
  ) throws(KernelFailure) -> (
    Column.Values, [UInt8]
  ) {
    groupUnits.grow(to: groupCount, with: 0)
    var shifts = [Int](repeating: 0, count: groups.count)
    for row in groups.indices where column.validity.isPresent(row) {
      let unit = column.unit(at: row) ?? .plain
      let group = Int(groups[row])
      if groupUnits[group] == 0 {
        groupUnits[group] = position(of: unit) + 1
      } else {
        let own = table[Int(groupUnits[group]) - 1]
        guard own == unit || own.isLike(unit) else { throw Self.unlike(own, unit) }
        shifts[row] = unit.exponent - own.exponent
        if own != unit { groupUnits[group] = position(of: own.shared(with: unit)) + 1 }
      }
    }
    return try moved(column, by: shifts)
  }

  private mutating func position(of unit: Unit) -> UInt16 {
    if let known = positions[unit] { return known }
    let new = UInt16(clamping: table.count)
    table.append(unit)
    positions[unit] = new
    return new
  }

  private func moved(
    _ column: Column,
    by shifts: [Int]
  ) throws(KernelFailure) -> (
    Column.Values, [UInt8]
  ) {
    guard let scale, case .decimal(var cells, let own) = column.values else {
      guard var cells = NumericCells(column).floating else { throw .unexpected("total") }
      for row in cells.indices where shifts[row] != 0 {
        let factor = PowersOfTen.floatingPower(abs(shifts[row]))
        cells[row] = shifts[row] > 0 ? cells[row] * factor : cells[row] / factor
      }
      return (.floating(cells), [])
    }
    var printed = [UInt8](repeating: 0, count: cells.count)
    for row in cells.indices {
      let decimals = column.decimals(at: row) ?? own
      guard let cell = PowersOfTen.rescale(cells[row], from: own - shifts[row], to: scale) else {
        throw KernelFailure(
          id: "number-too-fine",
          "the units in this group differ so much that a number does not fit \(scale) decimals",
          help: ["summarise the rows of one unit: `where unit = …`"]
        )
      }
      cells[row] = cell
      printed[row] = UInt8(clamping: decimals - shifts[row])
    }
    return (.decimal(cells, scale: scale), printed)
  }

  private static func unlike(_ first: Unit, _ second: Unit) -> KernelFailure {
    KernelFailure(
      id: "unlike-units",
      "a group holds numbers in unlike units: \(first.words) and \(second.words)",
      help: [
        "choose the rows of one unit: `where unit(…) = \"\(first.heading)\"`",
        "or give each unit a group of its own: `by unit(…)`",
      ]
    )
  }

  /// One entry a group and the table they refer to.
  func notes(groupCount: Int) -> ([UInt16], [Unit]) {
    guard !table.isEmpty else { return ([UInt16](repeating: 0, count: groupCount), [.plain]) }
    return (
      (0..<groupCount).map { group in
        group < groupUnits.count ? max(groupUnits[group], 1) - 1 : 0
      }, table
    )
  }
}

extension UnitSplit {
  /// The decimals that a column with a unit a row is summarised with: three to spare, because £k
  /// may meet £m.
  static func spareScale(_ type: NumberType) -> Int? {
    varying(.number(type), spare: 3).number?.scale
  }
}
