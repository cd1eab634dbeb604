import Columns
import Plan

extension Function {
  /// The remainder of a division, exactly; it has the sign of the divisor.
  static let modulo = Function.strict(
    "mod",
    [Parameter("a"), Parameter("b")],
    summary: "The remainder of a division, exactly, with the sign of the divisor as in Excel.",
    examples: [
      Example("7 mod 3", "1"),
      Example("-7 mod 3", "2"),
      Example("7.5 mod 2", "1.5"),
    ]
  ) { (arguments) throws(TypeProblem) in
    let type = try Modulo.type(arguments)
    return type.number?.unit == .varies ? UnitSplit.varying(type, spare: 3) : type
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    guard UnitSplit.isNeeded(signature.arguments) else {
      return try Modulo.answer(columns, signature)
    }
    return try UnitSplit.run(
      columns,
      signature,
      rows,
      typing: { (arguments) throws(TypeProblem) in try Modulo.type(arguments) },
      kernel: { (columns, signature, _) throws(KernelFailure) in
        try Modulo.answer(columns, signature)
      }
    )
  }
}

/// Typing and loops of `mod`.
private enum Modulo {
  static func type(_ arguments: [Argument]) throws(TypeProblem) -> DataType {
    let (left, right) = try Arithmetic.numbers(arguments, of: "mod")
    guard left.unit.quantity != .varies, right.unit.quantity != .varies else {
      return try type([left, right].map { Argument(.number($0.with(unit: .plain))) })
        .with(unit: .varies)
    }
    guard let meeting = meeting(left.unit, right.unit) else {
      throw .unlikeUnits(
        "divided with a remainder",
        arguments,
        help: ["divide by a plain number or by the same unit"]
      )
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

  private static func meeting(_ left: Unit, _ right: Unit) -> UnitMeeting? {
    if right == .plain { return UnitMeeting(unit: left) }
    return left.isLike(right)
      ? UnitMeeting(unit: left, shift: right.exponent - left.exponent)
      : UnitAlgebra.lengths(left, right)
  }

  static func answer(_ columns: [Column], _ signature: Signature) throws(KernelFailure) -> Column {
    guard let left = signature.arguments[0].number, let right = signature.arguments[1].number,
      let result = signature.result.number, let meeting = meeting(left.unit, right.unit)
    else { throw .unexpected("mod") }
    let (columns, shift) = (try meeting.scaled(columns), meeting.shift)
    var reasons = Validity.meeting(columns).filled(columns[0].count)
    if let scale = result.scale {
      guard let cells = Arithmetic.aligned(columns, shift: shift, to: scale) else {
        throw .tooLarge("`mod`")
      }
      var remainders = cells.left
      let divisors = cells.right
      for row in remainders.indices {
        let divisor = divisors[row]
        // A division of the least number by -1 overflows, and its remainder is zero.
        let (remainder, overflow) = remainders[row].remainderReportingOverflow(
          dividingBy: divisor == 0 ? 1 : divisor
        )
        remainders[row] = overflow ? 0 : remainder
        if remainders[row] != 0, (remainders[row] < 0) != (divisor < 0) {
          remainders[row] += divisor
        }
        if divisor == 0, reasons[row] == 0 { reasons[row] = MissingReason.undefined.rawValue }
      }
      return .decimals(remainders, scale: scale, validity: Validity(reasons: reasons))
    }
    guard let cells = Arithmetic.floating(columns, shift: shift) else { throw .unexpected("mod") }
    var remainders = cells.left
    let divisors = cells.right
    for row in remainders.indices {
      let divisor = divisors[row]
      if divisor == 0 {
        remainders[row] = 0
        if reasons[row] == 0 { reasons[row] = MissingReason.undefined.rawValue }
        continue
      }
      var remainder = remainders[row].truncatingRemainder(dividingBy: divisor)
      if remainder != 0, (remainder < 0) != (divisor < 0) { remainder += divisor }
      remainders[row] = remainder
    }
    return .floatings(remainders, validity: Validity(reasons: reasons))
  }
}
