import Columns
import Plan

extension Column {
  /// Whether cells of one series differ.
  func varies(in series: SeriesRows) -> Bool {
    (0..<series.count).contains { index in
      let range = series.range(of: index)
      switch values {
      case .text(let cells, _): return range.contains { cells[$0] != cells[range.lowerBound] }
      case .period(let cells): return range.contains { cells[$0] != cells[range.lowerBound] }
      case .boolean, .decimal, .floating, .interval, .rowNumbers: return false
      }
    }
  }
}
