import Columns
import Plan

extension Function {
  /// The totals of which a count can be a printed percentage.
  static let impliedTotal = Function.strict(
    "implied_total",
    [
      Parameter("count", meaning: "a whole number of things, or an amount as printed"),
      Parameter("percent", meaning: "the percentage that it is printed as"),
    ],
    summary: "The totals of which a number can be a printed percentage, as an interval; impossible "
      + "where none fits.",
    examples: [
      Example("implied_total(130, 48%)", "269 to 273"),
      Example("implied_total(38, 67%)", "57"),
      Example("implied_total(1, 48%)", "(impossible)"),
      Example("implied_total(£1.2m, 48%)", "£2.37m to £2.64m"),
    ]
  ) { (arguments) throws(TypeProblem) in
    let part = try arguments.printed(0, of: "implied_total")
    _ = try arguments.share(1, of: "implied_total")
    guard !ImpliedTotals.isWhole(part) else { return .interval(part) }
    switch part.unit.simple {
    case .percent, .percentagePoints, .ratio, .varies, nil:
      throw .notA("a count or an amount", arguments, 0, of: "implied_total")
    default:
      guard let type = Arithmetic.decimal((part.scale ?? 0) + 1, unit: part.unit).number,
        type.scale != nil
      else { throw .notPrinted(arguments, 0, of: "implied_total") }
      return .interval(type)
    }
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard let part = PrintedCells(columns[0], signature.arguments[0]),
      let share = PrintedCells(columns[1], signature.arguments[1]),
      let type = signature.result.ends, let scale = type.scale
    else { throw .unexpected("implied_total") }
    let isWhole = signature.arguments[0].number.map(ImpliedTotals.isWhole) ?? false
    var ends = IntervalCells(validity: .meeting(columns), rows: columns[0].count)
    for row in part.mantissas.indices where ends.isOpen(row) {
      guard let printed = PrintedShare(share, row) else { throw .tooLarge("the total") }
      if isWhole {
        guard let totals = WholeTotals(count: Int128(part.mantissas[row]), share: printed) else {
          throw .tooLarge("the total")
        }
        ends.set(totals.ends, at: row)
      } else {
        ends.set(try ImpliedTotals.amounts(part, row, of: printed, scale: scale), at: row)
      }
    }
    return ends.column(scale: scale)
  }

  /// Whether a count, a printed percentage and a total go together.
  static let consistent = Function.strict(
    "consistent",
    [
      Parameter("count", meaning: "a whole number of things"),
      Parameter("percent", meaning: "the percentage that it is printed as"),
      Parameter("total", meaning: "the whole number that it is said to be a percentage of"),
    ],
    summary: "Whether a count is the printed percentage of a total, however halves were rounded.",
    examples: [
      Example("consistent(38, 67%, 57)", "yes"), Example("consistent(38, 67%, 60)", "no"),
    ]
  ) { (arguments) throws(TypeProblem) in
    _ = try arguments.count(0, of: "consistent")
    _ = try arguments.share(1, of: "consistent")
    _ = try arguments.count(2, of: "consistent")
    return .boolean
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard let parts = NumericCells(columns[0]).aligned(to: 0),
      let totals = NumericCells(columns[2]).aligned(to: 0),
      let share = PrintedCells(columns[1], signature.arguments[1])
    else { throw .notWhole("consistent") }
    let validity = Validity.meeting(columns)
    var verdicts = [Bool](repeating: false, count: parts.count)
    for row in parts.indices where validity.isPresent(row) {
      guard let printed = PrintedShare(share, row),
        let fitting = WholeTotals(count: Int128(parts[row]), share: printed)
      else { throw .tooLarge("the total") }
      verdicts[row] = fitting.contains(Int128(totals[row]))
    }
    return .booleans(verdicts, validity: validity)
  }
}

extension KernelFailure {
  /// A number of things is not whole.
  static func notWhole(_ name: String) -> KernelFailure {
    KernelFailure(
      id: "not-whole",
      "`\(name)` counts things, and a number here is not whole",
      help: ["choose the rows of whole numbers first, or write `round(x)`"]
    )
  }
}

/// Totals that are implied by a part and its percentage.
private enum ImpliedTotals {
  /// Whether numbers of the type count things, so that their total is whole too.
  static func isWhole(_ type: NumberType) -> Bool {
    type.unit.isCountLike && type.unit.power == 0 && type.scale == 0
  }

  /// The totals of a printed amount, out to the next decimal place than it was printed with.
  static func amounts(
    _ part: PrintedCells,
    _ row: Int,
    of share: PrintedShare,
    scale: Int
  ) throws(KernelFailure) -> Result<(Int64, Int64), WholeTotals.Unanswerable> {
    let (value, half) = (2 * Int128(part.mantissas[row]), Int128(part.halfUnit(row)))
    guard value > 0 else { return .failure(.init(reason: value == 0 ? .undefined : .impossible)) }
    guard share.high > 0 else { return .failure(.init(reason: .impossible)) }
    guard share.low > 0 else { return .failure(.init(reason: .undefined)) }
    // Twice the number at the part's scale; the answer has one decimal place more.
    let step = PowersOfTen.wide(scale - part.scale)
    guard let least = PrintedShare.product((value - half) * step, share.divisor),
      let most = PrintedShare.product((value + half) * step, share.divisor),
      let low = Int64(exactly: PrintedShare.floor(least, 2 * share.high)),
      let high = Int64(exactly: PrintedShare.ceiling(most, 2 * share.low))
    else { throw .tooLarge("the total") }
    return .success((low, high))
  }
}
