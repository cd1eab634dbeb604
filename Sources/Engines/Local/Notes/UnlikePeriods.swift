import Columns

/// Why periods that a join sets against each other never match, in words: two calendars, or stretches
/// of different length.
enum UnlikePeriods {
  /// What to know and to do; nothing where the periods differ in nothing but their dates.
  ///
  /// - Parameters:
  ///   - left: the first period before the join.
  ///   - right: the first period of the other side.
  ///   - name: what the other side is called.
  /// - Returns: lines of help, the reason first.
  static func help(_ left: Period, _ right: Period, of name: String) -> [String] {
    let sides = "`\(left.label)` before the join and `\(right.label)` in `\(name)`"
    if left.grain != right.grain {
      return [
        "the periods are of different length, \(sides): they never match",
        "give both a column of the longer ones, such as `add financial_year(period) as year`",
      ]
    }
    guard left.grain == .year || left.grain == .quarter, left.calendar != right.calendar else {
      return []
    }
    return [
      "the periods are of two calendars, \(sides): they never match",
      "where both are the same years, declare it: `load … with calendar academic`, or financial",
    ]
  }
}

extension Column {
  /// The first period that is there.
  var firstPeriod: Period? {
    guard case .period(let cells) = values,
      let row = cells.indices.first(where: validity.isPresent)
    else { return nil }
    return cells[row]
  }
}
