import Columns
import Plan

extension Function {
  /// The number half-way between the ends of an interval.
  static let middle = Function.strict(
    "middle",
    [Parameter("x", meaning: "an interval")],
    summary: "The number half-way between the ends of an interval.",
    examples: [
      Example("middle(implied_total(130, 48%))", "271.0"),
      Example("middle(rounding(£1.2m))", "£1.200m"),
    ]
  ) { (arguments) throws(TypeProblem) in
    guard let ends = arguments[0].type.ends else {
      throw .notA("an interval", arguments, 0, of: "middle")
    }
    guard ends.unit.quantity != .varies, let scale = ends.scale else { return .number(ends) }
    return Arithmetic.decimal(scale + 1, unit: ends.unit)
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard let ends = columns[0].ends else { throw .unexpected("middle") }
    switch (ends.lower.values, ends.upper.values) {
    case (.decimal(let low, _), .decimal(let high, _)) where signature.result.number?.scale != nil:
      guard let scale = signature.result.number?.scale else { throw .unexpected("middle") }
      var cells: [Int64] = []
      let factor: Int128 = signature.arguments[0].ends?.scale == scale ? 1 : 10
      for row in low.indices {
        // Ten times a sum of two 64-bit numbers is even and fits into 128 bits.
        let twice = (Int128(low[row]) + Int128(high[row])) * factor
        guard let cell = Int64(exactly: twice / 2) else { throw .tooLarge("the middle") }
        cells.append(cell)
      }
      return .decimals(cells, scale: scale, validity: columns[0].validity)
    default:
      guard let low = NumericCells(ends.lower).floating,
        let high = NumericCells(ends.upper).floating
      else { throw .unexpected("middle") }
      return .floatings(
        low.indices.map { low[$0] + (high[$0] - low[$0]) / 2 },
        validity: columns[0].validity
      ).with(
        notes: Column.CellNotes(
          units: columns[0].notes.units,
          unitTable: columns[0].notes.unitTable
        )
      )
    }
  }
}

extension Function {
  /// A function of text that gives one end of an interval.
  func orEnd(isUpper: Bool, _ example: Example) -> Function {
    let (own, kernel) = (typing, kernel)
    return Function(
      name,
      aliases: aliases,
      [Parameter("x", meaning: "a text, or an interval")],
      summary: summary,
      examples: examples + [example],
      typing: { arguments in
        guard arguments.count == 1, let ends = arguments[0].type.ends else { return own(arguments) }
        return .success(.number(ends))
      },
      kernel: { columns, signature, rows throws(KernelFailure) in
        guard let ends = columns[0].ends else { return try kernel(columns, signature, rows) }
        return isUpper ? ends.upper : ends.lower
      }
    )
  }
}
