import Columns
import Plan

extension TypeProblem {
  /// An argument is not of the kind that a function takes.
  static func notA(
    _ wanted: String,
    _ arguments: [Argument],
    _ index: Int,
    of name: String,
    help: [String] = []
  ) -> TypeProblem {
    let argument = arguments[index]
    return TypeProblem(
      id: "wrong-argument-type",
      "`\(name)` needs \(wanted), but \(argument.named) is \(argument.type.words)",
      help: help.isEmpty ? conversion(of: argument, to: wanted) : help,
      argument: index
    )
  }

  /// The function that makes of an argument what is wanted, where there is one.
  private static func conversion(of argument: Argument, to wanted: String) -> [String] {
    let spelling = argument.spelling.isEmpty ? "…" : argument.spelling
    switch argument.type {
    case .text where wanted.contains("number"):
      return ["to read text as a number write `number(\(spelling))`"]
    case .text where wanted.contains("period"):
      return ["to read text as a period write `period(\(spelling))`"]
    case .number where wanted.contains("plain number"):
      return ["to leave the unit out write `number(\(spelling))`"]
    case .interval where wanted.contains("number"):
      return ["its ends are `lower(\(spelling))` and `upper(\(spelling))`"]
    case .interval, .number, .period:
      return wanted.contains("text") ? ["to write it as text use `text(\(spelling))`"] : []
    default: return []
    }
  }

  /// Two operands cannot be combined because of their units.
  static func unlikeUnits(_ action: String, _ arguments: [Argument], help: [String]) -> TypeProblem
  {
    TypeProblem(
      id: "unlike-units",
      "\(arguments[0].withUnit) and \(arguments[1].withUnit) cannot be \(action)",
      help: help
    )
  }
}

extension Argument {
  /// How messages call it: its spelling in backquotes, or "this".
  var named: String {
    if spelling.isEmpty { return "this value" }
    return spelling.hasPrefix("`") && spelling.hasSuffix("`") ? spelling : "`\(spelling)`"
  }

  /// How a sentence speaks of it: "`service` (text)", "the number `3`".
  var described: String {
    // A literal that is spelt as a word is the value of a name that was defined.
    let isWord = spelling.allSatisfy { $0.isLetter || $0 == "_" }
    guard literal != nil, !isWord || type == .boolean else { return "\(named) (\(type.words))" }
    return "\(type.noun) `\(spelling)`"
  }

  /// Its name with its unit: `` `budget` (£000) ``.
  var withUnit: String {
    guard let unit = type.measure?.unit else { return "\(named) (\(type.words))" }
    return "\(named) (\(unit.words))"
  }
}

extension DataType {
  /// The word before a value of the type.
  fileprivate var noun: String {
    switch self {
    case .boolean: "the condition"
    case .interval: "the interval"
    case .number: "the number"
    case .period: "the period"
    case .text: "the text"
    case .unknown: "the word"
    }
  }

  /// The kind in words: "a number in £000".
  var words: String {
    switch self {
    case .boolean: "true or false"
    case .number(let number):
      number.unit == .plain ? "a plain number" : "a number in \(number.unit.words)"
    case .interval(let ends):
      ends.unit == .plain ? "an interval" : "an interval in \(ends.unit.words)"
    case .period: "a period"
    case .text: "text"
    case .unknown: "missing"
    }
  }
}

extension Unit {
  /// The unit as messages name it.
  var words: String {
    if quantity == .varies { return "a unit that varies by row" }
    return heading.isEmpty ? "a plain number" : heading
  }
}
