package import Columns
package import Diagnostics

/// A typed expression over the columns of one input.
package struct Expression: Sendable {
  /// What an expression does.
  package indirect enum Node: Sendable {
    /// The column at a position of the input.
    case column(Int)
    /// The same value in every row.
    case literal(Value)
    /// A function of other expressions.
    case call(Function, [Expression])
    /// The first value whose condition is true, or the last value; a branch is evaluated only on
    /// the rows that take it. A missing condition takes no branch and gives a missing value.
    case choose([Branch], otherwise: Expression)
  }

  /// One `if … then …`.
  package struct Branch: Sendable {
    /// When the branch is taken.
    package let condition: Expression
    /// What it gives.
    package let value: Expression

    /// Creates a branch.
    package init(condition: Expression, value: Expression) {
      self.condition = condition
      self.value = value
    }
  }

  /// What it does.
  package let node: Node
  private let typing: Typing
  /// Where it was written, so that a failure at run time can point at it.
  package let span: SourceSpan

  /// Creates an expression.
  package init(_ node: Node, type: DataType, span: SourceSpan) {
    self.node = node
    typing = .known(type)
    self.span = span
  }

  private init(column index: Int, _ typing: Typing, span: SourceSpan) {
    node = .column(index)
    self.typing = typing
    self.span = span
  }

  /// What it gives; engines never infer types.
  package var type: DataType { typing.type }

  /// A column of the input whose type need not be known before it is asked for.
  package static func column(_ index: Int, of field: Field, at span: SourceSpan) -> Expression {
    Expression(column: index, field.typing, span: span)
  }

  /// The same column at another position of an input.
  package func column(at index: Int) -> Expression {
    Expression(column: index, typing, span: span)
  }

  /// A column of the input.
  package static func column(_ index: Int, _ type: DataType, at span: SourceSpan) -> Expression {
    Expression(.column(index), type: type, span: span)
  }

  /// The value, where it is the same for every row and known before running.
  package var literal: Value? {
    if case .literal(let value) = node { value } else { nil }
  }
}
