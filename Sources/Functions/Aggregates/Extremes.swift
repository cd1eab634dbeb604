import Columns
import Plan

extension AggregateFunction {
  /// The least value.
  static let minimum = extreme(
    "minimum",
    aliases: ["min"],
    isGreatest: false,
    summary: "The least number, the earliest period or the first text in the order of characters.",
    example: "from transport | where not is_total | summarise minimum(pupils) as pupils"
  )

  /// The greatest value.
  static let maximum = extreme(
    "maximum",
    aliases: ["max"],
    isGreatest: true,
    summary: "The greatest number, the latest period or the last text in the order of characters.",
    example: "from transport | where not is_total | summarise maximum(pupils) as pupils"
  )

  private static func extreme(
    _ name: String,
    aliases: [String],
    isGreatest: Bool,
    summary: String,
    example: String
  ) -> AggregateFunction {
    .strict(
      name,
      aliases: aliases,
      [Parameter("x", meaning: "numbers, periods or text")],
      summary: summary,
      examples: [Example(example)]
    ) { (arguments) throws(TypeProblem) in
      switch arguments[0].type {
      case .number: return try Summary.number(arguments, of: name).keptType
      case .period, .text: return arguments[0].type
      case .boolean, .interval, .unknown:
        throw .notA(
          "numbers, periods or text",
          arguments,
          0,
          of: name,
          help: ["of conditions write `any(…)` or `all(…)`"]
        )
      }
    } accumulator: { signature in
      guard let type = signature.result.number else {
        return signature.result == .period
          ? PeriodExtremes(isGreatest: isGreatest) : TextExtremes(isGreatest: isGreatest)
      }
      return NumberAccumulator(
        NumberExtremes(scale: type.scale, isGreatest: isGreatest),
        signature,
        keepsDecimals: true
      )
    }.overIntervals
  }
}

/// The least or greatest number of each group.
private struct NumberExtremes: NumberGatherer {
  let scale: Int?
  let isGreatest: Bool
  private var isFilled: [Bool] = []
  private var exact: [Int64] = []
  private var floating: [Double] = []

  init(scale: Int?, isGreatest: Bool) {
    self.scale = scale
    self.isGreatest = isGreatest
  }

  /// What every number replaces.
  private var worst: Int64 { isGreatest ? .min : .max }

  mutating func add(
    _ values: Column.Values,
    reasons: [UInt8],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    isFilled.grow(to: groupCount, with: false)
    switch values {
    case .decimal(let cells, _):
      exact.grow(to: groupCount, with: worst)
      if isGreatest {
        Self.keep(cells, in: &exact, &isFilled, reasons, groups) { max($0, $1) }
      } else {
        Self.keep(cells, in: &exact, &isFilled, reasons, groups) { min($0, $1) }
      }
    case .floating(let cells):
      floating.grow(to: groupCount, with: 0)
      for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
        let (group, cell) = (Int(groups[row]), cells[row])
        if !isFilled[group] || (isGreatest ? cell > floating[group] : cell < floating[group]) {
          floating[group] = cell
        }
        isFilled[group] = true
      }
    default: throw .unexpected(isGreatest ? "maximum" : "minimum")
    }
  }

  @inline(__always)
  private static func keep(
    _ cells: [Int64],
    in exact: inout [Int64],
    _ isFilled: inout [Bool],
    _ reasons: [UInt8],
    _ groups: [Int32],
    _ better: (Int64, Int64) -> Int64
  ) {
    var best = exact.mutableSpan
    var isFilled = isFilled.mutableSpan
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      let group = Int(groups[row])
      best[group] = better(best[group], cells[row])
      isFilled[group] = true
    }
  }

  /// Which of two equal floating-point numbers stays depends on their order: there are two zeros.
  var sharing: RowSharing { scale == nil ? .byGroup : [.byGroup, .byRow] }

  mutating func merge(_ other: NumberExtremes, groups: [Int32], groupCount: Int) {
    isFilled.grow(to: groupCount, with: false)
    exact.grow(to: groupCount, with: worst)
    for own in other.isFilled.indices where other.isFilled[own] {
      let (group, cell) = (Int(groups[own]), other.exact[own])
      exact[group] = isGreatest ? max(exact[group], cell) : min(exact[group], cell)
      isFilled[group] = true
    }
  }

  func finish(groupCount: Int) -> Column {
    let validity = Validity.whereCounted(
      isFilled.padded(to: groupCount, with: false).map { $0 ? 1 : 0 }
    )
    guard let scale else {
      return .floatings(floating.padded(to: groupCount, with: 0), validity: validity)
    }
    return .decimals(exact.padded(to: groupCount, with: worst), scale: scale, validity: validity)
  }
}

/// The earliest or latest period of each group.
private struct PeriodExtremes: Accumulator {
  let isGreatest: Bool
  private var best: [Period?] = []
  private(set) var omitted = OmittedCells()

  init(isGreatest: Bool) {
    self.isGreatest = isGreatest
  }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    guard case .period(let cells) = arguments[0].values else {
      throw .unexpected(isGreatest ? "maximum" : "minimum")
    }
    omitted.add(arguments[0].validity)
    best.grow(to: groupCount, with: nil)
    let reasons = arguments[0].validity.reasons
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      let (group, cell) = (Int(groups[row]), cells[row])
      if let known = best[group], isGreatest ? cell <= known : cell >= known { continue }
      best[group] = cell
    }
  }

  func finish(groupCount: Int) -> Column {
    let cells = best.padded(to: groupCount, with: nil)
    return .periods(
      cells.map { $0 ?? Period(start: 0, end: 0, grain: .day) },
      validity: .whereCounted(cells.map { $0 == nil ? 0 : 1 })
    )
  }
}

/// The first or last text of each group in the order of characters.
private struct TextExtremes: Accumulator {
  let isGreatest: Bool
  private var best: [[UInt8]?] = []
  private(set) var omitted = OmittedCells()

  init(isGreatest: Bool) {
    self.isGreatest = isGreatest
  }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    guard case .text(let codes, let dictionary) = arguments[0].values else {
      throw .unexpected(isGreatest ? "maximum" : "minimum")
    }
    omitted.add(arguments[0].validity)
    best.grow(to: groupCount, with: nil)
    let reasons = arguments[0].validity.reasons
    let order = TextOrder(dictionary, dictionary)
    // The batch's best of each group is found by codes; only those meet the texts kept so far.
    var candidates = [UInt32?](repeating: nil, count: groupCount)
    for row in codes.indices where reasons.isEmpty || reasons[row] == 0 {
      let (group, code) = (Int(groups[row]), codes[row])
      if let known = candidates[group] {
        let ascent = code == known ? 0 : order.order(code, known)
        if isGreatest ? ascent <= 0 : ascent >= 0 { continue }
      }
      candidates[group] = code
    }
    for group in candidates.indices {
      guard let code = candidates[group] else { continue }
      let text = dictionary.utf8(code)
      if let known = best[group] {
        let isEarlier = text.lexicographicallyPrecedes(known)
        if isGreatest == isEarlier || text.elementsEqual(known) { continue }
      }
      best[group] = Array(text)
    }
  }

  func finish(groupCount: Int) -> Column {
    var builder = ColumnBuilder(type: .text)
    for group in 0..<groupCount {
      if group < best.count, let text = best[group] {
        builder.append(.text(String(decoding: text, as: UTF8.self)))
      } else {
        builder.append(.missing(.noData))
      }
    }
    return builder.build()
  }
}
