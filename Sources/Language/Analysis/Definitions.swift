package import Syntax

/// The names that `define`, `function` and `param` have given to expressions.
package struct Definitions: Sendable {
  /// A function in terms of its parameters.
  package struct Function: Sendable {
    /// The parameters, with their defaults.
    package let formals: [FormalSyntax]
    /// The body.
    package let body: ExpressionSyntax
  }

  /// The expressions, by name in lower case.
  package private(set) var expressions: [String: ExpressionSyntax] = [:]
  /// The functions, by name in lower case.
  package private(set) var functions: [String: Function] = [:]

  /// Creates definitions without any.
  package init() {}

  /// Gives an expression a name.
  package mutating func define(_ name: String, as expression: ExpressionSyntax) {
    expressions[name.lowercased()] = expression
  }

  /// Gives a function a name.
  package mutating func define(
    _ name: String,
    formals: [FormalSyntax],
    body: ExpressionSyntax
  ) {
    functions[name.lowercased()] = Function(formals: formals, body: body)
  }
}
