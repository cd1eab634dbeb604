package import Columns

/// A calculation over the rows of each series in their order: what changed from one period to the
/// next, the limits of a control chart, a line through the points.
///
/// A step makes one for its own parameters. Its kernel sees all series at once, one after another,
/// so that a loop over a million rows in thousands of short series stays one loop.
package struct SeriesFunction: Sendable {
  /// What it is called where a plan is shown.
  package let name: String
  /// Whether it gives each row only its place among the others, so that the row comes from itself
  /// alone.
  package let onlyRanks: Bool
  /// The first of the arguments whose rows are left as they came, because the kernel looks at few of
  /// them; ``SeriesRows/row(at:)`` finds them.
  package let firstAsItCame: Int
  /// The periods at which it begins anew, so that nothing before them is compared with what follows.
  package let restarts: [Period]
  /// Computes the answer.
  package let kernel: Kernel

  /// Computes columns from the argument columns, whose rows stand series by series in order.
  package typealias Kernel =
    @Sendable (_ arguments: [Column], _ series: SeriesRows) throws(KernelFailure) -> SeriesAnswer

  /// Creates a series function.
  package init(
    _ name: String,
    onlyRanks: Bool = false,
    firstAsItCame: Int = .max,
    restarts: [Period] = [],
    kernel: @escaping Kernel
  ) {
    self.name = name
    self.onlyRanks = onlyRanks
    self.firstAsItCame = firstAsItCame
    self.restarts = restarts
    self.kernel = kernel
  }
}

/// Where each series begins and ends among rows that stand series by series.
package struct SeriesRows: Hashable, Sendable {
  /// The first row of each series, and at the end the number of rows.
  package let starts: [Int]
  /// For each row its place among the rows as they came; empty where they came in this order.
  private let rows: [Int32]

  /// Creates the bounds; the first start is 0 and none is smaller than the one before.
  package init(starts: [Int], rows: [Int32] = []) {
    self.starts = starts
    self.rows = rows
  }

  /// The place of a row among the rows as they came.
  package func row(at place: Int) -> Int { rows.isEmpty ? place : Int(rows[place]) }

  /// The number of series.
  package var count: Int { starts.count - 1 }

  /// The number of rows of all series.
  package var rowCount: Int { starts[starts.count - 1] }

  /// The rows of a series.
  package func range(of series: Int) -> Range<Int> { starts[series]..<starts[series + 1] }
}

/// What a series function gives.
package struct SeriesAnswer: Sendable {
  /// The rows that come out.
  package enum Rows: Sendable {
    /// Those that went in.
    case same
    /// One a series.
    case onePerSeries
    /// One for each row named, by its place among the rows that went in: rows may come out more than
    /// once or not at all.
    case chosen([Int32])
  }

  /// The rows that come out.
  package let rows: Rows
  /// One column for each field that the call adds, as long as the rows that come out; made when it is
  /// asked for, because a query often drops most of them.
  package let columns: [@Sendable () -> Column]
  /// What there is to say about the answer; the engine adds the place in the query.
  package let remarks: [SeriesRemark]

  /// Creates an answer.
  package init(_ columns: [Column], rows: Rows = .same, remarks: [SeriesRemark] = []) {
    self.init(making: columns.map { column in { column } }, rows: rows, remarks: remarks)
  }

  /// Creates an answer whose columns are made when they are asked for.
  package init(
    making columns: [@Sendable () -> Column],
    rows: Rows = .same,
    remarks: [SeriesRemark] = []
  ) {
    self.columns = columns
    self.rows = rows
    self.remarks = remarks
  }
}

/// A note or a piece of advice that a series function gives with its answer.
package struct SeriesRemark: Hashable, Sendable {
  /// Whether it advises to ask in another way; otherwise it notes how the answer came about.
  package let isAdvice: Bool
  /// A stable identifier in kebab case.
  package let id: String
  /// One plain sentence: lower case at the start, no full stop.
  package let message: String
  /// What to do about it.
  package let help: [String]

  /// Creates a remark.
  package init(
    id: String,
    _ message: String,
    help: [String] = [],
    isAdvice: Bool = false
  ) {
    self.isAdvice = isAdvice
    self.id = id
    self.message = message
    self.help = help
  }
}

/// A series function applied to an input.
package struct SeriesCall: Sendable {
  /// The function.
  package let function: SeriesFunction
  /// Its arguments, over the input's columns.
  package let arguments: [Expression]
  /// What tells the series apart; the series come out in the order in which they first appear.
  package let groups: [Expression]
  /// What the rows of a series are sorted by; rows that tie keep their order.
  package let order: [SortKey]
  /// The columns of the input that come out, before the function's own: of each row, and for an
  /// answer of one row a series of its first row.
  package let kept: [Int]
  /// The function's own columns that come out, by their places; nil for all.
  package let made: [Int]?

  /// Creates a call.
  package init(
    _ function: SeriesFunction,
    _ arguments: [Expression],
    groups: [Expression],
    order: [SortKey],
    kept: [Int],
    made: [Int]? = nil
  ) {
    self.function = function
    self.arguments = arguments
    self.groups = groups
    self.order = order
    self.kept = kept
    self.made = made
  }
}
