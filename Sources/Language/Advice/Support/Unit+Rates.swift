import Columns

extension Unit {
  /// What the numbers are called, several of them, where adding them has no meaning by itself
  /// because each is of a whole of its own: percentages, rates, ratios.
  var rates: String? {
    if per != nil { return "rates" }
    switch quantity {
    case .percent: return "percentages"
    case .percentagePoints: return "percentage points"
    case .ratio: return "ratios"
    default: return nil
    }
  }

  /// Whether the unit is a part of a whole.
  var isShare: Bool { per == nil && (quantity == .percent || quantity == .ratio) }

  /// Whether numbers are counts of things or people, so that few of them make a percentage jump.
  var isCounted: Bool {
    guard per == nil, power == 0 else { return false }
    switch quantity {
    case .plain, .count: return true
    default: return false
    }
  }
}

extension Table {
  /// The units that the present cells of a column have, where they differ by row; of as many rows as
  /// advice looks at.
  func units(of column: Int) -> [Unit] {
    var units: [Unit] = []
    var rows = 0
    for batch in batches where rows < AdvisedAnswer.sampleRows {
      rows += batch.count
      let cells = batch.columns[column]
      var met: Set<UInt16> = []
      for (row, unit) in cells.notes.units.enumerated() where cells.validity.isPresent(row) {
        met.insert(unit)
      }
      for unit in met.sorted().map({ cells.notes.unitTable[Int($0)] }) where !units.contains(unit) {
        units.append(unit)
      }
    }
    return units
  }
}
