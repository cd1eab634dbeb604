/// The signs of special-cause variation at a point of an XmR chart.
///
/// The four rules of NHS England's Making Data Count, as `NHSRplotthedots` applies them
/// (`ptd_calculate_point_type.R`): a point outside a process limit; a run of points on one side of the
/// mean; a run of points that all rise or all fall; two of three points near or beyond the same limit.
/// From November 2023 the tools of Making Data Count count points beyond a limit as near it too, and
/// so does this.
struct SpecialCauses: OptionSet, Hashable {
  let rawValue: UInt8

  static let aboveLimit = SpecialCauses(rawValue: 1 << 0)
  static let belowLimit = SpecialCauses(rawValue: 1 << 1)
  static let rising = SpecialCauses(rawValue: 1 << 2)
  static let falling = SpecialCauses(rawValue: 1 << 3)
  static let nearUpperLimit = SpecialCauses(rawValue: 1 << 4)
  static let nearLowerLimit = SpecialCauses(rawValue: 1 << 5)
  static let aboveMean = SpecialCauses(rawValue: 1 << 6)
  static let belowMean = SpecialCauses(rawValue: 1 << 7)

  /// The signs that speak of high values.
  static let high: SpecialCauses = [.aboveLimit, .rising, .nearUpperLimit, .aboveMean]
  /// The signs that speak of low values.
  static let low: SpecialCauses = [.belowLimit, .falling, .nearLowerLimit, .belowMean]

  /// The share of the way from the mean to a limit from which a point is near the limit: two of three
  /// standard deviations.
  private static let near = 2.0 / 3.0

  /// The signs at each of some points, all of which have the same limits.
  ///
  /// Every point of a run carries its sign. A point on the mean belongs to neither side, and a point
  /// that equals the one before it ends a rise or a fall.
  ///
  /// A run is of at least so many points, from 2 on; Making Data Count uses 7, and its Excel tool lets
  /// one choose 6.
  ///
  /// - Complexity: O(points).
  static func find(
    in points: ArraySlice<Double>,
    limits: ControlLimits,
    run: Int
  ) -> [SpecialCauses] {
    var signs = [SpecialCauses](repeating: [], count: points.count)
    guard let reach = limits.reach else { return signs }
    // A mean of decimals is off by a few units in the last place; a point that equals it is on it.
    let distances = points.map { point -> Double in
      let distance = point - limits.mean
      return distance.magnitude <= max(point.magnitude, limits.mean.magnitude) * 1e-12
        ? 0 : distance
    }
    for (place, distance) in distances.enumerated() {
      if distance > reach { signs[place].insert(.aboveLimit) }
      if distance < -reach { signs[place].insert(.belowLimit) }
    }
    markRuns(distances.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, run, .aboveMean, .belowMean, &signs)
    markSlopes(Array(points), run, &signs)
    markNear(distances, beyond: reach * near, &signs)
    return signs
  }

  /// Marks every stretch of at least so many equal sides other than 0.
  private static func markRuns(
    _ sides: [Int],
    _ run: Int,
    _ high: SpecialCauses,
    _ low: SpecialCauses,
    _ signs: inout [SpecialCauses]
  ) {
    var start = 0
    while start < sides.count {
      var end = start + 1
      while end < sides.count, sides[end] == sides[start] { end += 1 }
      if sides[start] != 0, end - start >= run {
        for place in start..<end { signs[place].insert(sides[start] > 0 ? high : low) }
      }
      start = end
    }
  }

  /// Marks every stretch of at least so many points that all rise or all fall.
  private static func markSlopes(
    _ points: [Double],
    _ run: Int,
    _ signs: inout [SpecialCauses]
  ) {
    var start = 0
    while start + 1 < points.count {
      let isRising = points[start + 1] > points[start]
      var end = start + 1
      while end < points.count, points[end] != points[end - 1],
        (points[end] > points[end - 1]) == isRising
      {
        end += 1
      }
      if end - start >= run {
        for place in start..<end { signs[place].insert(isRising ? .rising : .falling) }
      }
      start = max(end - 1, start + 1)
    }
  }

  /// Marks points near a limit where two of three in a row are, and all three are on its side.
  private static func markNear(
    _ distances: [Double],
    beyond near: Double,
    _ signs: inout [SpecialCauses]
  ) {
    guard distances.count >= 3 else { return }
    for start in 0...(distances.count - 3) {
      let window = start..<(start + 3)
      for (side, sign) in [(1.0, SpecialCauses.nearUpperLimit), (-1.0, .nearLowerLimit)] {
        let isOneSided = window.allSatisfy { distances[$0] * side > 0 }
        let isNear = window.filter { distances[$0] * side > near }
        if isOneSided, isNear.count >= 2 {
          for place in isNear { signs[place].insert(sign) }
        }
      }
    }
  }
}
