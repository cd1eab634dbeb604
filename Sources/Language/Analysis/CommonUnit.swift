import Columns
import Plan

/// The unit that all numbers of a group share, for columns that a pivot makes.
enum CommonUnit {
  /// A call that gives, for each group, a number of the unit that its numbers share.
  ///
  /// The unit is of the smallest scale that occurs, so that no number needs more decimals, and the
  /// number is how many decimals suffice for all of the group, or -1 for floating point. It is missing
  /// where units are unlike.
  static func call(on argument: Expression) -> AggregateCall {
    let type = DataType.number(NumberType(.decimal(scale: 0), unit: .varies))
    return AggregateCall(function, [argument], type: type, span: argument.span)
  }

  private static let function = AggregateFunction(
    "common_unit",
    [Parameter("x")],
    summary: "The unit that all numbers of a group share.",
    typing: { _ in .success(.number(NumberType(.decimal(scale: 0), unit: .varies))) },
    accumulator: { CommonUnitAccumulator(type: $0.result) }
  )
}

private struct CommonUnitAccumulator: Accumulator {
  let type: DataType
  private var units: [Unit?] = []
  private var decimals: [Int] = []
  private var areUnlike: [Bool] = []
  let omitted = OmittedCells()

  init(type: DataType) {
    self.type = type
  }

  mutating func update(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    while units.count < groupCount {
      units.append(nil)
      decimals.append(-1)
      areUnlike.append(false)
    }
    let column = arguments[0]
    for row in groups.indices where column.validity.isPresent(row) {
      let (group, unit) = (Int(groups[row]), column.unit(at: row) ?? .plain)
      decimals[group] = max(decimals[group], column.neededDecimals(at: row))
      guard let known = units[group] else {
        units[group] = unit
        continue
      }
      if known == unit { continue }
      if !known.isLike(unit) { areUnlike[group] = true }
      if unit.exponent < known.exponent { units[group] = unit }
    }
  }

  func finish(groupCount: Int) -> Column {
    var builder = ColumnBuilder(type: type)
    for group in 0..<groupCount {
      let unit = group < units.count && !areUnlike[group] ? units[group] : nil
      let places = group < units.count ? decimals[group] : -1
      let value = Value.decimal(ExactDecimal(mantissa: Int64(places), scale: 0))
      builder.append(unit == nil ? .missing(.unlikeUnits) : value, unit: unit)
    }
    return builder.build()
  }
}

extension Column {
  /// The decimals that were printed, or more where the number has more; -1 for floating point.
  fileprivate func neededDecimals(at row: Int) -> Int {
    guard case .decimal(let cells, let scale) = values else { return -1 }
    let printed = decimals(at: row) ?? scale
    var (rest, places) = (cells[row], scale)
    while places > printed, rest % 10 == 0 { (rest, places) = (rest / 10, places - 1) }
    return max(places, 0)
  }
}
