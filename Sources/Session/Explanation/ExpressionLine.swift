import Columns
import Plan

/// Typed expressions as a plan shows them: what is worked out, and not how it was written.
enum ExpressionLine {
  private static let words: Set<String> = [
    "and", "or", "in", "contains", "matches", "between", "like", "within", "overlaps", "mod",
    "starts with", "ends with",
  ]

  /// An expression over the rows of a plan.
  static func words(_ expression: Expression, of input: Plan) -> String {
    switch expression.node {
    case .column(let index):
      if case .aggregate(let below, let keys, let calls) = input.node, index >= keys.count,
        index < keys.count + calls.count
      {
        let made = calls[index - keys.count]
        return call(made.function.name, made.arguments, of: below)
      }
      return input.schema.fields.indices.contains(index) ? input.schema.fields[index].name : "?"
    case .literal(let value): return literal(value, expression.type)
    case .call(let function, let arguments): return call(function.name, arguments, of: input)
    case .choose(let branches, let otherwise):
      let parts = branches.map {
        "if \(words($0.condition, of: input)) then \(words($0.value, of: input)) else "
      }
      return parts.joined() + words(otherwise, of: input)
    }
  }

  /// A call: an operator between its arguments, or a name before them.
  static func call(_ name: String, _ arguments: [Expression], of input: Plan) -> String {
    let isSymbol = name.first.map { !$0.isLetter } ?? false
    if isSymbol || Self.words.contains(name), arguments.count == 2 {
      return "\(part(arguments[0], of: input)) \(name) \(part(arguments[1], of: input))"
    }
    if arguments.count == 1 {
      if name == "not" { return "not \(part(arguments[0], of: input))" }
      if name == "negate" { return "-\(part(arguments[0], of: input))" }
      if name.hasPrefix("is ") { return "\(part(arguments[0], of: input)) \(name)" }
    }
    return "\(name)(\(list(arguments, of: input)))"
  }

  /// Expressions with commas between them.
  static func list(_ expressions: [Expression], of input: Plan) -> String {
    expressions.map { words($0, of: input) }.joined(separator: ", ")
  }

  /// What rows are sorted by.
  static func order(_ keys: [SortKey], of input: Plan) -> String {
    keys.map { words($0.expression, of: input) + ($0.isDescending ? " descending" : "") }
      .joined(separator: ", ")
  }

  /// A part of an operator's expression, in brackets where it is such an expression too.
  private static func part(_ expression: Expression, of input: Plan) -> String {
    let text = words(expression, of: input)
    guard case .call(let function, let arguments) = expression.node, arguments.count == 2,
      !(function.name.first?.isLetter ?? true) || Self.words.contains(function.name)
    else { return text }
    return "(\(text))"
  }

  private static func literal(_ value: Value, _ type: DataType) -> String {
    let affixes = type.number?.unit.affixes ?? ("", "")
    switch value {
    case .boolean(let flag): return flag ? "true" : "false"
    case .decimal(let number): return "\(affixes.0)\(number)\(affixes.1)"
    case .floating(let number): return "\(affixes.0)\(NumberText.shortest(number))\(affixes.1)"
    case .period(let period): return period.label
    case .text(let text): return "\"\(text)\""
    case .missing: return "missing"
    case .interval: return "an interval"
    }
  }
}
