import Columns
import Functions
import Plan

extension Expression {
  /// The expression in words for a note, near to how it was written: `projection - budget`.
  func text(_ schema: Schema) -> String {
    switch node {
    case .column(let index): return schema.fields[index].name
    case .literal(.text(let text)): return "\"\(text)\""
    // A query writes `true` and not `yes`.
    case .literal(.boolean(let value)): return value ? "true" : "false"
    case .literal(let value): return CellText.text(value, unit: type.measure?.unit)
    case .call(let function, let arguments):
      return Self.call(function.name, arguments, schema)
    case .choose(let branches, let otherwise):
      let choices = branches.map {
        "if \($0.condition.text(schema)) then \($0.value.text(schema)) else "
      }
      return choices.joined() + otherwise.text(schema)
    }
  }

  /// A call as it was written, where the function is an operator; otherwise `name(a, b)`.
  private static func call(_ name: String, _ arguments: [Expression], _ schema: Schema) -> String {
    let plain = arguments.map { $0.text(schema) }
    let inner = zip(arguments, plain).map { $0.isOperation ? "(\($1))" : $1 }
    switch (name, inner.count) {
    case ("negate", 1): return "-\(inner[0])"
    case ("not", 1): return "not \(inner[0])"
    case (_, 1) where isOperator(name): return "\(inner[0]) \(name)"
    case ("between", 3): return "\(inner[0]) between \(inner[1]) and \(inner[2])"
    case ("in", 2...): return "\(inner[0]) in (\(plain.dropFirst().joined(separator: ", ")))"
    case (_, 2) where isOperator(name): return "\(inner[0]) \(name) \(inner[1])"
    default: return "\(name)(\(plain.joined(separator: ", ")))"
    }
  }

  private static func isOperator(_ name: String) -> Bool {
    FunctionCatalogue.operator(named: name) != nil
  }

  /// Whether the expression needs brackets inside another.
  private var isOperation: Bool {
    switch node {
    case .column, .literal: false
    case .call(let function, _): Self.isOperator(function.name)
    case .choose: true
    }
  }
}
