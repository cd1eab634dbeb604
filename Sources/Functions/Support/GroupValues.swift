import Columns

/// All numbers of each group, for summaries that need them in order.
struct GroupValues {
  private var cells: [Double] = []
  private var groups: [Int32] = []

  /// Takes in the cells of a batch for which the reason is 0.
  mutating func add(_ values: Column.Values, reasons: [UInt8], groups: [Int32]) {
    guard let batch = NumericCells(Column(values)).floating else { return }
    for row in batch.indices where reasons.isEmpty || reasons[row] == 0 {
      cells.append(batch[row])
      self.groups.append(groups[row])
    }
  }

  /// The numbers of each group in ascending order.
  ///
  /// - Complexity: O(n log n).
  func sorted(groupCount: Int) -> [[Double]] {
    var result = [[Double]](repeating: [], count: groupCount)
    for index in cells.indices { result[Int(groups[index])].append(cells[index]) }
    for group in result.indices { result[group].sort() }
    return result
  }

  /// The value below which a share of the sorted numbers lies, interpolated between the two nearest.
  ///
  /// This is type 7 of Hyndman and Fan, "Sample quantiles in statistical packages" (1996), the way
  /// of Excel's `PERCENTILE.INC` and of R.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double? {
    guard let last = sorted.indices.last else { return nil }
    let place = min(max(share, 0), 1) * Double(last)
    let below = Int(place)
    guard below < last else { return sorted[last] }
    let rest = place - Double(below)
    // The form that gives equal neighbours exactly.
    return rest == 0 ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * rest
  }
}
