import Columns
import Plan

extension Function {
  /// The change from one number to another as a percentage of the first.
  static let percentChange = Function.strict(
    "percent_change",
    [
      Parameter("from", meaning: "the value before"),
      Parameter("to", meaning: "the value after, in a like unit"),
    ],
    summary: "The change from the first number to the second as a percentage of the first, whose "
      + "sign is left out; undefined from zero.",
    examples: [
      Example("percent_change(80, 100)", "25%"),
      Example("percent_change(-£2m, -£1m)", "50%"),
    ]
  ) { (arguments) throws(TypeProblem) in
    try PercentChange.type(arguments)
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    guard UnitSplit.isNeeded(signature.arguments) else {
      return try PercentChange.answer(columns, signature)
    }
    return try UnitSplit.run(
      columns,
      signature,
      rows,
      typing: { (arguments) throws(TypeProblem) in try PercentChange.type(arguments) },
      kernel: { (columns, signature, _) throws(KernelFailure) in
        try PercentChange.answer(columns, signature)
      }
    )
  }

  /// A ratio as a percentage.
  static let asPercent = Function.strict(
    "as_percent",
    aliases: ["as_percentage"],
    [Parameter("ratio", meaning: "a plain number or a ratio")],
    summary: "A ratio as a percentage, exactly where the ratio is exact.",
    examples: [Example("as_percent(0.25)", "25%"), Example("as_percent(1 / 8)", "12.5%")]
  ) { (arguments) throws(TypeProblem) in
    // Cells that are no ratios are missing, as unlike units.
    guard let type = arguments[0].type.number, type.unit == .varies else {
      return try AsPercent.type(arguments)
    }
    return .number(type.with(unit: .percent))
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    guard UnitSplit.isNeeded(signature.arguments) else {
      return try AsPercent.answer(columns, signature)
    }
    return try UnitSplit.run(
      columns,
      signature,
      rows,
      typing: { (arguments) throws(TypeProblem) in try AsPercent.type(arguments) },
      kernel: { (columns, signature, _) throws(KernelFailure) in
        try AsPercent.answer(columns, signature)
      }
    )
  }
}

/// Typing and loops of `as_percent`.
private enum AsPercent {
  static func type(_ arguments: [Argument]) throws(TypeProblem) -> DataType {
    guard let type = arguments[0].type.number,
      [.plain, .ratio, .percent].contains(type.unit)
    else { throw .notA("a ratio", arguments, 0, of: "as_percent") }
    guard type.unit != .percent, let scale = type.scale else {
      return .number(type.with(unit: .percent))
    }
    return .number(NumberType(.decimal(scale: max(0, scale - 2)), unit: .percent))
  }

  static func answer(_ columns: [Column], _ signature: Signature) throws(KernelFailure) -> Column {
    guard signature.arguments[0].number?.unit != .percent else { return columns[0] }
    let column = columns[0]
    if let scale = signature.result.number?.scale {
      guard let cells = NumericCells(column, shift: 2).aligned(to: scale) else {
        throw .tooLarge("`as_percent`")
      }
      return .decimals(
        cells,
        scale: scale,
        validity: column.validity,
        notes: Column.CellNotes(decimals: column.notes.decimals.map { max($0, 2) - 2 })
      )
    }
    guard case .floating(let cells) = column.values else { throw .unexpected("as_percent") }
    // The decimal point moves in the number that is printed: 0.07 is 7% and not 7.000000000000001%.
    let percentages = cells.map { cell in
      ShortestDecimal(cell).map { NumericCells.double($0.mantissa, scale: $0.scale - 2) } ?? cell
    }
    return .floatings(percentages, validity: column.validity)
  }
}

/// Typing and loops of `percent_change`.
private enum PercentChange {
  static func type(_ arguments: [Argument]) throws(TypeProblem) -> DataType {
    let (from, to) = try Arithmetic.numbers(arguments, of: "percent_change")
    let isVarying = from.unit.quantity == .varies || to.unit.quantity == .varies
    guard isVarying || from.unit.isLike(to.unit) else {
      throw .unlikeUnits(
        "compared",
        arguments,
        help: ["a change is between two numbers in the same unit"]
      )
    }
    return .number(NumberType(.floating, unit: .percent))
  }

  static func answer(_ columns: [Column], _ signature: Signature) throws(KernelFailure) -> Column {
    guard let from = signature.arguments[0].number, let to = signature.arguments[1].number else {
      throw .unexpected("percent_change")
    }
    let shift = to.unit.exponent - from.unit.exponent
    // Whole mantissas at one scale keep the answer to a single rounding.
    let exact = exact(columns, from: from, to: to, shift: shift)
    guard let cells = exact ?? Arithmetic.floating(columns, shift: shift) else {
      throw .unexpected("percent_change")
    }
    var changes = cells.left
    var reasons = Validity.meeting(columns).filled(changes.count)
    for row in changes.indices {
      let base = cells.left[row].magnitude
      if base == 0 {
        changes[row] = 0
        if reasons[row] == 0 { reasons[row] = MissingReason.undefined.rawValue }
      } else {
        changes[row] = (cells.right[row] - cells.left[row]) * 100 / base
      }
    }
    return .floatings(changes, validity: Validity(reasons: reasons))
  }

  private static func exact(
    _ columns: [Column],
    from: NumberType,
    to: NumberType,
    shift: Int
  ) -> (left: [Double], right: [Double])? {
    guard let fromScale = from.scale, let toScale = to.scale,
      let cells = Arithmetic.aligned(columns, shift: shift, to: max(fromScale, toScale - shift))
    else { return nil }
    let limit: UInt64 = 1 << 45
    guard cells.left.allSatisfy({ $0.magnitude < limit }),
      cells.right.allSatisfy({ $0.magnitude < limit })
    else { return nil }
    return (cells.left.map { Double($0) }, cells.right.map { Double($0) })
  }
}
