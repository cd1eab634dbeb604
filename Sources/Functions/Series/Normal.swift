import Glibc

/// The standard normal distribution.
enum Normal {
  /// How likely a value is to be at least so far from zero, on either side.
  static func twoSided(_ distance: Double) -> Double { erfc(distance.magnitude / 2.0.squareRoot()) }

  /// The distance from zero that so large a share of the distribution lies within.
  ///
  /// Found by halving, because the share grows with the distance throughout, to the last bit.
  ///
  /// - Parameter share: from 0 to below 1.
  static func distance(within share: Double) -> Double {
    if share == 0.95 { return limit95 }
    if share == 0.998 { return limit998 }
    // Beyond 40 no share below 1 can be told from 1.
    var (low, high) = (0.0, 40.0)
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if twoSided(middle) > 1 - share { low = middle } else { high = middle }
    }
  }

  /// The value that 97.5 in 100 lie below: 95% limits.
  static let limit95 = 1.959963984540054
  /// The value that 99.9 in 100 lie below: 99.8% limits.
  static let limit998 = 3.090232306167813
}
