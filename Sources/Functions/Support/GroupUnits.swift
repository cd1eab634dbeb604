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
    let codes = column.notes.units
    let places = column.notes.unitTable.map { position(of: $0) }
    let plain = codes.isEmpty ? position(of: .plain) : 0
    let reasons = column.validity.reasons
    var shifts: [Int] = []
    for row in groups.indices where reasons.isEmpty || reasons[row] == 0 {
      let place = codes.isEmpty ? plain : places[Int(codes[row])]
      let group = Int(groups[row])
      let known = groupUnits[group]
      // Nearly every row has its group's unit exactly, and then only two numbers are compared.
      if known == place &+ 1 { continue }
      if known == 0 {
        groupUnits[group] = place &+ 1
        continue
      }
      let (own, unit) = (table[Int(known) - 1], table[Int(place)])
      guard own.isLike(unit) else { throw Self.unlike(own, unit) }
      if shifts.isEmpty { shifts = [Int](repeating: 0, count: groups.count) }
      shifts[row] = unit.exponent - own.exponent
      groupUnits[group] = position(of: own.shared(with: unit)) &+ 1
    }
    return shifts.isEmpty ? try unmoved(column) : try moved(column, by: shifts)
  }

  /// The cells as they are, with decimals to spare.
  private func unmoved(
    _ column: Column
  ) throws(KernelFailure) -> (Column.Values, [UInt8]) {
    guard let scale, case .decimal(let cells, let own) = column.values else {
      guard let cells = NumericCells(column).floating else { throw .unexpected("total") }
      return (.floating(cells), [])
    }
    guard let spared = NumericCells.rescaled(cells, by: scale - own) else {
      throw Self.tooFine(scale)
    }
    let printed = column.notes.decimals
    return (
      .decimal(spared, scale: scale),
      printed.isEmpty ? [UInt8](repeating: UInt8(clamping: own), count: cells.count) : printed
    )
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
        throw Self.tooFine(scale)
      }
      cells[row] = cell
      printed[row] = UInt8(clamping: decimals - shifts[row])
    }
    return (.decimal(cells, scale: scale), printed)
  }

  private static func tooFine(_ scale: Int) -> KernelFailure {
    KernelFailure(
      id: "number-too-fine",
      "the units in this group differ so much that a number does not fit \(scale) decimals",
      help: ["summarise the rows of one unit: `where unit = …`"]
    )
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
