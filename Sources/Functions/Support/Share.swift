import Columns

/// An exact share of the numbers of a group: a half, 90 %.
///
/// What lies at a share is type 7 of Hyndman and Fan, "Sample quantiles in statistical packages"
/// (1996), the way of Excel's `PERCENTILE.INC` and of R: the point at (n − 1) × share, between the
/// numbers on either side of it.
struct Share: Sendable {
  /// The share is `parts / whole`, and the whole a power of ten.
  private let parts: UInt128
  private let decimals: Int

  /// Half of the numbers.
  static let median = Share(percent: ExactDecimal(mantissa: 50, scale: 0))

  /// A percentage; below 0 counts as 0 and above 100 as 100.
  init(percent: ExactDecimal) {
    let whole = PowersOfTen.wide(percent.scale + 2)
    var parts = UInt128(min(max(Int128(percent.mantissa), 0), whole))
    var decimals = percent.scale + 2
    while decimals > 0, parts % 10 == 0 { (parts, decimals) = (parts / 10, decimals - 1) }
    self.parts = parts
    self.decimals = decimals
  }

  /// The place among so many numbers in ascending order, at least one.
  func place(among count: Int) -> QuantilePlace {
    let last = UInt128(max(count - 1, 0))
    let whole = UInt128(PowersOfTen.wide(decimals))
    // 10²⁰ × 2⁶⁴ fits into 131 bits, but no more than 2³⁸ numbers fit into memory.
    let (below, rest) = (last * parts).quotientAndRemainder(dividingBy: whole)
    return QuantilePlace(below: Int(below), rest: rest, decimals: decimals)
  }
}

/// A place between two neighbours: so many parts of a power of ten from the lower to the higher.
struct QuantilePlace {
  /// The place of the lower neighbour, counted from 0.
  let below: Int
  fileprivate let rest: UInt128
  fileprivate let decimals: Int

  /// The value there, between the numbers at ``below`` and at the next place.
  ///
  /// - Parameters:
  ///   - low: a decimal's mantissa, or the ordered bits of a floating-point number.
  ///   - high: the same, not smaller.
  ///   - scale: the decimals; nil for floating point.
  /// - Returns: for decimals the floating-point number that is nearest to the exact value.
  func value(between low: Int64, _ high: Int64, scale: Int?) -> Double {
    guard let scale else {
      return floating(OrderedBits(bits: low).number, OrderedBits(bits: high).number)
    }
    if rest == 0 || low == high { return NumericCells.double(low, scale: scale) }
    return divided(low, high, scale) ?? written(low, high, scale)
  }

  /// Whether the value there, between two decimals of one scale, is below a third.
  ///
  /// The place is of a share with few decimals: ten to their number times 2⁶⁴ is to fit into 128 bits.
  func isBelow(_ cell: Int64, between low: Int64, _ high: Int64) -> Bool {
    let whole = PowersOfTen.wide(decimals)
    return Int128(low) * whole + (Int128(high) - Int128(low)) * Int128(rest) < Int128(cell) * whole
  }

  /// Whether the value there, between two floating-point numbers, is below a third.
  func isBelow(_ cell: Double, between low: Double, _ high: Double) -> Bool {
    floating(low, high) < cell
  }

  private func floating(_ low: Double, _ high: Double) -> Double {
    if rest == 0 || low == high { return low }
    let part = Double(rest) / Double(PowersOfTen.wide(decimals))
    let distance = high - low
    // Numbers of both signs may be further apart than the largest number.
    return distance.isFinite ? low + distance * part : low * (1 - part) + high * part
  }

  /// By one division of two exactly held numbers, which rounds correctly; nil where they are larger.
  private func divided(_ low: Int64, _ high: Int64, _ scale: Int) -> Double? {
    let limit: UInt64 = 1 << 53
    guard decimals <= 4, decimals + scale <= 22, low.magnitude <= limit, high.magnitude <= limit
    else { return nil }
    let (part, whole) = (Int128(rest), PowersOfTen.wide(decimals))
    let sum = Int128(low) * (whole - part) + Int128(high) * part
    guard sum.magnitude <= limit else { return nil }
    return Double(Int64(sum)) / PowersOfTen.exactFloating[decimals + scale]
  }

  /// By way of decimal text with all digits.
  private func written(_ low: Int64, _ high: Int64, _ scale: Int) -> Double {
    let whole = UInt128(PowersOfTen.wide(decimals))
    let distance = UInt128(Int128(high) - Int128(low))
    let product = distance.multipliedFullWidth(by: rest)
    let (steps, parts) = whole.dividingFullWidth((product.high, product.low))
    var (mantissa, fraction) = (Int128(low) + Int128(steps), parts)
    if mantissa < 0, fraction > 0 { (mantissa, fraction) = (mantissa + 1, whole - fraction) }
    let digits = String(fraction)
    let padding = String(repeating: "0", count: decimals - digits.utf8.count)
    let isNegative = Int128(low) + Int128(steps) < 0
    let text =
      (isNegative ? "-" : "") + "\(mantissa.magnitude)\(padding)\(digits)e-\(decimals + scale)"
    return Double(text) ?? 0
  }
}
