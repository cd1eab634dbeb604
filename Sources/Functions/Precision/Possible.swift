import Columns
import Plan

extension Function {
  /// Whether a printed percentage or mean can come of so many things.
  ///
  /// The granularity test of Brown and Heathers (2017), "The GRIM test", for means and percentages of
  /// whole numbers.
  static let possible = Function.strict(
    "possible",
    [
      Parameter("x", meaning: "a printed percentage, or a printed mean of whole numbers"),
      Parameter("n", meaning: "of how many things it is"),
    ],
    summary:
      "Whether a printed percentage, or a printed mean of whole numbers, can come of n things "
      + "(the GRIM test); zeros at its end count.",
    examples: [
      Example("possible(69%, 46)", "no"),
      Example("possible(70%, 46)", "yes"),
      Example("possible(50.0%, 3)", "no"),
      Example("possible(3.45, 20)", "yes"),
    ]
  ) { (arguments) throws(TypeProblem) in
    let type = try arguments.printed(0, of: "possible")
    switch type.unit.simple {
    case .percent, .ratio, .plain, .count: break
    default: throw .notA("a percentage, or a mean of whole numbers", arguments, 0, of: "possible")
    }
    _ = try arguments.count(1, of: "possible")
    return .boolean
  } kernel: { (columns, signature, _) throws(KernelFailure) in
    guard let wholes = NumericCells(columns[1]).aligned(to: 0) else { throw .notWhole("possible") }
    guard let cells = PrintedCells(columns[0], signature.arguments[0]) else {
      throw .unexpected("possible")
    }
    let isShare = !(signature.arguments[0].number?.unit.isCountLike ?? false)
    var reasons = Validity.meeting(columns).filled(wholes.count)
    var verdicts = [Bool](repeating: false, count: wholes.count)
    for row in wholes.indices where reasons[row] == 0 {
      guard wholes[row] > 0 else {
        reasons[row] = MissingReason.undefined.rawValue
        continue
      }
      guard let share = PrintedShare(cells, row),
        let isPossible = share.isPossible(of: Int128(wholes[row]), limitsToWhole: isShare)
      else { throw .tooLarge("the test") }
      verdicts[row] = isPossible
    }
    return .booleans(verdicts, validity: Validity(reasons: reasons))
  }

  /// Whether one number can be a part of another.
  static let partOf = Function.strict(
    "part_of",
    [
      Parameter("part", meaning: "a number as printed"),
      Parameter("whole", meaning: "a printed number of a like unit"),
    ],
    summary:
      "Whether a printed number can be a part of another: not below zero and not more than it, "
      + "within their rounding.",
    examples: [
      Example("part_of(38, 57)", "yes"), Example("part_of(£1.25m, £1.2m)", "yes"),
      Example("part_of(£1.4m, £1.2m)", "no"),
    ]
  ) { (arguments) throws(TypeProblem) in
    _ = try arguments.printed(0, of: "part_of")
    _ = try arguments.printed(1, of: "part_of")
    try Comparing.check(.lessOrEqual, arguments)
    return .boolean
  } kernel: { (columns, signature, rows) throws(KernelFailure) in
    var ends: [Column] = []
    var types: [DataType] = []
    for index in 0...1 {
      guard
        case .success(let type) = roundingInterval.typing([Argument(signature.arguments[index])])
      else { throw .tooLarge("the interval") }
      let column = try roundingInterval.kernel(
        [columns[index]],
        Signature([signature.arguments[index]], type),
        rows
      )
      guard let interval = column.ends else { throw .unexpected("part_of") }
      ends.append(index == 0 ? interval.lower : interval.upper)
      types.append(type.asEnd)
    }
    let isWithin = try isAtMost.kernel(ends, Signature(types, .boolean), rows)
    guard case .decimal(let cells, _) = columns[0].values,
      case .boolean(let verdicts) = isWithin.values
    else { throw .unexpected("part_of") }
    return .booleans(
      verdicts.indices.map { verdicts[$0] && cells[$0] >= 0 },
      validity: isWithin.validity
    )
  }
}
