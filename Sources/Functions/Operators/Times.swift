import Columns
import Plan

extension Function {
  /// Multiplies numbers exactly, with the rules of units.
  static let times = Function.strict(
    "*",
    [Parameter("a"), Parameter("b")],
    summary: "Multiplies exactly: a plain number, a ratio or a percentage of anything, or a rate "
      + "by what it is per.",
    examples: [
      Example("42% * £9.5m", "£3.99m"),
      Example("3 * £5k", "£15k"),
      Example("50% * 50%", "25%"),
      Example("0.1 * 3", "0.3"),
    ]
  ) { (arguments) throws(TypeProblem) in
    let type = try Times.type(arguments)
    return type.number?.unit == .varies ? UnitSplit.varying(type, spare: 2) : type
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    guard UnitSplit.isNeeded(signature.arguments) else {
      return try Times.answer(columns, signature)
    }
    return try UnitSplit.run(
      columns,
      signature,
      rows,
      typing: { (arguments) throws(TypeProblem) in try Times.type(arguments) },
      kernel: { (columns, signature, _) throws(KernelFailure) in
        try Times.answer(columns, signature)
      }
    )
  }.overIntervals
}

/// Typing and loops of `*`.
private enum Times {
  static func type(_ arguments: [Argument]) throws(TypeProblem) -> DataType {
    let (left, right) = try Arithmetic.numbers(arguments, of: "*")
    guard left.unit.quantity != .varies, right.unit.quantity != .varies else {
      return try type([left, right].map { Argument(.number($0.with(unit: .plain))) })
        .with(unit: .varies)
    }
    guard let meeting = UnitAlgebra.product(left.unit, right.unit) else {
      throw .unlikeUnits(
        "multiplied",
        arguments,
        help: [
          "multiply by a plain number, a ratio or a percentage, or a rate by what it is per",
          "to calculate without a unit write `number(…)`",
        ]
      )
    }
    guard meeting.divisor == 1, let leftScale = left.scale, let rightScale = right.scale else {
      return .number(NumberType(.floating, unit: meeting.unit))
    }
    var scale = leftScale + rightScale - meeting.shift
    if case .decimal(let a) = arguments[0].literal, case .decimal(let b) = arguments[1].literal {
      scale = literalScale(a, b, full: scale)
    }
    return Arithmetic.decimal(scale, unit: meeting.unit)
  }

  /// The decimals of a product of two literals: the zeros at its end go, but no decimal place that
  /// one of the two was written with.
  private static func literalScale(_ a: ExactDecimal, _ b: ExactDecimal, full: Int) -> Int {
    var (rest, scale) = (Int128(a.mantissa) * Int128(b.mantissa), full)
    let least = max(a.scale, b.scale)
    while scale > least, rest % 10 == 0 { (rest, scale) = (rest / 10, scale - 1) }
    return scale
  }

  static func answer(_ columns: [Column], _ signature: Signature) throws(KernelFailure) -> Column {
    guard let left = signature.arguments[0].number, let right = signature.arguments[1].number,
      let result = signature.result.number,
      let meeting = UnitAlgebra.product(left.unit, right.unit)
    else { throw .unexpected("*") }
    let validity = Validity.meeting(columns)
    if let scale = result.scale, case .decimal(let a, let aScale) = columns[0].values,
      case .decimal(let b, let bScale) = columns[1].values
    {
      let exponent = scale - (aScale + bScale - meeting.shift)
      guard let cells = exponent == 0 ? product(a, b) : product(a, b, exponent) else {
        throw .tooLarge("multiplying")
      }
      return .decimals(
        cells,
        scale: scale,
        validity: validity,
        notes: Arithmetic.notes(columns, shift: meeting.shift, scale: scale, +)
      )
    }
    guard let cells = Arithmetic.floating(columns, shift: meeting.shift) else {
      throw .unexpected("*")
    }
    var products = cells.left
    let others = cells.right
    let divisor = Double(meeting.divisor)
    if divisor == 1 {
      for row in products.indices { products[row] *= others[row] }
    } else {
      for row in products.indices { products[row] = products[row] * others[row] / divisor }
    }
    return .floatings(products, validity: validity)
  }

  private static func product(_ left: [Int64], _ right: [Int64]) -> [Int64]? {
    var result = left
    var failed = false
    for row in result.indices {
      let (product, overflow) = result[row].multipliedReportingOverflow(by: right[row])
      result[row] = product
      failed = failed || overflow
    }
    return failed ? nil : result
  }

  /// Products moved by a power of ten, exactly; the wide way, for a change of scale.
  private static func product(_ left: [Int64], _ right: [Int64], _ exponent: Int) -> [Int64]? {
    let factor = PowersOfTen.wide(abs(exponent))
    var result = left
    for row in result.indices {
      let product = Int128(left[row]) * Int128(right[row])
      let moved: Int128
      if exponent > 0 {
        let (scaled, overflow) = product.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        moved = scaled
      } else {
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: factor)
        if remainder != 0 { return nil }
        moved = quotient
      }
      guard let narrow = Int64(exactly: moved) else { return nil }
      result[row] = narrow
    }
    return result
  }
}
