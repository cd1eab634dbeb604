import Columns
import Plan

extension Function {
  /// Whether both conditions are true.
  ///
  /// A missing condition leaves the answer open only where the other does not decide it (Kleene).
  static let and = logic(
    "and",
    decisive: false,
    summary: "Whether both conditions are true; false where one is false and the other missing.",
    examples: [Example("1 < 2 and 2 < 3", "yes")]
  )

  /// Whether at least one condition is true.
  ///
  /// A missing condition leaves the answer open only where the other does not decide it (Kleene).
  static let or = logic(
    "or",
    decisive: true,
    summary: "Whether a condition is true; true where one is true and the other missing.",
    examples: [Example("1 > 2 or 2 < 3", "yes")]
  )

  /// Whether a condition is false.
  static let not = Function.lenient(
    "not",
    [Parameter("condition")],
    summary: "Whether a condition is false; missing where it is missing.",
    examples: [Example("not 1 > 2", "yes")]
  ) { (arguments) throws(TypeProblem) in
    try checkConditions(arguments, of: "not")
    return .boolean
  } kernel: { (columns, _, rows) throws(KernelFailure) in
    let (cells, reasons) = try condition(columns[0], rows, of: "not")
    return .booleans(cells.map { !$0 }, validity: Validity(reasons: reasons))
  }

  private static func logic(
    _ name: String,
    decisive: Bool,
    summary: String,
    examples: [Example]
  ) -> Function {
    .lenient(name, [Parameter("a"), Parameter("b")], summary: summary, examples: examples) {
      (arguments) throws(TypeProblem) in
      try checkConditions(arguments, of: name)
      return .boolean
    } kernel: { (columns, _, rows) throws(KernelFailure) in
      if columns[0].validity.isAll, columns[1].validity.isAll,
        case .boolean(let a) = columns[0].values, case .boolean(let b) = columns[1].values
      {
        var cells = a
        if decisive {
          for row in cells.indices { cells[row] = cells[row] || b[row] }
        } else {
          for row in cells.indices { cells[row] = cells[row] && b[row] }
        }
        return Column(.boolean(cells))
      }
      let (a, aReasons) = try condition(columns[0], rows, of: name)
      let (b, bReasons) = try condition(columns[1], rows, of: name)
      var cells = [Bool](repeating: !decisive, count: rows)
      var reasons = [UInt8](repeating: 0, count: rows)
      for row in 0..<rows {
        let isDecided =
          (aReasons[row] == 0 && a[row] == decisive) || (bReasons[row] == 0 && b[row] == decisive)
        if isDecided {
          cells[row] = decisive
        } else {
          reasons[row] = max(aReasons[row], bReasons[row])
        }
      }
      return .booleans(cells, validity: Validity(reasons: reasons))
    }
  }

  private static func checkConditions(
    _ arguments: [Argument],
    of name: String
  )
    throws(TypeProblem)
  {
    for index in arguments.indices {
      switch arguments[index].type {
      case .boolean, .unknown: continue
      default:
        throw .notA(
          "conditions that are true or false",
          arguments,
          index,
          of: name,
          help: help(arguments[index])
        )
      }
    }
  }

  private static func help(_ argument: Argument) -> [String] {
    guard !argument.spelling.isEmpty else { return [] }
    guard argument.literal != nil else {
      return ["compare it with something: `\(argument.spelling) = …`"]
    }
    return ["repeat what it is compared with: `… = \(argument.spelling)`, or write `… in (…, …)`"]
  }

  /// A condition's cells and reasons; the word `missing` is a condition without any value.
  private static func condition(
    _ column: Column,
    _ rows: Int,
    of name: String
  )
    throws(KernelFailure) -> ([Bool], [UInt8])
  {
    switch column.values {
    case .boolean(let cells): return (cells, column.validity.filled(rows))
    case .text: return ([Bool](repeating: false, count: rows), column.validity.filled(rows))
    default: throw .unexpected(name)
    }
  }
}
