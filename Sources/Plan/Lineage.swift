package import Columns
package import Diagnostics

/// The rows of sources that each row of an answer was worked out from.
package protocol Lineage: Sendable {
  /// The sources, in the order of the plan.
  var sources: [LineageSource] { get }
  /// The number of the answer's rows.
  var rowCount: Int { get }
  /// A number that rows of the answer with the same rows behind them have in common where that is
  /// known without looking; nil for a row with nothing behind it.
  func key(ofRow row: Int) -> Int64?
  /// The rows behind a row of the answer, by source in the order of ``sources``.
  ///
  /// - Complexity: O(n log n) in the rows behind it; O(n) where they come in order, as they mostly do.
  func rows(behind row: Int) -> [SourceRows]
}

/// A source that a plan reads.
package struct LineageSource: Sendable {
  /// What gives its rows; nil for rows that are written in the query.
  package let provider: (any TableProvider)?
  /// What the plan calls it.
  package let name: String
  /// Where a row that is written in the query stands.
  package let span: SourceSpan

  /// Creates a source.
  package init(provider: (any TableProvider)?, name: String, span: SourceSpan) {
    self.provider = provider
    self.name = name
    self.span = span
  }
}

/// Some rows of a source.
package struct SourceRows: Hashable, Sendable {
  /// The position of the source in ``Lineage/sources``.
  package let source: Int
  /// Its rows, counted from 0, as ascending ranges with gaps between; empty where the source counts
  /// as a whole.
  package let ranges: [Range<Int>]

  /// Creates rows of a source.
  package init(source: Int, ranges: [Range<Int>]) {
    self.source = source
    self.ranges = ranges
  }
}
