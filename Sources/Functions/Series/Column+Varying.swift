import Columns
import Plan

extension Column {
  /// Whether cells of one series differ.
  ///
  /// - Parameters:
  ///   - series: the series.
  ///   - isAsItCame: whether the rows of this column stand as they came rather than series by series.
  /// - Returns: whether there is a series with two different cells.
  /// - Complexity: O(rows) at most: the look ends at the first difference.
  func varies(in series: SeriesRows, asItCame isAsItCame: Bool) -> Bool {
    switch values {
    case .text(let cells, _): Self.differ(cells, series, isAsItCame)
    case .period(let cells): Self.differ(cells, series, isAsItCame)
    case .boolean, .decimal, .floating, .interval, .rowNumbers: false
    }
  }

  private static func differ<Cell: Equatable>(
    _ cells: [Cell],
    _ series: SeriesRows,
    _ isAsItCame: Bool
  ) -> Bool {
    for index in 0..<series.count {
      let range = series.range(of: index)
      guard range.count > 1 else { continue }
      let first = cells[isAsItCame ? series.row(at: range.lowerBound) : range.lowerBound]
      for place in range where cells[isAsItCame ? series.row(at: place) : place] != first {
        return true
      }
    }
    return false
  }
}
