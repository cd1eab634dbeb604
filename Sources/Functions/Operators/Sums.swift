import Columns
import Plan

extension Function {
  /// Adds numbers of like units, or moves a period on.
  static let plus = sum(
    "+",
    isDifference: false,
    summary: "Adds two numbers of like units exactly, or moves a period on.",
    examples: [
      Example("0.1 + 0.2", "0.3"),
      Example("£9.5m + £540k", "£10.04m"),
      Example("42% + 3pp", "45%"),
      Example("2023/24 + years(1)", "2024/25"),
    ]
  )

  /// Subtracts numbers of like units, or finds the days between two periods.
  static let minus = sum(
    "-",
    isDifference: true,
    summary: "Subtracts a number of a like unit exactly, or moves a period back; "
      + "of two periods it gives how far apart they begin, in years, months, weeks or days as "
      + "they are counted.",
    examples: [
      Example("42% - 17%", "25 pp"),
      Example("£9.5m - £540k", "£8.96m"),
      Example("2023/24 - years(1)", "2022/23"),
      Example("30 Sep 2023 - 1 Sep 2023", "29 days"),
      Example("2023/24 - 2019/20", "4 years"),
      Example("Q2 2023/24 - 1 quarter", "Q1 2023/24 (Apr–Jun 2023)"),
    ]
  )

  private static func sum(
    _ name: String,
    isDifference: Bool,
    summary: String,
    examples: [Example]
  ) -> Function {
    let typing: Rule = { (arguments) throws(TypeProblem) in
      try Sums.type(arguments, name, isDifference: isDifference)
    }
    let kernel: Kernel = { (columns, signature, _) throws(KernelFailure) in
      try Sums.answer(columns, signature, isDifference: isDifference)
    }
    return .strict(
      name,
      [Parameter("a"), Parameter("b")],
      summary: summary,
      examples: examples
    ) { (arguments) throws(TypeProblem) in
      let type = try typing(arguments)
      return type.number?.unit == .varies ? UnitSplit.varying(type, spare: 3) : type
    } kernel: { (columns, signature, rows) throws(KernelFailure) in
      if UnitSplit.isNeeded(signature.arguments) {
        return try UnitSplit.run(columns, signature, rows, typing: typing, kernel: kernel)
      }
      return try kernel(columns, signature, rows)
    }.overIntervals
  }
}

/// Typing and loops of `+` and `-`.
private enum Sums {
  static func type(
    _ arguments: [Argument],
    _ name: String,
    isDifference: Bool
  )
    throws(TypeProblem) -> DataType
  {
    if arguments.contains(where: { $0.type == .period }) {
      return try PeriodSums.type(arguments, isDifference: isDifference)
    }
    let (left, right) = try Arithmetic.numbers(arguments, of: name)
    guard left.unit.quantity != .varies, right.unit.quantity != .varies else {
      let types = [left, right].map { Argument(.number($0.with(unit: .plain))) }
      return try type(types, name, isDifference: isDifference).with(unit: .varies)
    }
    guard let meeting = UnitAlgebra.sum(left.unit, right.unit, isDifference: isDifference) else {
      throw problem(arguments, left.unit, right.unit, isDifference: isDifference)
    }
    guard let leftScale = left.scale,
      let rightScale = Arithmetic.scale(
        right,
        shift: meeting.shift,
        literal: arguments[1].literal
      )
    else { return .number(NumberType(.floating, unit: meeting.unit)) }
    return Arithmetic.decimal(max(leftScale, rightScale), unit: meeting.unit)
  }

  private static func problem(
    _ arguments: [Argument],
    _ left: Unit,
    _ right: Unit,
    isDifference: Bool
  ) -> TypeProblem {
    let action = isDifference ? "subtracted" : "added"
    var help: [String] = []
    let plain = arguments[left == .plain ? 0 : 1]
    // A column has no place for a unit in the query.
    if left == .plain || right == .plain, plain.literal != nil || plain.spelling.isEmpty {
      let digits = plain.spelling.isEmpty ? "5" : plain.spelling
      let other = left == .plain ? right : left
      switch other.simple {
      case .percent, .percentagePoints:
        help = ["say what the number is: `\(digits)%` or `\(digits)pp`"]
      case .money:
        help = ["say what the number is: `£\(digits)\(other.moneySuffix)`"]
      case .fullTimeEquivalents, .days, .weeks, .months, .years:
        help = ["say what the number is: `\(digits) \(other.heading)`"]
      default: break
      }
    }
    if left.simple == .percentagePoints, right.simple == .percent {
      help = ["a percentage can be subtracted from a percentage, which gives percentage points"]
    }
    if (left.simple, right.simple) == (.ratio, .percent)
      || (left.simple, right.simple) == (.percent, .ratio)
    {
      help = ["write the ratio as a percentage: `as_percent(…)`"]
    }
    help.append("to calculate without units write `number(…)` around each")
    return .unlikeUnits(action, arguments, help: help)
  }

  static func answer(
    _ columns: [Column],
    _ signature: Signature,
    isDifference: Bool
  )
    throws(KernelFailure) -> Column
  {
    guard let left = signature.arguments[0].number, let right = signature.arguments[1].number else {
      return try PeriodSums.answer(columns, signature, isDifference: isDifference)
    }
    let validity = Validity.meeting(columns)
    guard let result = signature.result.number,
      let meeting = UnitAlgebra.sum(left.unit, right.unit, isDifference: isDifference)
    else { throw .unexpected(isDifference ? "-" : "+") }
    let columns = try meeting.scaled(columns)
    if let scale = result.scale {
      guard let cells = Arithmetic.aligned(columns, shift: meeting.shift, to: scale),
        let sums = isDifference
          ? difference(cells.left, cells.right) : sum(cells.left, cells.right)
      else { throw .tooLarge(isDifference ? "subtracting" : "adding") }
      return .decimals(
        sums,
        scale: scale,
        validity: validity,
        notes: Arithmetic.notes(columns, shift: meeting.shift, scale: scale, max)
      )
    }
    guard let cells = Arithmetic.floating(columns, shift: meeting.shift) else {
      throw .unexpected(isDifference ? "-" : "+")
    }
    var sums = cells.left
    let others = cells.right
    if isDifference {
      for row in sums.indices { sums[row] -= others[row] }
    } else {
      for row in sums.indices { sums[row] += others[row] }
    }
    return .floatings(sums, validity: validity)
  }

  private static func sum(_ left: [Int64], _ right: [Int64]) -> [Int64]? {
    var result = left
    var failed = false
    for row in result.indices {
      let (sum, overflow) = result[row].addingReportingOverflow(right[row])
      result[row] = sum
      failed = failed || overflow
    }
    return failed ? nil : result
  }

  private static func difference(_ left: [Int64], _ right: [Int64]) -> [Int64]? {
    var result = left
    var failed = false
    for row in result.indices {
      let (difference, overflow) = result[row].subtractingReportingOverflow(right[row])
      result[row] = difference
      failed = failed || overflow
    }
    return failed ? nil : result
  }
}

extension Unit {
  /// How money at this power of ten is written in a query: `m` in `£9.5m`.
  var moneySuffix: String {
    switch power {
    case 3: "k"
    case 6: "m"
    case 9: "bn"
    default: ""
    }
  }
}
