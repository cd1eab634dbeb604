import Columns
import Plan

extension Expression {
  /// The expression in words for a note, near to how it was written: `projection - budget`.
  func text(_ schema: Schema) -> String {
    switch node {
    case .column(let index): return schema.fields[index].name
    case .literal(.text(let text)): return "\"\(text)\""
    case .literal(let value): return CellText.text(value, unit: type.number?.unit)
    case .call(let function, let arguments):
      return Self.call(function.name, arguments, schema)
    case .choose(let branches, let otherwise):
      let choices = branches.map {
        "if \($0.condition.text(schema)) then \($0.value.text(schema)) else "
      }
      return choices.joined() + otherwise.text(schema)
    }
  }

  /// A call as it was written, where the name is an operator's; otherwise `name(a, b)`.
  private static func call(_ name: String, _ arguments: [Expression], _ schema: Schema) -> String {
    let texts = arguments.map { $0.text(schema) }
    let isSymbol = name.utf8.allSatisfy { !(0x61...0x7A).contains($0 | 0x20) }
    guard isSymbol || ["and", "or", "not", "mod", "contains"].contains(name) else {
      return "\(name)(\(texts.joined(separator: ", ")))"
    }
    let operands = zip(arguments, texts).map { $0.isOperand ? $1 : "(\($1))" }
    switch operands.count {
    case 1: return isSymbol ? name + operands[0] : "\(name) \(operands[0])"
    case 2: return "\(operands[0]) \(name) \(operands[1])"
    default: return "\(name)(\(texts.joined(separator: ", ")))"
    }
  }

  private var isOperand: Bool {
    switch node {
    case .column, .literal: true
    case .call(let function, _): function.name.utf8.contains { (0x61...0x7A).contains($0 | 0x20) }
    case .choose: false
    }
  }
}
