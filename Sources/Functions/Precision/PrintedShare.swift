import Columns

/// What a printed percentage, ratio or mean may have been before it was rounded: from `low` to `high`
/// over `divisor`.
///
/// Both ends count, because a half may have been rounded up, down or to the even digit. All is worked
/// out in whole numbers; nil stands for numbers that leave 128 bits.
struct PrintedShare {
  /// The least it may have been, times the divisor.
  let low: Int128
  /// The most it may have been, times the divisor.
  let high: Int128
  /// What both are over, above zero.
  let divisor: Int128
  /// Whether it is printed as no more than the whole.
  let isPartOfWhole: Bool

  /// A number at a scale that was printed with so many decimals.
  ///
  /// - Parameters:
  ///   - mantissa: the number, as a whole number of 10^-scale.
  ///   - scale: the decimal places held.
  ///   - decimals: the decimal places printed, at most the scale.
  ///   - power: the power of ten of the unit: -2 for per cent.
  init?(_ mantissa: Int64, scale: Int, decimals: Int, power: Int) {
    let half = PowersOfTen.wide(scale - decimals)
    low = 2 * Int128(mantissa) - half
    high = 2 * Int128(mantissa) + half
    let exponent = scale - power
    guard (0...36).contains(exponent) else { return nil }
    divisor = 2 * PowersOfTen.wide(exponent)
    isPartOfWhole = 2 * Int128(mantissa) <= divisor
  }

  /// A cell of a column of percentages, ratios or means.
  init?(_ cells: PrintedCells, _ row: Int) {
    let unit = cells.unit(row)
    self.init(
      cells.mantissas[row],
      scale: cells.scale,
      decimals: cells.decimals(row),
      power: unit.power - (unit.simple == .percent ? 2 : 0)
    )
  }

  /// Whether a whole number over `whole` may have been printed so.
  ///
  /// A part of a whole is no more than it, and no less than nothing.
  func isPossible(of whole: Int128, limitsToWhole: Bool) -> Bool? {
    guard let least = Self.product(low, whole), let most = Self.product(high, whole) else {
      return nil
    }
    var first = Self.ceiling(least, divisor)
    var last = Self.floor(most, divisor)
    if limitsToWhole {
      first = max(first, 0)
      if isPartOfWhole { last = min(last, whole) }
    }
    return first <= last
  }

  static func product(_ a: Int128, _ b: Int128) -> Int128? {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : product
  }

  /// The quotient rounded down; the divisor is above zero.
  static func floor(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The quotient rounded up; the divisor is above zero.
  static func ceiling(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
