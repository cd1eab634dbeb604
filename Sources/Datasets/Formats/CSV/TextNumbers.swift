import Columns

/// The number that each distinct text of a column stands for.
struct TextNumbers: Sendable {
  /// Mantissas at ``scale``.
  var mantissas: [Int64] = []
  /// The column's decimals.
  var scale = 0
  /// The decimals that were printed; empty where all have the column's.
  var decimals: [UInt8] = []
  /// The place of each unit in ``unitTable``; empty where all have the column's.
  var units: [UInt16] = []
  /// The units.
  var unitTable: [Unit] = []

  /// Adds the number of the text that comes next.
  mutating func append(_ mantissa: Int64, decimals printed: Int, unit: Unit?) {
    mantissas.append(mantissa)
    decimals.append(UInt8(clamping: printed))
    guard let unit else { return }
    let place = unitTable.firstIndex(of: unit) ?? unitTable.count
    if place == unitTable.count { unitTable.append(unit) }
    units.append(UInt16(clamping: place))
  }

  /// Forgets printed decimals that are the column's everywhere.
  mutating func dropCommonDecimals() {
    if decimals.allSatisfy({ $0 == UInt8(clamping: scale) }) { decimals = [] }
  }

  /// The cells of some codes; missing ones have a reason.
  func column(_ codes: [UInt32], _ reasons: [UInt8]) -> Column {
    func taken<Cell>(_ cells: [Cell], _ filler: Cell) -> [Cell] {
      if cells.isEmpty { return [] }
      return codes.indices.map { place in
        reasons.isEmpty || reasons[place] == 0 ? cells[Int(codes[place])] : filler
      }
    }
    let values = mantissas.isEmpty ? codes.map { _ in 0 } : taken(mantissas, 0)
    return Column(
      .decimal(values, scale: scale),
      validity: Validity(reasons: reasons),
      notes: Column.CellNotes(
        decimals: taken(decimals, UInt8(clamping: scale)),
        units: taken(units, 0),
        unitTable: unitTable
      )
    )
  }
}
