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

  /// Finds the signs at each of a range of points, all of which have the same limits.
  ///
  /// Every point of a run carries its sign. A point on the mean belongs to neither side, and a point
  /// that equals the one before it ends a rise or a fall.
  ///
  /// A run is of at least so many points, from 2 on; Making Data Count uses 7, and its Excel tool lets
  /// one choose 6.
  ///
  /// - Complexity: O(points).
  static func find(
    in points: [Double],
    _ range: Range<Int>,
    limits: ControlLimits,
    run: Int,
    _ signs: inout [SpecialCauses]
  ) {
    guard let reach = limits.reach else { return }
    var walk = Walk(mean: limits.mean, reach: reach, run: run)
    for place in range {
      let found = walk.step(to: points[place])
      var sign = found.sign
      // A run counts back once it is long enough; after that every further point joins it.
      if found.isSided {
        let side: SpecialCauses = found.side > 0 ? .aboveMean : .belowMean
        sign.insert(side)
        if walk.length == run { mark(back: run - 1, from: place, side, &signs) }
      }
      if found.isSloped {
        let slope: SpecialCauses = walk.rise >= run ? .rising : .falling
        sign.insert(slope)
        if max(walk.rise, walk.fall) == run { mark(back: run - 1, from: place, slope, &signs) }
      }
      if found.isNear {
        let near: SpecialCauses = found.side > 0 ? .nearUpperLimit : .nearLowerLimit
        if walk.nears & 1 != 0 { sign.insert(near) }
        if walk.nears & 2 != 0 { signs[place - 1].insert(near) }
        if walk.nears & 4 != 0 { signs[place - 2].insert(near) }
      }
      signs[place] = sign
    }
  }

  private static func mark(
    back count: Int,
    from place: Int,
    _ sign: SpecialCauses,
    _ signs: inout [SpecialCauses]
  ) {
    for before in (place - count)..<place { signs[before].insert(sign) }
  }

  /// What is known of the points up to one.
  private struct Walk {
    private let mean: Double
    private let reach: Double
    private let run: Int
    private var last = Double.nan
    private var side = 0
    /// How many points up to this one are on its side of the mean.
    private(set) var length = 0
    /// How many points up to this one rise, and how many fall.
    private(set) var rise = 0
    private(set) var fall = 0
    /// Whether this point and the two before are near a limit, the latest in the lowest bit.
    private(set) var nears: UInt8 = 0

    init(mean: Double, reach: Double, run: Int) {
      (self.mean, self.reach, self.run) = (mean, reach, run)
    }

    @inline(__always)
    mutating func step(
      to point: Double
    ) -> (sign: SpecialCauses, side: Int, isSided: Bool, isSloped: Bool, isNear: Bool) {
      var distance = point - mean
      // A mean of decimals is off by a few units in the last place; a point that equals it is on it.
      if distance.magnitude <= max(point.magnitude, mean.magnitude) * 1e-12 { distance = 0 }
      let next = (distance > 0 ? 1 : 0) - (distance < 0 ? 1 : 0)
      length = next == side ? length + 1 : 1
      side = next
      rise = point > last ? rise + 1 : 1
      fall = point < last ? fall + 1 : 1
      last = point
      nears = (nears << 1 | (distance.magnitude > reach * SpecialCauses.near ? 1 : 0)) & 0b111
      let above: UInt8 = distance > reach ? SpecialCauses.aboveLimit.rawValue : 0
      let below: UInt8 = distance < -reach ? SpecialCauses.belowLimit.rawValue : 0
      return (
        sign: SpecialCauses(rawValue: above | below),
        side: next,
        isSided: length >= run && next != 0,
        isSloped: rise >= run || fall >= run,
        isNear: length >= 3 && next != 0 && nears.nonzeroBitCount >= 2
      )
    }
  }
}
