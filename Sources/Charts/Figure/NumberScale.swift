import Columns

/// A scale of numbers with marks at round ones.
package struct NumberScale: Sendable {
  /// The ends of the scale.
  package let range: ClosedRange<Double>

  /// A mark on a scale.
  package struct Tick: Sendable {
    /// The number.
    package let value: Double
    /// The number in words.
    package let words: String
  }

  /// Where a scale of lines and dots begins.
  enum Start {
    /// At nought, as lengths of bars must.
    case zero
    /// At nought where the figures come near it, and else near the lowest.
    case zeroWhereNear
    /// Near the lowest figure.
    case lowest
  }

  /// Creates a scale over numbers.
  ///
  /// - Parameters:
  ///   - numbers: what has to fit.
  ///   - unit: what they are in.
  ///   - start: where it begins.
  init(_ numbers: some Sequence<Double>, unit: Unit, from start: Start) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for number in numbers where number.isFinite && number.magnitude < 1e300 {
      low = min(low, number)
      high = max(high, number)
    }
    if low > high { (low, high) = (0, 1) }
    // Where a third of the height would be empty below the figures, it is worth more to them.
    let isNear = low >= 0 ? low <= high / 3 : high > 0 || high >= low / 3
    var hasZero = start == .zero || (start == .zeroWhereNear && isNear)
    if hasZero { (low, high) = (min(low, 0), max(high, 0)) }
    if low == high {
      hasZero = low == 0
      let margin = low == 0 ? 1 : low.magnitude * 0.1
      (low, high) = (low == 0 ? 0 : low - margin, high + margin)
    }
    let margin = (high - low) * 0.05
    let isShare = unit.quantity == .percent && unit.per == nil && unit.power == 0
    let most = isShare && high <= 100 ? 100 : Double.infinity
    let least = isShare && low >= 0 ? 0 : -Double.infinity
    let bottom = hasZero && low == 0 ? 0 : max(low - margin, least)
    let top = hasZero && high == 0 ? 0 : min(high + margin, most)
    range = bottom...max(top, bottom.nextUp)
  }

  /// Whether nought stands on the scale.
  package var hasZero: Bool { range.contains(0) }

  /// Where a number stands, from 0 at the lower end to 1 at the upper.
  package func share(of number: Double) -> Double {
    (number - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  /// Round numbers on the scale, about so many.
  package func ticks(about count: Int) -> [Tick] {
    let width = range.upperBound - range.lowerBound
    guard width.isFinite, width > 0 else { return [] }
    var wanted = Double(max(count, 2))
    while wanted < 20 {
      let (step, decimals) = Self.step(above: width / wanted)
      let first = (range.lowerBound / step - 1e-9).rounded(.up)
      let last = (range.upperBound / step + 1e-9).rounded(.down)
      if last - first >= 1, last - first < 100 {
        return (0...Int(last - first)).map { index in
          let value = (first + Double(index)) * step
          let words = NumberText.grouped(NumberText.fixed(value, decimals: decimals))
          return Tick(value: value, words: words)
        }
      }
      wanted += 2
    }
    return []
  }

  /// The least of 1, 2, 5 × a power of ten above a number, and the decimals it has.
  private static func step(above number: Double) -> (step: Double, decimals: Int) {
    var power = 1.0
    var decimals = 0
    while power > number, decimals < 22 {
      decimals += 1
      power = 1 / PowersOfTen.exactFloating[decimals]
    }
    while decimals == 0, power * 10 <= number { power *= 10 }
    for factor in [1.0, 2, 5] where power * factor >= number { return (power * factor, decimals) }
    return (power * 10, max(decimals - 1, 0))
  }
}
