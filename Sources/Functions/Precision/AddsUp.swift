package import Columns
import Plan

extension AggregateFunction {
  /// Whether the parts of a group add up to its total, within what rounding explains.
  static let addsUp = AggregateFunction.strict(
    "adds_up",
    [
      Parameter("x", meaning: "printed numbers of one unit"),
      Parameter("is_total", meaning: "which of them is the total of the others"),
    ],
    summary: "Whether printed numbers add up to their total: `ok`, `rounding`, or `fails by` how "
      + "much; outside a summary of a total and its parts: `adds_up(total, part, …)`.",
    examples: [
      Example("adds_up(10, 4, 6)", "ok"),
      Example("adds_up(100%, 33%, 33%, 33%)", "rounding"),
      Example("adds_up(£31.9m, £16.0m, £13.55m)", "fails by £2.35m"),
      Example(
        "from transport | where client_group = \"SEND\" "
          + "| summarise adds_up(forecast, is_total) as forecast, adds_up(pupils, is_total) as pupils",
        """
        forecast  pupils
        ────────  ──────
        ok        ok
        """
      ),
    ],
    ofValues: .addsUpOfValues
  ) { (arguments) throws(TypeProblem) in
    let type = try arguments.printed(0, of: "adds_up")
    guard type.unit.quantity != .varies else {
      throw .notA("numbers of one unit", arguments, 0, of: "adds_up")
    }
    guard arguments[1].type == .boolean else {
      throw .notA(
        "a condition that says which number is the total",
        arguments,
        1,
        of: "adds_up",
        help: ["write `adds_up(x, is_total)` in a summary, and `adds_up(total, part, …)` elsewhere"]
      )
    }
    return .text
  } accumulator: { signature in
    AddsUpAccumulator(signature)
  }
}

extension Function {
  /// Whether the parts in a row add up to their total.
  fileprivate static let addsUpOfValues = Function.strict(
    "adds_up",
    [
      Parameter("total", meaning: "the total as printed"),
      Parameter("part", .repeated, meaning: "what it is the total of, each as printed"),
    ],
    summary: "Whether parts add up to their total.",
    ofMissing: .text
  ) { (arguments) throws(TypeProblem) in
    for index in arguments.indices { _ = try arguments.printed(index, of: "adds_up") }
    let common = try CommonType.of(arguments, name: "adds_up")
    guard let type = common.number, type.scale != nil, type.unit.quantity != .varies else {
      throw .notA("numbers of one unit", arguments, 0, of: "adds_up")
    }
    return .text
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    let arguments = signature.arguments.map { Argument($0) }
    guard
      case .success(let common) = Result(catching: { () throws(TypeProblem) in
        try CommonType.of(arguments, name: "adds_up")
      }), let unit = common.number?.unit, let scale = common.number?.scale
    else {
      throw .tooLarge("the sum")
    }
    let types = Signature(signature.arguments, common)
    let figures = try CommonType.convert(columns, types, rows: rows).compactMap {
      PrintedCells($0, common)
    }
    guard figures.count == columns.count else { throw .unexpected("adds_up") }
    let validity = Validity.meeting(columns)
    var builder = TextDictionaryBuilder()
    let codes = (0..<rows).map { row in
      guard validity.isPresent(row) else { return builder.code(for: "") }
      let sum = PrintedSum(
        parts: figures.dropFirst().map { $0.figure(row) },
        total: figures[0].figure(row)
      )
      return builder.code(for: sum.words(scale: scale, unit: unit))
    }
    return Column(.text(codes, builder.build()), validity: validity)
  }
}

extension PrintedCells {
  /// A row's number as a figure of a sum.
  func figure(_ row: Int) -> PrintedFigure {
    PrintedFigure(mantissas[row], scale: scale, decimals: decimals(row), unit: unit(row))
  }
}

/// The parts and the totals of each group.
private struct AddsUpAccumulator: Accumulator {
  private let type: DataType
  private var parts: [[PrintedFigure]] = []
  private var totals: [[PrintedFigure]] = []
  /// The strongest reason of a missing cell without which the sum cannot be known; 0 for none.
  private var gaps: [UInt8] = []
  private(set) var omitted = OmittedCells()

  init(_ signature: Signature) {
    type = signature.arguments[0]
  }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    parts.grow(to: groupCount, with: [])
    totals.grow(to: groupCount, with: [])
    gaps.grow(to: groupCount, with: 0)
    guard let cells = PrintedCells(arguments[0], type),
      case .boolean(let isTotal) = arguments[1].values
    else { throw .unexpected("adds_up") }
    omitted.add(.meeting(arguments))
    for row in groups.indices where arguments[1].validity.isPresent(row) {
      let group = Int(groups[row])
      if let reason = arguments[0].validity.reason(row) {
        if reason.leavesSumOpen { gaps[group] = max(gaps[group], reason.rawValue) }
      } else if isTotal[row] {
        totals[group].append(cells.figure(row))
      } else {
        parts[group].append(cells.figure(row))
      }
    }
  }

  func finish(groupCount: Int) -> Column {
    var builder = ColumnBuilder(type: .text)
    for group in 0..<groupCount {
      guard group < parts.count, !parts[group].isEmpty, let total = totals[group].first else {
        builder.append(.missing(.noData))
        continue
      }
      if let gap = MissingReason(rawValue: gaps[group]) {
        builder.append(.missing(gap))
      } else if totals[group].count > 1 {
        builder.append(.missing(.undefined))
      } else if let number = type.number, let scale = number.scale {
        let sum = PrintedSum(parts: parts[group], total: total)
        builder.append(.text(sum.words(scale: scale, unit: number.unit)))
      }
    }
    return builder.build()
  }
}

extension MissingReason {
  /// Whether a sum without such a cell is not known: a value exists that is not shown.
  package var leavesSumOpen: Bool {
    switch self {
    case .blank, .noData, .notApplicable, .noneRecorded, .low: false
    default: true
    }
  }
}
