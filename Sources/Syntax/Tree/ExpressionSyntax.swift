package import Diagnostics

/// An expression as it was written: text and places, never types or columns.
package struct ExpressionSyntax: Sendable {
  /// What was written.
  package indirect enum Kind: Sendable {
    /// A column or other name.
    case name(String)
    /// The digits and marks of a number, as written, and the unit after it.
    case number(String, unit: UnitSyntax?)
    /// Text, with its escapes resolved.
    case text(String)
    /// A period, as written.
    case period(String)
    /// A period that is counted from the data.
    case relative(RelativeSyntax)
    case boolean(Bool)
    case missing
    /// An operator or test, by its name in the catalogue of functions, with its operands.
    case operation(String, [ExpressionSyntax])
    /// A function with its arguments.
    case call(NameSyntax, [ExpressionSyntax])
    /// A function over the rows around each row.
    case window(NameSyntax, [ExpressionSyntax], WindowSyntax)
    /// Whether a value is among the values of a query's only column.
    case membership(ExpressionSyntax, QuerySyntax)
    case conditional(
      condition: ExpressionSyntax,
      then: ExpressionSyntax,
      otherwise: ExpressionSyntax?
    )
    /// What could not be read; a diagnostic has been given.
    case invalid
  }

  /// What was written.
  package let kind: Kind
  /// Where.
  package let span: SourceSpan
  /// The number of expressions from here to the deepest; the parser sets a limit to it.
  package let height: Int

  /// Creates an expression.
  ///
  /// - Parameters:
  ///   - kind: what was written.
  ///   - span: where.
  ///   - queryHeight: the height of the highest expression in a query within this one.
  /// - Complexity: O(operands).
  package init(_ kind: Kind, _ span: SourceSpan, over queryHeight: Int = 0) {
    self.kind = kind
    self.span = span
    height = 1 + max(kind.operands.map(\.height).max() ?? 0, queryHeight)
  }
}

extension ExpressionSyntax.Kind {
  /// The expressions directly below.
  package var operands: [ExpressionSyntax] {
    switch self {
    case .operation(_, let operands), .call(_, let operands): operands
    case .window(_, let arguments, let window):
      arguments + window.order.map(\.expression)
        + window.groups.compactMap { if case .expression(let key) = $0.kind { key } else { nil } }
    case .membership(let operand, _): [operand]
    case .conditional(let condition, let then, let otherwise):
      [condition, then] + (otherwise.map { [$0] } ?? [])
    case .name, .number, .text, .period, .relative, .boolean, .missing, .invalid: []
    }
  }
}

/// The unit words after a number.
package enum UnitSyntax: Hashable, Sendable {
  /// A word such as `FTE` or `days`.
  case word(String)
  /// `per` so many, or per one of something: `per 10,000`, `per pupil`.
  case per(String)
}

/// A period in words that only the data gives a date.
package enum RelativeSyntax: Hashable, Sendable {
  /// The last so many steps: days, weeks, months, quarters or years.
  case last(Int, steps: String)
  /// A year before the latest.
  case samePeriodLastYear
  /// From the beginning of the latest period's year to its end.
  case yearToDate
}

/// A name and where it stands.
package struct NameSyntax: Hashable, Sendable {
  /// The name without backquotes.
  package let text: String
  /// Where it stands.
  package let span: SourceSpan

  /// Creates a name.
  package init(_ text: String, _ span: SourceSpan) {
    self.text = text
    self.span = span
  }
}
