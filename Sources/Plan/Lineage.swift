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
package struct SourceRows: Sendable {
  /// The position of the source in ``Lineage/sources``.
  package let source: Int
  /// Whether the source counts as a whole and its rows are not told apart.
  package let isWhole: Bool
  /// The rows in ascending order, each once, as numbers from ``base`` on.
  private let codes: ArraySlice<Int64>
  private let base: Int64

  /// Creates rows of a source: ascending numbers that count rows from a base.
  package init(source: Int, _ codes: ArraySlice<Int64>, from base: Int64) {
    self.source = source
    self.codes = codes
    self.base = base
    isWhole = false
  }

  /// All of a source.
  package init(whole source: Int) {
    self.source = source
    codes = []
    base = 0
    isWhole = true
  }

  /// The number of rows; 0 for a whole source.
  package var count: Int { codes.count }

  /// A row, counted from 0, by its place among these.
  package subscript(place: Int) -> Int { Int(codes[codes.startIndex + place] - base) }

  /// The rows as ranges with gaps between: the first so many, and whether there are more.
  ///
  /// - Complexity: O(log rows) for each range.
  package func firstRanges(_ most: Int) -> (ranges: [Range<Int>], isMore: Bool) {
    var ranges: [Range<Int>] = []
    var place = 0
    while place < count {
      if ranges.count == most { return (ranges, true) }
      let first = self[place]
      // Rows follow each other as far as they count on with their places.
      let length = length(upTo: count - place) { self[place + $0] == first + $0 }
      ranges.append(first..<first + length)
      place += length
    }
    return (ranges, false)
  }

  /// The last of the ranges, for rows that are not none.
  ///
  /// - Complexity: O(log rows).
  package var lastRange: Range<Int> {
    guard count > 0 else { return 0..<0 }
    let last = self[count - 1]
    let length = length(upTo: count) { self[count - 1 - $0] == last - $0 }
    return last - length + 1..<last + 1
  }

  /// The most steps, at least one, for which a condition holds that holds for all fewer steps too.
  private func length(upTo limit: Int, _ holds: (Int) -> Bool) -> Int {
    var low = 1
    var step = 1
    while low + step <= limit, holds(low + step - 1) { (low, step) = (low + step, step * 2) }
    while step > 0 {
      if low + step <= limit, holds(low + step - 1) { low += step }
      step /= 2
    }
    return low
  }

  /// The rows of both, which are of one table.
  package func union(_ other: SourceRows) -> SourceRows {
    var rows = (0..<count).map { Int64(self[$0]) } + (0..<other.count).map { Int64(other[$0]) }
    rows.sort()
    var kept = rows.prefix(1)
    for row in rows.dropFirst() where row != kept.last { kept.append(row) }
    return isWhole || other.isWhole
      ? SourceRows(whole: source) : SourceRows(source: source, kept, from: 0)
  }
}
