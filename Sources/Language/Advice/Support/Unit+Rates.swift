import Columns
import Plan

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
  var isPartOfWhole: Bool { per == nil && (quantity == .percent || quantity == .ratio) }

  /// Whether numbers are counts of things or people, so that few of them make a percentage jump.
  var isCounted: Bool {
    guard per == nil, power == 0 else { return false }
    switch quantity {
    case .plain, .count: return true
    default: return false
    }
  }
}

extension Field {
  /// What the figures are called where they are rates, percentages or ratios: by the unit, or where
  /// a file gives none by the name, as the Department for Education's do (`pt_overall`,
  /// `no_exc_20week_rate`, `ass_none_ehc_pc`).
  var rates: String? {
    guard let unit = type.number?.unit else { return nil }
    if let rates = unit.rates { return rates }
    guard unit == .plain else { return nil }
    let words = Schema.snakeCase(name).split(separator: "_")
    for word in words {
      switch word {
      case "rate", "rates": return "rates"
      case "pc", "pct", "pt", "percent", "percentage", "percentages", "proportion":
        return "percentages"
      case "ratio": return "ratios"
      default: break
      }
    }
    return nil
  }
}

extension Plan {
  /// What the values of an expression over the plan are called where they are rates.
  func rates(of expression: Expression) -> String? {
    if let rates = expression.type.number?.unit.rates { return rates }
    guard case .source(let field, _) = origin(of: expression) else { return nil }
    return field.rates
  }
}

extension Table {
  /// The units that the present cells of a column have, where they differ by row; of as many rows as
  /// advice looks at.
  func units(of column: Int) -> [Unit] {
    var units: [Unit] = []
    var rows = 0
    for batch in batches where rows < AdvisedAnswer.wholeRows {
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
