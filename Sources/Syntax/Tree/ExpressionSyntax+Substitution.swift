extension ExpressionSyntax {
  /// The expression with other expressions in the place of some names.
  ///
  /// - Parameter replacements: the expressions by name, in lower case.
  /// - Returns: the expression in which they stand for the names.
  /// - Complexity: O(expressions).
  package func replacing(_ replacements: [String: ExpressionSyntax]) -> ExpressionSyntax {
    func all(_ list: [ExpressionSyntax]) -> [ExpressionSyntax] {
      list.map { $0.replacing(replacements) }
    }
    switch kind {
    case .name(let name): return replacements[name.lowercased()] ?? self
    case .operation(let name, let operands):
      return ExpressionSyntax(.operation(name, all(operands)), span)
    case .call(let name, let arguments): return ExpressionSyntax(.call(name, all(arguments)), span)
    case .window(let name, let arguments, let window):
      return ExpressionSyntax(.window(name, all(arguments), window.replacing(replacements)), span)
    case .membership(let operand, let query):
      return ExpressionSyntax(.membership(operand.replacing(replacements), query), span)
    case .conditional(let condition, let value, let otherwise):
      return ExpressionSyntax(
        .conditional(
          condition: condition.replacing(replacements),
          then: value.replacing(replacements),
          otherwise: otherwise?.replacing(replacements)
        ),
        span
      )
    case .number, .text, .period, .boolean, .missing, .invalid: return self
    }
  }
}

extension WindowSyntax {
  fileprivate func replacing(_ replacements: [String: ExpressionSyntax]) -> WindowSyntax {
    WindowSyntax(
      groups: groups.map { item in
        guard case .expression(let key) = item.kind else { return item }
        let kind = ItemSyntax.Kind.expression(key.replacing(replacements))
        return ItemSyntax(kind: kind, name: item.name, span: item.span)
      },
      order: order.map {
        KeySyntax(
          expression: $0.expression.replacing(replacements),
          isDescending: $0.isDescending
        )
      },
      frame: frame
    )
  }
}
