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
    let outer = frame
    frame = nil
    defer { frame = outer }
    return expanding(name) { $0.typed(definition, columns: columns, leaf: leaf) }
  }

  /// The meaning of a function's parameter: its argument, understood where the call was written.
  mutating func argument(_ bound: BoundArgument, columns: Schema, leaf: Leaf) -> Expression? {
    let outer = (frame, expansions)
    (frame, expansions) = (bound.frame, bound.expansions)
    defer { (frame, expansions) = outer }
    return typed(bound.syntax, columns: columns, leaf: leaf)
  }

  /// The meaning of a call of a function that the session has defined: its body, in which the
  /// parameters mean the arguments.
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
    var bound: [String: BoundArgument] = [:]
    for (index, formal) in formals.enumerated() {
      let isGiven = index < arguments.count
      guard let syntax = isGiven ? arguments[index] : formal.fallback else { continue }
      bound[formal.name.text.lowercased()] = BoundArgument(
        syntax: syntax,
        frame: isGiven ? frame : nil,
        expansions: expansions
      )
    }
    return expanding(name) { analyser in
      let outer = analyser.frame
      analyser.frames.append(bound)
      analyser.frame = analyser.frames.count - 1
      defer {
        analyser.frames.removeLast()
        analyser.frame = outer
      }
      return analyser.typed(function.body, columns: columns, leaf: leaf)
    }
  }

  /// Says, once for each name, that a column hides a definition: `where area = area` would otherwise
  /// be true of every row without a word.
  mutating func adviseOfShadow(_ name: NameSyntax) {
    guard shadowed.insert(name.text.lowercased()).inserted else { return }
    report(
      Diagnostic(
        .advice,
        id: "column-hides-definition",
        "`\(name.text)` means the column here, not what was defined",
        at: name.span,
        help: ["give the definition a name that no column has"]
      )
    )
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

/// An argument of a call of a defined function, with what is known where the call was written.
struct BoundArgument {
  let syntax: ExpressionSyntax
  /// The call whose parameters are known there.
  let frame: Int?
  /// The names being expanded there, so that `f(f(x))` is no recursion.
  let expansions: [String]
}
