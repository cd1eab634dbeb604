import Glibc

/// Student's t distribution.
enum StudentT {
  /// The value that so large a share of the distribution lies below.
  ///
  /// Found by halving the distribution function, which is monotone, to the last bit.
  ///
  /// The share is between a half and 1, and the degrees of freedom at least 1; otherwise there is no such
  /// value.
  static func quantile(_ share: Double, degrees: Int) -> Double {
    guard share > 0.5, share < 1, degrees >= 1 else { return share == 0.5 ? 0 : .nan }
    var (low, high) = (0.0, 1.0)
    while below(high, degrees) < share, high < 1e300 { high *= 2 }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if below(middle, degrees) < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The share of the distribution below a value that is not negative.
  private static func below(_ value: Double, _ degrees: Int) -> Double {
    let count = Double(degrees)
    return 1 - 0.5 * incompleteBeta(count / (count + value * value), count / 2, 0.5)
  }

  /// The regularised incomplete beta function by its continued fraction (Abramowitz and Stegun
  /// 26.5.8), evaluated as Lentz does.
  private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return x < (a + 1) / (a + b + 2)
      ? front * fraction(x, a, b) / a
      : 1 - front * fraction(1 - x, b, a) / b
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func away(_ number: Double) -> Double { number.magnitude < tiny ? tiny : number }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      let change = d * c
      result *= change
      if (change - 1).magnitude < 1e-15 { break }
    }
    return result
  }
}
