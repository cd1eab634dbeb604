import Columns
import Diagnostics
import Functions
import Plan
import Syntax

extension Analyser {
  /// How many definitions one statement may put into each other's place in all; definitions that
  /// use each other twice double with every step, so that 30 of them would be a thousand million.
  private static let maximumExpansions = 10_000
  /// How many operations and operands the definitions of one statement may come to.
  private static let maximumOperands = 100_000

  /// The meaning of a name that `define` or `param` has given.
  mutating func expanded(
    _ name: NameSyntax,
    _ definition: ExpressionSyntax,
    columns: Schema,
    leaf: Leaf
  ) -> Expression? {
    expanding(name) { $0.typed(definition, columns: columns, leaf: leaf) }
  }

  /// The meaning of a call of a function that the session has defined: its body with the arguments
  /// in the place of the parameters.
  mutating func expanded(
    _ name: NameSyntax,
    _ function: Definitions.Function,
    _ arguments: [ExpressionSyntax],
    _ syntax: ExpressionSyntax,
    columns: Schema,
    leaf: Leaf
  ) -> Expression? {
    let formals = function.formals
    let least = formals.count { $0.fallback == nil }
    guard arguments.count >= least, arguments.count <= formals.count else {
      let names = formals.map(\.name.text)
      let needed = formals.filter { $0.fallback == nil }.map(\.name.text)
      report(
        .argumentCount(
          name.text,
          least: least,
          most: formals.count,
          given: arguments.count,
          forms: (needed == names ? [names] : [needed, names]).map { $0.joined(separator: ", ") }
        ),
        at: syntax.span
      )
      return nil
    }
    var replacements: [String: ExpressionSyntax] = [:]
    for (index, formal) in formals.enumerated() {
      replacements[formal.name.text.lowercased()] =
        index < arguments.count ? arguments[index] : formal.fallback
    }
    let body = function.body.replacing(replacements)
    return expanding(name) { $0.typed(body, columns: columns, leaf: leaf) }
  }

  /// Counts an operand of a definition; false where there have been too many.
  ///
  /// Arguments that a function uses twice double with every call of another such function.
  mutating func countsOperand(_ syntax: ExpressionSyntax) -> Bool {
    guard !expansions.isEmpty else { return true }
    operandCount += 1
    if operandCount == Self.maximumOperands + 1 {
      report(.tooManyExpansions(Self.maximumOperands), at: syntax.span)
    }
    return operandCount <= Self.maximumOperands
  }

  private mutating func expanding(
    _ name: NameSyntax,
    _ body: (inout Analyser) -> Expression?
  ) -> Expression? {
    let key = name.text.lowercased()
    guard !expansions.contains(key) else {
      report(.recursive(expansions + [key]), at: name.span)
      return nil
    }
    expansionCount += 1
    guard expansionCount <= Self.maximumExpansions else {
      if expansionCount == Self.maximumExpansions + 1 {
        report(.tooManyExpansions(Self.maximumExpansions), at: name.span)
      }
      return nil
    }
    expansions.append(key)
    defer { expansions.removeLast() }
    return body(&self)
  }
}
