/// The intervals that public health statistics put round figures, as `PHEindicatormethods` has them.
enum ScoreInterval {
  /// Wilson's score interval of a share (Wilson 1927; Newcombe 1998, method 3).
  ///
  /// - Parameters:
  ///   - share: from 0 to 1.
  ///   - total: what it is a share of, above 0.
  ///   - distance: how many standard errors it reaches: 1.96 for 95%.
  static func wilson(_ share: Double, of total: Double, _ distance: Double) -> (Double, Double) {
    let square = distance * distance
    let centre = 2 * total * share + square
    let reach = distance * (square + 4 * total * share * (1 - share)).squareRoot()
    let divisor = 2 * (total + square)
    // None and all are ends of the interval themselves, which rounding would miss by a hair.
    let lower = share == 0 ? 0 : max((centre - reach) / divisor, 0)
    let upper = share == 1 ? 1 : min((centre + reach) / divisor, 1)
    return (lower, upper)
  }

  /// Byar's interval of a count (Breslow and Day 1987, volume II, page 69).
  ///
  /// It is close to the exact Poisson interval from counts of about 5 on.
  ///
  /// - Parameters:
  ///   - count: 0 or more.
  ///   - distance: how many standard errors it reaches.
  static func byar(_ count: Double, _ distance: Double) -> (Double, Double) {
    let next = count + 1
    let above = 1 - 1 / (9 * next) + distance / (3 * next.squareRoot())
    guard count > 0 else { return (0, next * above * above * above) }
    // Of a count of 1 or 2 the root of a high level is below zero, and the end is none.
    let below = max(1 - 1 / (9 * count) - distance / (3 * count.squareRoot()), 0)
    return (count * below * below * below, next * above * above * above)
  }
}
