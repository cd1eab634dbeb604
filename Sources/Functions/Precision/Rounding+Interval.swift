import Columns
import Plan

extension Function {
  /// What a printed number may have been before it was rounded.
  static let roundingInterval = Function.strict(
    "rounding",
    [
      Parameter("x", meaning: "a number as printed, or sums, products and totals of such"),
      Parameter(
        "nearest",
        .optional,
        meaning: "what it was rounded to, where not its last decimal"
      ),
    ],
    summary: "What a printed number may have been before it was rounded, as an interval; a whole "
      + "count of named things is exact.",
    examples: [
      Example("rounding(£1.2m)", "£1.15m to £1.25m"),
      Example("rounding(7.0 + 0.25)", "7.195 to 7.305"),
      Example("rounding(11500, 100)", "11,450.0 to 11,550.0"),
      Example(
        "from transport | where not is_total | summarise rounding(total(forecast)) as forecast",
        """
                forecast
                      £m
        ────────────────
        29.045 to 30.055
        """
      ),
    ]
  ) { (arguments) throws(TypeProblem) in
    if arguments[0].type.ends != nil, arguments.count == 1 { return arguments[0].type }
    let type = try arguments.printed(0, of: "rounding")
    var scale = type.scale ?? 0
    if arguments.count > 1 {
      let nearest = try arguments.printed(1, of: "rounding")
      guard case .decimal(let step) = arguments[1].literal, step.mantissa > 0,
        UnitAlgebra.comparison(type.unit, nearest.unit) != nil, type.unit.quantity != .varies
      else {
        throw TypeProblem(
          id: "wrong-argument-value",
          "what `rounding` rounds to is a number above zero, written out, in the unit of the first",
          help: ["write `rounding(x, 100)` for numbers to the nearest hundred"],
          argument: 1
        )
      }
      scale = max(scale, (nearest.scale ?? 0) - RoundingSteps.shift(type.unit, nearest.unit))
    }
    guard let held = Arithmetic.decimal(scale + 1, unit: type.unit).number, held.scale != nil else {
      throw .notPrinted(arguments, 0, of: "rounding")
    }
    return .interval(held)
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard signature.arguments[0].ends == nil else { return columns[0] }
    guard let cells = PrintedCells(columns[0], signature.arguments[0]),
      let scale = signature.result.ends?.scale
    else { throw .unexpected("rounding") }
    let step = try RoundingSteps.nearest(columns, signature, scale: scale)
    // A mantissa at the answer's scale is this many times one at the column's, and a half-unit,
    // which counts halves of the column's last place, half as many.
    let factor = PowersOfTen.wide(scale - cells.scale)
    var ends = IntervalCells(validity: columns[0].validity, rows: columns[0].count)
    for row in cells.mantissas.indices where ends.isOpen(row) {
      let value = Int128(cells.mantissas[row]) * factor
      let half = step ?? Int128(cells.halfUnit(row)) * factor / 2
      guard let low = Int64(exactly: value - half), let high = Int64(exactly: value + half) else {
        throw .tooLarge("the interval")
      }
      ends.set(.success((low, high)), at: row)
    }
    var notes = columns[0].notes
    if step == nil,
      !notes.decimals.isEmpty || signature.arguments[0].number?.unit.countsThings ?? false
    {
      notes.decimals = cells.mantissas.indices.map { row in
        UInt8(clamping: cells.decimals(row) + (cells.halfUnit(row) == 0 ? 0 : 1))
      }
    }
    return ends.column(scale: scale, notes: notes)
  }
}

/// What numbers were rounded to, where that is said.
private enum RoundingSteps {
  /// Half of what the numbers were rounded to, at the answer's scale; nil where it is not said.
  static func nearest(
    _ columns: [Column],
    _ signature: Signature,
    scale: Int
  ) throws(KernelFailure) -> Int128? {
    guard columns.count > 1 else { return nil }
    guard case .decimal(let steps, let own) = columns[1].values, let step = steps.first,
      let unit = signature.arguments[0].number?.unit,
      let other = signature.arguments[1].number?.unit
    else { throw .unexpected("rounding") }
    let exponent = scale - own + shift(unit, other)
    guard exponent >= 0 else { throw .unexpected("rounding") }
    return Int128(step) * PowersOfTen.wide(exponent) / 2
  }

  static func shift(_ unit: Unit, _ other: Unit) -> Int {
    UnitAlgebra.comparison(unit, other)?.shift ?? 0
  }
}
