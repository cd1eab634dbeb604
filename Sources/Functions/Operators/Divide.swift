import Columns
import Plan

extension Function {
  /// Divides numbers, with the rules of units.
  static let divide = Function.strict(
    "/",
    [Parameter("a"), Parameter("b")],
    summary: "Divides; like units give a ratio, and money by a count gives £ per one of it. "
      + "Division by zero is missing as undefined.",
    examples: [
      Example("1 / 4", "0.25"),
      Example("£9.5m / £500k", "19"),
      Example("£3.9m / 2", "£1.95m"),
      Example("£9.5m / 1,853", "£5,126.82 per one"),
      Example("reason(1 / 0)", "undefined"),
    ]
  ) { (arguments) throws(TypeProblem) in
    try Divide.type(arguments)
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    guard UnitSplit.isNeeded(signature.arguments) else {
      return try Divide.answer(columns, signature)
    }
    return try UnitSplit.run(
      columns,
      signature,
      rows,
      readsConstants: true,
      typing: { (arguments) throws(TypeProblem) in try Divide.type(arguments) },
      kernel: { (columns, signature, _) throws(KernelFailure) in
        try Divide.answer(columns, signature)
      }
    )
  }.overIntervals
}

/// Typing and loops of `/`.
private enum Divide {
  static func type(_ arguments: [Argument]) throws(TypeProblem) -> DataType {
    let (left, right) = try Arithmetic.numbers(arguments, of: "/")
    guard left.unit.quantity != .varies, right.unit.quantity != .varies else {
      return .number(NumberType(.floating, unit: .varies))
    }
    guard let meeting = UnitAlgebra.quotient(left.unit, right.unit) else {
      throw .unlikeUnits(
        "divided",
        arguments,
        help: [
          "divide by a plain number, by the same unit, or an amount by a count",
          "to calculate without units write `number(…)` around each",
        ]
      )
    }
    return .number(NumberType(.floating, unit: shown(meeting.unit, by: arguments[1])))
  }

  /// The least plain divisor that takes a quotient out of its scale: a thousandth of £1m is £1,000.
  private static let leastLarge = 1_000.0

  /// The unit in which a quotient is given, where what it is divided by says more than its unit.
  ///
  /// Money by a plain number is a part of it (`£9.5m / 2`) or so much for each (`£9.5m / 1,853`).
  /// A number written with thousands separators counts things. A part keeps the scale of the money
  /// unless the number, or a column of whole numbers, would leave a very small number of £m.
  private static func shown(_ unit: Unit, by divisor: Argument) -> Unit {
    if unit.per == .quantity(.count(of: nil)), let things = divisor.plural {
      return Unit(unit.quantity, power: unit.power, per: .quantity(.count(of: things)))
    }
    guard let type = divisor.type.number, type.unit.simple == .plain else { return unit }
    if unit.simple == .money, divisor.isGrouped {
      return Unit(.money, per: .quantity(.count(of: nil)))
    }
    guard unit.power > 0 else { return unit }
    let size: Double? =
      switch divisor.literal {
      case .decimal(let number): number.floating.magnitude
      case .floating(let number): number.magnitude
      default: nil
      }
    let isLarge = size.map { $0 >= leastLarge } ?? (type.scale == 0)
    return isLarge ? unit.at(power: 0) : unit
  }

  static func answer(_ columns: [Column], _ signature: Signature) throws(KernelFailure) -> Column {
    guard let left = signature.arguments[0].number, let right = signature.arguments[1].number,
      let result = signature.result.number,
      let meeting = UnitAlgebra.quotient(left.unit, right.unit)
    else { throw .unexpected("/") }
    let columns = try meeting.scaled(columns)
    // The change of unit and the difference of the scales are one exact power of ten, applied once,
    // so that £9.5m / £500k is 19 and not its neighbour.
    guard
      let (dividends, divisors, exponent) = wholes(columns)
        ?? Arithmetic.floating(columns, shift: 0).map({ ($0.left, $0.right, 0) })
    else { throw .unexpected("/") }
    let shift = meeting.shift + meeting.unit.power - result.unit.power + exponent
    var reasons = Validity.meeting(columns).filled(dividends.count)
    var quotients = dividends
    let factor = PowersOfTen.floatingPower(abs(shift))
    for row in quotients.indices {
      let divisor = divisors[row]
      if divisor == 0 {
        if reasons[row] == 0 { reasons[row] = MissingReason.undefined.rawValue }
        quotients[row] = 0
      } else if shift > 0 {
        quotients[row] = quotients[row] * factor / divisor
      } else {
        quotients[row] /= divisor * factor
      }
    }
    return .floatings(quotients, validity: Validity(reasons: reasons))
  }

  /// The mantissas of two decimal columns as floating-point numbers and the power of ten that their
  /// quotients still need; nil where a mantissa is beyond 2⁵³.
  private static func wholes(_ columns: [Column]) -> ([Double], [Double], Int)? {
    guard case .decimal(let left, let leftScale) = columns[0].values,
      case .decimal(let right, let rightScale) = columns[1].values
    else { return nil }
    let limit: UInt64 = 1 << 53
    guard left.allSatisfy({ $0.magnitude <= limit }), right.allSatisfy({ $0.magnitude <= limit })
    else { return nil }
    return (left.map { Double($0) }, right.map { Double($0) }, rightScale - leftScale)
  }
}

extension Argument {
  /// Whether it is a number written with thousands separators, as counts are.
  fileprivate var isGrouped: Bool { literal != nil && spelling.contains(",") }

  /// The things that a column counts, where its name is one word for several of them: `pupils`.
  fileprivate var plural: String? {
    let name = spelling.lowercased()
    guard literal == nil, name.allSatisfy(\.isLetter), name.count > 3 else { return nil }
    return ["children", "people"].contains(name) || name.hasSuffix("s") && !name.hasSuffix("ss")
      ? name : nil
  }
}
