package import Charts
package import Columns
package import Diagnostics

/// A typed query, ready for an engine: one of a closed set of operators over its inputs.
///
/// Every step of the language lowers to these. Adding an operator is meant to break the build in
/// each engine.
package struct Plan: Sendable {
  /// The operators.
  package indirect enum Node: Sendable {
    /// The rows of a source, with the columns at the positions given.
    case scan(any TableProvider, name: String, columns: [Int])
    /// One row without columns: the input of an expression on its own.
    case unit
    /// The rows for which the condition is true; rows for which it is missing are left out.
    case filter(Plan, Expression)
    /// One column an expression; the schema names them.
    case project(Plan, [Expression])
    /// One row a group, in the order in which the groups first appear: the keys, then the calls.
    /// Without keys there is exactly one group, also of no rows. Without calls the rows are the
    /// distinct keys. Missing keys form groups by their reason.
    case aggregate(Plan, keys: [Expression], calls: [AggregateCall])
    /// The rows in order; rows with equal keys stay as they were. Missing cells come last.
    case sort(Plan, [SortKey])
    /// A run of rows.
    case slice(Plan, Slice)
    /// The first rows in an order, together with all that tie with the last of them; rows whose
    /// first key is missing never count. The rows come out sorted.
    case top(Plan, count: Int, by: [SortKey])
    /// Rows of two inputs side by side where their keys are equal.
    case join(Plan, Plan, Join)
    /// The rows of the inputs one after another; each input has the schema of the whole.
    case append([Plan])
    /// One row for each column of the input, saying what it holds.
    case profile(Plan)
    /// The input's columns, then one for each call, worked out from the rows around each row. Rows
    /// keep their order.
    case window(Plan, [WindowCall])
    /// The rows series by series, each in order: some columns of the input, then those that a series
    /// function works out from the rows of each series.
    case series(Plan, SeriesCall)
    /// Each row once for each of some columns: the kept columns, the column's name as text, its value.
    case unpivot(Plan, Unpivot)
    /// The rows of each group with a row added for every period missing between its first and last.
    case fill(Plan, Fill)
    /// The rows as they are; the run fails with the message where the condition is not true.
    case assert(Plan, Expression, message: String)
    /// The rows as they are, and beside the answer where each of them comes from; only the last
    /// operator of a plan.
    case cite(Plan)
    /// One row a claim about the rows, with what was found; see ``Check``. The answer says that a claim fails.
    case check(Plan, Check)
  }

  /// The operator.
  package let node: Node
  /// The columns it gives.
  package let schema: Schema
  /// The step that asked for it.
  package let span: SourceSpan
  /// How the rows are shown and kept; nil for a table.
  package let directions: Directions?
  /// How many operators it has; what is used in two places counts twice.
  package let size: Int

  /// Creates a plan.
  package init(_ node: Node, schema: Schema, span: SourceSpan, directions: Directions? = nil) {
    self.node = node
    self.schema = schema
    self.span = span
    self.directions = directions
    size = node.inputs.reduce(1) { size, input in
      let (sum, overflow) = size.addingReportingOverflow(input.size)
      return overflow ? .max : sum
    }
  }

  /// The same rows, shown in another way; nil for a table.
  package func shown(with directions: Directions?) -> Plan {
    Plan(node, schema: schema, span: span, directions: directions)
  }
}

extension Plan {
  /// The plan without the wish for sources at its end.
  package var uncited: Plan {
    if case .cite(let input) = node { input } else { self }
  }
}

extension Plan.Node {
  /// The plans that the operator reads.
  var inputs: [Plan] {
    switch self {
    case .scan, .unit: []
    case .filter(let input, _), .project(let input, _), .sort(let input, _), .slice(let input, _),
      .profile(let input), .window(let input, _), .series(let input, _), .unpivot(let input, _),
      .fill(let input, _):
      [input]
    case .aggregate(let input, _, _): [input]
    case .top(let input, _, _), .assert(let input, _, _), .cite(let input), .check(let input, _):
      [input]
    case .join(let left, let right, _): [left, right]
    case .append(let inputs): inputs
    }
  }
}

/// A call of an aggregate in a group.
package struct AggregateCall: Sendable {
  /// The aggregate.
  package let function: AggregateFunction
  /// Its arguments, over the columns of the aggregate's input.
  package let arguments: [Expression]
  /// What it gives.
  package let type: DataType
  /// Where it was written.
  package let span: SourceSpan
  /// A reason for which cells are left out on purpose, so that no note speaks of them.
  package let expected: MissingReason?

  /// Creates a call.
  package init(
    _ function: AggregateFunction,
    _ arguments: [Expression],
    type: DataType,
    span: SourceSpan,
    expected: MissingReason? = nil
  ) {
    self.function = function
    self.arguments = arguments
    self.type = type
    self.span = span
    self.expected = expected
  }
}

/// What to sort by.
package struct SortKey: Sendable {
  /// The values to compare.
  package let expression: Expression
  /// Whether the greatest comes first; missing values come last either way.
  package let isDescending: Bool

  /// Creates a key.
  package init(_ expression: Expression, isDescending: Bool) {
    self.expression = expression
    self.isDescending = isDescending
  }
}

/// Which run of rows to keep.
package enum Slice: Hashable, Sendable {
  /// The first so many.
  case first(Int)
  /// The last so many.
  case last(Int)
  /// All but the first so many.
  case skip(Int)
}

/// How rows of two inputs are matched.
package struct Join: Sendable {
  /// Which rows are kept.
  package enum Kind: Sendable {
    /// Every row of the left, with missing cells where the right has no match.
    case keepLeft
    /// Only rows that match.
    case onlyMatching
    /// Every row of both.
    case keepAll
    /// Only the rows of the left that have no match, without columns of the right.
    case without
  }

  /// Which rows are kept.
  package let kind: Kind
  /// Keys over the left input's columns; a missing key matches nothing.
  package let leftKeys: [Expression]
  /// Keys over the right input's columns, of the same types as the left's.
  package let rightKeys: [Expression]
  /// The positions of the left's columns in the answer; nil for all of them.
  package let leftColumns: [Int]?
  /// The positions of the right's columns that follow the left's columns in the answer.
  package let rightColumns: [Int]
  /// For ``Kind/keepAll``: for each key, the left column that takes the right's key where there is
  /// no left row; nil where the key is not a plain column.
  package let sharedKeys: [Int?]
  /// What the right side is called, for notes.
  package let rightName: String

  /// Creates a join.
  package init(
    _ kind: Kind,
    leftKeys: [Expression],
    rightKeys: [Expression],
    leftColumns: [Int]? = nil,
    rightColumns: [Int],
    sharedKeys: [Int?],
    rightName: String
  ) {
    self.kind = kind
    self.leftKeys = leftKeys
    self.rightKeys = rightKeys
    self.leftColumns = leftColumns
    self.rightColumns = rightColumns
    self.sharedKeys = sharedKeys
    self.rightName = rightName
  }
}
