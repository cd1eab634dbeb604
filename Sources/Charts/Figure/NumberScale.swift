import Columns

/// A scale of numbers with marks at round ones.
package struct NumberScale: Sendable {
  /// The lowest and the highest number that has to fit.
  private let data: ClosedRange<Double>
  /// Whether a rate or share has nothing above 100.
  private let limit: Double?
  private let unit: Unit

  /// A choice of round numbers.
  package struct Ticks: Sendable {
    /// The numbers, in order; the first and the last are the ends of the scale.
    package let values: [Double]
    /// The numbers in words.
    package let words: [String]

    /// The ends of the scale.
    package var range: ClosedRange<Double> {
      let low = values.first ?? 0
      return low...max(values.last ?? 1, low.nextUp)
    }
  }

  /// Creates a scale over numbers.
  ///
  /// - Parameters:
  ///   - numbers: what has to fit.
  ///   - unit: what they are in.
  ///   - fromZero: whether zero has to be on it, as lengths of bars must be.
  init(_ numbers: some Sequence<Double>, unit: Unit, fromZero: Bool) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for number in numbers where number.isFinite {
      low = min(low, number)
      high = max(high, number)
    }
    if low > high { (low, high) = (0, 1) }
    // A scale that would start in its lower half may as well start at nought.
    let isNearZero = low >= 0 ? low <= 0.6 * high : high <= 0 && high >= 0.6 * low
    let isShare = unit.quantity == .percent && unit.per == nil && unit.power == 0
    limit = isShare && high <= 100 && low >= 0 ? 100 : nil
    if fromZero || isNearZero { (low, high) = (min(low, 0), max(high, 0)) }
    if low == high {
      let margin = low == 0 ? 1 : low.magnitude * 0.1
      (low, high) = (low - margin, high + margin)
    }
    data = low...high
    self.unit = unit
  }

  /// Whether nought stands on the scale.
  package var hasZero: Bool { ticks(atMost: 6).range.contains(0) }

  /// Round numbers from below the lowest to above the highest, so many at most.
  package func ticks(atMost count: Int) -> Ticks {
    let wanted = max(count, 2)
    let width = data.upperBound - data.lowerBound
    guard width.isFinite, width > 0 else { return Ticks(values: [0, 1], words: ["0", "1"]) }
    var (step, decimals) = Self.step(above: width / Double(wanted))
    for _ in 0..<8 {
      let first = (data.lowerBound / step + 1e-9).rounded(.down)
      let last = (data.upperBound / step - 1e-9).rounded(.up)
      if last - first <= Double(wanted - 1) {
        return ticks(from: first, to: last, step: step, decimals: decimals)
      }
      (step, decimals) = Self.step(above: step * 1.01)
    }
    return ticks(from: 0, to: 1, step: max(data.upperBound, 1), decimals: 0)
  }

  private func ticks(from first: Double, to last: Double, step: Double, decimals: Int) -> Ticks {
    let count = Int(min(max(last - first, 1), 100))
    var values = (0...count).map { (first + Double($0)) * step }
    if let limit, let top = values.last, top > limit, values.count > 2 {
      values.removeLast()
      if let rest = values.last, rest < data.upperBound { values.append(limit) }
    }
    return Ticks(
      values: values,
      words: values.map { NumberText.grouped(NumberText.fixed($0, decimals: decimals)) }
    )
  }

  /// The least of 1, 2, 5 × a power of ten above a number, and the decimals it has.
  private static func step(above number: Double) -> (step: Double, decimals: Int) {
    var power = 1.0
    var decimals = 0
    var rounds = 0
    while power > number, rounds < 30 { (power, decimals, rounds) = (power / 10, decimals + 1, rounds + 1) }
    while power * 10 <= number, rounds < 400 { (power, rounds) = (power * 10, rounds + 1) }
    let power10 = decimals > 0 ? 1 / PowersOfTen.exactFloating[min(decimals, 22)] : power
    for factor in [1.0, 2, 5, 10] where power10 * factor >= number {
      return (power10 * factor, factor == 10 ? max(decimals - 1, 0) : decimals)
    }
    return (power10 * 10, max(decimals - 1, 0))
  }
}
