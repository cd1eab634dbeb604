package import Columns
package import Diagnostics

/// A function over the rows around each row, and its page of the manual.
package struct WindowFunction: Sendable {
  /// What it computes.
  package enum Kind: Sendable {
    /// An aggregate of the rows of the window.
    case aggregate(AggregateFunction)
    /// The place of the row in its group, from 1.
    case rowNumber
    /// The place of the row in its group's order; rows that tie share the best place.
    case rank
    /// As ``rank``, without gaps after ties.
    case denseRank
    /// The first argument in the row so many before, or after where negative; missing as "no data"
    /// where there is no such row.
    case offset(by: Int)
  }

  /// The name in queries.
  package let name: String
  /// The parameters, for help and for counting arguments.
  package let parameters: [Parameter]
  /// One sentence that says what it gives.
  package let summary: String
  /// Queries that show it; each runs as a test.
  package let examples: [Example]
  /// What it computes.
  package let kind: Kind
  /// The type of the answer, or why the arguments do not fit.
  package let typing: @Sendable ([Argument]) -> Result<DataType, TypeProblem>

  /// Creates a window function.
  package init(
    _ name: String,
    _ parameters: [Parameter],
    summary: String,
    examples: [Example],
    kind: Kind,
    typing: @escaping @Sendable ([Argument]) -> Result<DataType, TypeProblem>
  ) {
    self.name = name
    self.parameters = parameters
    self.summary = summary
    self.examples = examples
    self.kind = kind
    self.typing = typing
  }
}

/// Which rows of its group belong to a row's window.
package enum WindowFrame: Hashable, Sendable {
  /// All of them.
  case whole
  /// Those up to the row, in the order given.
  case running
  /// The row and those before it, so many in all; missing as "no data" until there are that many.
  case rolling(Int)
}

/// A call of a window function.
package struct WindowCall: Sendable {
  /// The function.
  package let function: WindowFunction
  /// Its arguments, over the input's columns.
  package let arguments: [Expression]
  /// What rows are grouped by.
  package let groups: [Expression]
  /// What they are sorted by; rows that tie keep their order.
  package let order: [SortKey]
  /// Which rows of its group belong to a row's window.
  package let frame: WindowFrame
  /// What it gives.
  package let type: DataType
  /// Where it was written.
  package let span: SourceSpan

  /// Creates a call.
  package init(
    _ function: WindowFunction,
    _ arguments: [Expression],
    groups: [Expression],
    order: [SortKey],
    frame: WindowFrame,
    type: DataType,
    span: SourceSpan
  ) {
    self.function = function
    self.arguments = arguments
    self.groups = groups
    self.order = order
    self.frame = frame
    self.type = type
    self.span = span
  }
}
