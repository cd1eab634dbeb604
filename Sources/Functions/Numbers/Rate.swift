import Columns
import Plan

extension Function {
  /// So many of something for every so many of a population.
  static let rate = Function.strict(
    "rate",
    [
      Parameter("x", meaning: "what is counted: a count, money or FTE"),
      Parameter("per", meaning: "the size of the population, a whole number written out"),
      Parameter("n", meaning: "the population"),
    ],
    summary: "The rate of something per so many of a population, written "
      + "`rate(x, per 10,000 of n)`; undefined where the population is zero. Of totals it is the "
      + "pooled rate.",
    examples: [
      Example("rate(65, per 10,000 of 104833)", "6.2 per 10,000"),
      Example("rate(£9.5m, per 1,000 of 125000)", "£76,000.00 per 1,000"),
    ]
  ) { (arguments) throws(TypeProblem) in
    try Rate.type(arguments)
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    guard UnitSplit.isNeeded(signature.arguments) else {
      return try Rate.answer(columns, signature)
    }
    return try UnitSplit.run(
      columns,
      signature,
      rows,
      readsConstants: true,
      typing: { (arguments) throws(TypeProblem) in try Rate.type(arguments) },
      kernel: { (columns, signature, _) throws(KernelFailure) in
        try Rate.answer(columns, signature)
      }
    )
  }
}

/// Typing and loops of `rate`.
private enum Rate {
  static func type(_ arguments: [Argument]) throws(TypeProblem) -> DataType {
    guard let counted = arguments[0].type.number?.unit,
      counted.isCountLike || counted.isAmount && counted.per == nil || counted.quantity == .varies
    else { throw .notA("a count, money or FTE", arguments, 0, of: "rate") }
    guard let size = arguments[1].literal?.wholeNumber, size > 0,
      arguments[1].type.number?.unit == .plain
    else {
      throw TypeProblem(
        id: "wrong-argument-value",
        "`rate` needs the size of the population as a whole number above 0",
        help: ["write `rate(x, per 10,000 of n)`"],
        argument: 1
      )
    }
    guard let population = arguments[2].type.number?.unit,
      population.isCountLike || population.quantity == .varies
    else { throw .notA("the number of a population", arguments, 2, of: "rate") }
    if counted.quantity == .varies || population.quantity == .varies {
      return .number(NumberType(.floating, unit: .varies))
    }
    let quantity = counted == .plain ? Unit.Quantity.count(of: nil) : counted.quantity
    return .number(NumberType(.floating, unit: Unit(quantity, per: .population(Int64(size)))))
  }

  static func answer(_ columns: [Column], _ signature: Signature) throws(KernelFailure) -> Column {
    guard let counted = signature.arguments[0].number?.unit,
      let population = signature.arguments[2].number?.unit,
      case .population(let size)? = signature.result.number?.unit.per,
      let numbers = Arithmetic.floating([columns[0], columns[2]], shift: 0)
    else { throw .unexpected("rate") }
    let shift = counted.power - population.power
    let factor = Double(size) * PowersOfTen.floatingPower(max(shift, 0))
    let divisor = PowersOfTen.floatingPower(max(-shift, 0))
    var rates = numbers.left
    var reasons = Validity.meeting(columns).filled(rates.count)
    for row in rates.indices {
      let base = numbers.right[row] * divisor
      if base == 0 {
        rates[row] = 0
        if reasons[row] == 0 { reasons[row] = MissingReason.undefined.rawValue }
      } else {
        rates[row] = rates[row] * factor / base
      }
    }
    return .floatings(rates, validity: Validity(reasons: reasons))
  }
}
