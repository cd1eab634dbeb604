import Glibc

/// The standard normal distribution.
enum Normal {
  /// How likely a value is to be at least so far from zero, on either side.
  static func twoSided(_ distance: Double) -> Double { erfc(distance.magnitude / 2.0.squareRoot()) }

  /// The value that 97.5 in 100 lie below: 95% limits.
  static let limit95 = 1.959963984540054
  /// The value that 99.9 in 100 lie below: 99.8% limits.
  static let limit998 = 3.090232306167813
}
