import Columns
import Plan

/// `+` and `-` where an operand is a period.
enum PeriodSums {
  static func type(_ arguments: [Argument], isDifference: Bool) throws(TypeProblem) -> DataType {
    let name = isDifference ? "-" : "+"
    switch (arguments[0].type, arguments[1].type) {
    case (.period, .period):
      guard isDifference else {
        throw TypeProblem(
          id: "wrong-argument-type",
          "\(arguments[0].named) and \(arguments[1].named) are periods and cannot be added",
          help: ["`-` gives how far apart two periods begin"],
          argument: 1
        )
      }
      return .number(NumberType(.decimal(scale: 0), unit: Unit(unit(between: arguments))))
    case (.period, .number(let number)):
      return try moved(arguments, number.unit, number: 1, name)
    case (.number(let number), .period) where !isDifference:
      return try moved(arguments, number.unit, number: 0, name)
    case (.period, _): throw .notA("a period or a length of time", arguments, 1, of: name)
    default: throw .notA("a period or a length of time", arguments, 0, of: name)
    }
  }

  /// The unit in which two periods are apart: the steps of their grain where both are written out.
  private static func unit(between arguments: [Argument]) -> Unit.Quantity {
    guard case .period(let left) = arguments[0].literal,
      case .period(let right) = arguments[1].literal
    else { return .days }
    return PeriodDifference.unit(left.grain, right.grain)
  }

  private static func moved(
    _ arguments: [Argument],
    _ unit: Unit,
    number: Int,
    _ name: String
  ) throws(TypeProblem) -> DataType {
    if step(unit) != nil { return .period }
    let digits = arguments[number].spelling.isEmpty ? "1" : arguments[number].spelling
    throw TypeProblem(
      id: "wrong-argument-type",
      "\(arguments[number].withUnit) is not a length of time that a period can be moved by",
      help: [
        "write `years(\(digits))`, `months(\(digits))`, `weeks(\(digits))` or `days(\(digits))`"
      ],
      argument: number
    )
  }

  private static func step(_ unit: Unit) -> PeriodShift? {
    guard unit.power == 0 else { return nil }
    switch unit.simple {
    case .days: return PeriodShift(days: 1)
    case .weeks: return PeriodShift(days: 7)
    case .months: return PeriodShift(months: 1)
    case .years: return PeriodShift(months: 12)
    default: return nil
    }
  }

  static func answer(
    _ columns: [Column],
    _ signature: Signature,
    isDifference: Bool
  )
    throws(KernelFailure) -> Column
  {
    let validity = Validity.meeting(columns)
    if case .period(let left) = columns[0].values, case .period(let right) = columns[1].values {
      let unit = signature.result.number?.unit.quantity ?? .days
      return PeriodDifference.column(left, right, in: unit, validity: validity)
    }
    let periodIndex = signature.arguments[0] == .period ? 0 : 1
    guard case .period(let periods) = columns[periodIndex].values,
      let unit = signature.arguments[1 - periodIndex].number?.unit, let step = step(unit)
    else { throw .unexpected(isDifference ? "-" : "+") }
    let counts = WholeNumbers.cells(columns[1 - periodIndex])
    var reasons = validity.filled(periods.count)
    var result = periods
    for row in periods.indices where reasons[row] == 0 {
      if let count = counts[row],
        let moved = periods[row].moved(by: step, times: isDifference ? -count : count)
      {
        result[row] = moved
      } else {
        reasons[row] = MissingReason.undefined.rawValue
      }
    }
    return .periods(result, validity: Validity(reasons: reasons))
  }
}
