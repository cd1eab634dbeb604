package import Columns
package import Plan

/// How far apart two periods begin, in the steps by which they are counted.
package enum PeriodDifference {
  /// The unit for periods of two grains: years, months, weeks or days.
  package static func unit(_ left: Period.Grain, _ right: Period.Grain) -> Unit.Quantity {
    guard left == right || months(left) && months(right) else { return .days }
    switch left {
    case .year: return .years
    case .month, .accountingPeriod, .quarter, .half: return .months
    case .week: return .weeks
    case .day, .term, .halfTerm, .range: return .days
    }
  }

  private static func months(_ grain: Period.Grain) -> Bool {
    grain == .month || grain == .accountingPeriod || grain == .quarter || grain == .half
  }

  /// The operator `-` for two periods that are known to be counted in a unit.
  package static func function(in unit: Unit.Quantity) -> Function {
    Function(
      "-",
      [Parameter("a"), Parameter("b")],
      summary: "How far apart two periods begin.",
      typing: { _ in .success(.number(NumberType(.decimal(scale: 0), unit: Unit(unit)))) },
      kernel: { columns, _, rows throws(KernelFailure) in
        guard case .period(let left) = columns[0].values,
          case .period(let right) = columns[1].values
        else { throw .unexpected("-") }
        return column(left, right, in: unit, validity: .meeting(columns))
      }
    )
  }

  /// The differences of each row; one that is no whole number of steps is undefined.
  static func column(
    _ left: [Period],
    _ right: [Period],
    in unit: Unit.Quantity,
    validity: Validity
  ) -> Column {
    guard unit != .days else {
      let days = left.indices.map { Int64(left[$0].start) - Int64(right[$0].start) }
      return .decimals(days, scale: 0, validity: validity)
    }
    var reasons = validity.filled(left.count)
    var result = [Int64](repeating: 0, count: left.count)
    for row in left.indices where reasons[row] == 0 {
      if let steps = steps(left[row].start, right[row].start, in: unit) {
        result[row] = steps
      } else {
        reasons[row] = MissingReason.undefined.rawValue
      }
    }
    return .decimals(result, scale: 0, validity: Validity(reasons: reasons))
  }

  private static func steps(_ left: Int32, _ right: Int32, in unit: Unit.Quantity) -> Int64? {
    let days = Int64(left) - Int64(right)
    if unit == .weeks { return days % 7 == 0 ? days / 7 : nil }
    let (first, second) = (CivilDate(dayNumber: left), CivilDate(dayNumber: right))
    guard first.day == second.day else { return nil }
    let months = Int64((first.year - second.year) * 12 + first.month - second.month)
    if unit == .months { return months }
    return months % 12 == 0 ? months / 12 : nil
  }
}
