import Columns
import Diagnostics
import Functions
import Syntax

/// Says in English what an expression works out.
struct ExpressionWords {
  let spell: (SourceSpan) -> String
  let schema: Schema

  /// An expression deeper than this is quoted as it stands: nobody follows a longer sentence.
  private static let deepest = 12

  func words(_ expression: ExpressionSyntax) -> String {
    guard expression.height <= Self.deepest else { return "`\(spell(expression.span))`" }
    switch expression.kind {
    case .name(let name): return "`\(name)`"
    case .number, .text, .period, .relative, .boolean: return spell(expression.span)
    case .missing: return "nothing"
    case .invalid: return "something that could not be read"
    case .operation(let name, let operands): return operation(name, operands, expression)
    case .call(let name, let arguments): return call(name.text, arguments)
    case .window(let name, let arguments, let window):
      return call(name.text, arguments) + " " + frame(window)
    case .membership(let operand, let query):
      return "\(words(operand)) is among the answers to `\(spell(query.span))`"
    case .conditional(let condition, let then, let otherwise):
      let rest = otherwise.map { ", and otherwise \(words($0))" } ?? ""
      return "\(words(then)) where \(self.condition(condition))\(rest)"
    }
  }

  /// A condition; a column that is true or false is said to be so.
  func condition(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .name(let name): "`\(name)` is true"
    case .operation("not", let operands): not(operands)
    default: words(expression)
    }
  }

  private func not(_ operands: [ExpressionSyntax]) -> String {
    guard let operand = operands.first else { return "" }
    if case .name(let name) = operand.kind { return "`\(name)` is not true" }
    return "it is not so that \(condition(operand))"
  }

  /// How an operator between two values reads.
  private static let between = [
    "=": "is", "!=": "is not", "<>": "is not", ">": "is more than", "<": "is less than",
    ">=": "is at least", "<=": "is at most", "contains": "contains", "starts with": "starts with",
    "ends with": "ends with", "matches": "matches the pattern", "like": "is like",
    "overlaps": "shares days with", "within": "lies within", "+": "plus", "-": "less",
    "*": "times", "/": "divided by", "^": "to the power of",
  ]

  private func operation(
    _ name: String,
    _ operands: [ExpressionSyntax],
    _ whole: ExpressionSyntax
  ) -> String {
    switch (name, operands.count) {
    case ("and", 2), ("or", 2):
      return operands.map { operand in
        if case .operation(let inner, _) = operand.kind, ["and", "or"].contains(inner),
          inner != name
        {
          return "either " + condition(operand)
        }
        return condition(operand)
      }.joined(separator: " \(name) ")
    case ("not", 1): return not(operands)
    case ("negate", 1): return "-" + words(operands[0])
    case ("mod", 2): return "what is left of \(words(operands[0])) divided by \(words(operands[1]))"
    case ("between", 3):
      return "\(words(operands[0])) is from \(words(operands[1])) to \(words(operands[2]))"
    case ("in", 2...):
      let choices = operands.dropFirst().map(words)
      return "\(words(operands[0])) is " + choices.joined(separator: " or ")
    case (_, 1): return "\(words(operands[0])) \(name)"
    case (_, 2):
      guard let verb = Self.between[name] else { return "`\(spell(whole.span))`" }
      return "\(words(operands[0])) \(verb) \(words(operands[1]))"
    default: return "`\(spell(whole.span))`"
    }
  }

  /// How the common functions read; the rest are named.
  private static let phrases = [
    "total": "the total of", "average": "the average of", "mean": "the average of",
    "median": "the middle value of", "minimum": "the lowest", "min": "the lowest",
    "maximum": "the highest", "max": "the highest", "first": "the first", "last": "the last",
    "latest": "the latest", "distinct_count": "the number of different values of",
    "as_percent": "as a percentage", "round": "rounded", "absolute": "the size of",
    "previous": "the value before of", "next": "the value after of",
    "standard_deviation": "the standard deviation of",
  ]

  private func call(_ name: String, _ arguments: [ExpressionSyntax]) -> String {
    let known = name.lowercased()
    if known == "count" {
      return arguments.isEmpty
        ? "the number of rows" : "the number of known values of \(words(arguments[0]))"
    }
    if arguments.count == 1, let phrase = Self.phrases[known] {
      let operand = words(arguments[0])
      return ["as_percent", "round"].contains(known)
        ? "\(operand) \(phrase)" : "\(phrase) \(operand)"
    }
    if known == "percent_change", arguments.count == 2 {
      return "the change from \(words(arguments[0])) to \(words(arguments[1])) in per cent"
    }
    if known == "weighted_average", arguments.count == 2 {
      return "the average of \(words(arguments[0])), each counting by its \(words(arguments[1]))"
    }
    let rest = arguments.isEmpty ? "" : " of " + Telling.list(arguments.map(words))
    return "`\(name)`\(rest)"
  }

  private func frame(_ window: WindowSyntax) -> String {
    let telling = window.groups.map { item -> String in
      if case .expression(let key) = item.kind { words(key) } else { spell(item.span) }
    }
    let groups = telling.isEmpty ? "" : " with the same " + Telling.list(telling)
    return switch window.frame {
    case .whole: "of all rows" + groups
    case .running: "of the rows" + groups + " so far"
    case .rolling(let rows): "of the last \(rows) rows" + groups
    }
  }
}
