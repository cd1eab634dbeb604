/// The centre line and process limits of an individuals (XmR) chart.
///
/// The limits are the mean ± 2.66 × the average moving range, the method of NHS England's Making Data
/// Count; 2.66 is 3 / 1.128, where 1.128 is the expected range of two points of a normal distribution
/// (Wheeler, *Understanding Variation*, 1993).
struct ControlLimits: Hashable {
  /// The mean of the points.
  let mean: Double
  /// The average of the moving ranges that count; nil for a single point.
  let averageMovingRange: Double?

  /// Moving ranges of this many times their average and more are set aside by screening, once
  /// (`NHSRplotthedots`, `ptd_spc_standard`; the upper range limit for ranges of two points).
  static let screening = 3.267
  /// The distance of a process limit from the mean, in average moving ranges.
  static let width = 2.66

  /// Works out the limits of a range of points in their order; nil where it is empty.
  ///
  /// - Complexity: O(points).
  init?(_ points: [Double], in range: Range<Int>, screened: Bool) {
    guard let start = range.first else { return nil }
    let first = points[start]
    var (sum, total, last) = (0.0, 0.0, first)
    for place in range {
      let point = points[place]
      sum += point
      total += (point - last).magnitude
      last = point
    }
    mean = sum / Double(range.count)
    guard range.count > 1 else {
      averageMovingRange = nil
      return
    }
    let average = total / Double(range.count - 1)
    guard screened else {
      averageMovingRange = average
      return
    }
    let limit = average * Self.screening
    var (kept, count) = (0.0, 0)
    last = first
    for place in range.dropFirst() {
      let move = (points[place] - last).magnitude
      // Where all ranges are zero the limit is zero too, and every range counts.
      if move < limit || limit == 0 { (kept, count) = (kept + move, count + 1) }
      last = points[place]
    }
    averageMovingRange = count > 0 ? kept / Double(count) : average
  }

  /// The distance of a process limit from the mean.
  var reach: Double? { averageMovingRange.map { $0 * Self.width } }

  /// The lower process limit.
  var lower: Double? { reach.map { mean - $0 } }

  /// The upper process limit.
  var upper: Double? { reach.map { mean + $0 } }
}
