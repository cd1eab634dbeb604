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

/// What is said of rows that need not all be listed.
package struct RowOutline: Sendable {
  /// The most ranges that ``firstRanges`` has.
  package static let most = 6

  /// The number of rows.
  package let count: Int
  /// The first of the ranges with gaps between.
  package let firstRanges: [Range<Int>]
  /// Whether there are more.
  package let isMore: Bool
  /// The last of the ranges.
  package let lastRange: Range<Int>

  /// Creates an outline.
  package init(count: Int, firstRanges: [Range<Int>], isMore: Bool, lastRange: Range<Int>) {
    self.count = count
    self.firstRanges = firstRanges
    self.isMore = isMore
    self.lastRange = lastRange
  }
}

/// Some rows of a source.
package struct SourceRows: Sendable {
  /// The position of the source in ``Lineage/sources``.
  package let source: Int
  /// Whether the source counts as a whole and its rows are not told apart.
  package let isWhole: Bool
  /// The rows in ascending order, each once, as numbers from ``base`` on; none where there is an
  /// outline.
  private let codes: ArraySlice<Int64>
  private let base: Int64
  private let outline: (rows: RowOutline, list: @Sendable () -> SourceRows)?

  /// Creates rows of a source: ascending numbers that count rows from a base.
  package init(source: Int, _ codes: ArraySlice<Int64>, from base: Int64) {
    self.source = source
    self.codes = codes
    self.base = base
    outline = nil
    isWhole = false
  }

  /// Creates rows of which an outline is known, and that are listed when they are asked for.
  package init(source: Int, _ outline: RowOutline, list: @escaping @Sendable () -> SourceRows) {
    self.source = source
    codes = []
    base = 0
    self.outline = (outline, list)
    isWhole = false
  }

  /// All of a source.
  package init(whole source: Int) {
    self.source = source
    codes = []
    base = 0
    outline = nil
    isWhole = true
  }

  /// The number of rows; 0 for a whole source.
  package var count: Int { outline?.rows.count ?? codes.count }

  /// The same rows with a list of them all, for those who go through them.
  package var listed: SourceRows { outline?.list() ?? self }

  /// A row, counted from 0, by its place among these.
  ///
  /// - Complexity: O(1) where rows are ``listed``.
  package subscript(place: Int) -> Int {
    outline.map { $0.list()[place] } ?? Int(codes[codes.startIndex + place] - base)
  }

  /// The rows as ranges with gaps between: the first so many, and whether there are more.
  ///
  /// - Complexity: O(log rows) for each range.
  package func firstRanges(_ most: Int) -> (ranges: [Range<Int>], isMore: Bool) {
    if let rows = outline?.rows {
      guard most <= RowOutline.most else { return listed.firstRanges(most) }
      let ranges = rows.firstRanges
      return (Array(ranges.prefix(most)), rows.isMore || ranges.count > most)
    }
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
    if let outline { return outline.rows.lastRange }
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
    let (own, others) = (listed, other.listed)
    var rows = (0..<own.count).map { Int64(own[$0]) } + (0..<others.count).map { Int64(others[$0]) }
    rows.sort()
    var kept = rows.prefix(1)
    for row in rows.dropFirst() where row != kept.last { kept.append(row) }
    return isWhole || other.isWhole
      ? SourceRows(whole: source) : SourceRows(source: source, kept, from: 0)
  }
}
