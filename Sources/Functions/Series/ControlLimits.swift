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

  /// Works out the limits of points in their order; nil where there is none.
  ///
  /// - Complexity: O(points).
  init?(_ points: ArraySlice<Double>, screened: Bool) {
    guard let first = points.first else { return nil }
    var sum = 0.0
    for point in points { sum += point }
    mean = sum / Double(points.count)
    guard points.count > 1 else {
      averageMovingRange = nil
      return
    }
    var (total, last) = (0.0, first)
    for point in points.dropFirst() {
      total += (point - last).magnitude
      last = point
    }
    let average = total / Double(points.count - 1)
    guard screened else {
      averageMovingRange = average
      return
    }
    let limit = average * Self.screening
    var (kept, count) = (0.0, 0)
    last = first
    for point in points.dropFirst() {
      let range = (point - last).magnitude
      // Where all ranges are zero the limit is zero too, and every range counts.
      if range < limit || limit == 0 { (kept, count) = (kept + range, count + 1) }
      last = point
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
