package import Columns

/// A printed figure of a sum, at a scale that all figures of the sum share.
package struct PrintedFigure: Sendable {
  /// The number, as a whole number of the last decimal place held.
  package let value: Int128
  /// The decimal places printed.
  package let decimals: Int
  /// How far the number may lie from what was printed, in halves of the last place held; 0 for a
  /// whole count of things.
  package let halfUnit: Int128

  /// Creates a figure.
  package init(value: Int128, decimals: Int, halfUnit: Int128) {
    self.value = value
    self.decimals = decimals
    self.halfUnit = halfUnit
  }

  /// A cell of a column of decimals.
  package init(_ mantissa: Int64, scale: Int, decimals: Int, unit: Unit) {
    let decimals = min(decimals, scale)
    value = Int128(mantissa)
    self.decimals = decimals
    halfUnit = unit.countsThings && decimals == 0 ? 0 : PowersOfTen.wide(scale - decimals)
  }
}

/// Printed figures and the total that was printed for them.
///
/// The total of figures that are each rounded may differ from the rounded total by half a printed
/// place for each of them; halves may have been rounded either way, so that the bound itself counts.
package struct PrintedSum: Sendable {
  /// What is added up.
  package let parts: [PrintedFigure]
  /// What was printed as their total.
  package let total: PrintedFigure
  /// The sum of the parts, as printed.
  package let sum: Int128
  /// How far the total may lie from the sum, in halves of the last place held.
  package let slack: Int128

  /// Creates a sum; sums of fewer than 2⁶³ figures of 64 bits cannot leave 128 bits.
  package init(parts: [PrintedFigure], total: PrintedFigure) {
    self.parts = parts
    self.total = total
    sum = parts.reduce(0) { $0 + $1.value }
    slack = parts.reduce(total.halfUnit) { $0 + $1.halfUnit }
  }

  /// The printed total less the sum of the parts.
  package var difference: Int128 { total.value - sum }

  /// Whether the figures are what they should be.
  package enum Verdict: Sendable, Equatable {
    /// The parts as printed are exactly the total as printed.
    case ok
    /// They differ by no more than the rounding of each explains.
    case rounding
    /// They differ by more.
    case fails
  }

  /// Whether the parts add up to the total.
  package var verdict: Verdict {
    if difference == 0 { return .ok }
    return 2 * (difference < 0 ? -difference : difference) <= slack ? .rounding : .fails
  }

  /// The most decimals that any figure was printed with.
  package var decimals: Int { parts.reduce(total.decimals) { max($0, $1.decimals) } }

  /// The verdict in words: `ok`, `rounding`, `fails by £2.35m`.
  package func words(scale: Int, unit: Unit) -> String {
    switch verdict {
    case .ok: return "ok"
    case .rounding: return "rounding"
    case .fails:
      let gap = difference < 0 ? -difference : difference
      let text = Self.text(gap, scale: scale, decimals: decimals, unit: unit.ofDifferences)
      return "fails by \(text)"
    }
  }

  /// A number of the sum with its unit: `£2.35m`.
  package static func text(_ value: Int128, scale: Int, decimals: Int, unit: Unit) -> String {
    guard let mantissa = Int64(exactly: value) else { return "more than can be shown" }
    let number = Value.decimal(ExactDecimal(mantissa: mantissa, scale: scale))
    return PrintedNumber.text(number, decimals: decimals, unit: unit) ?? ""
  }
}

extension Unit {
  /// The unit of a difference of two numbers: percentage points for percentages.
  package var ofDifferences: Unit {
    simple == .percent ? Unit(.percentagePoints, power: power) : self
  }

  /// Whether numbers of the unit may be added to a total without asking: not percentages, ratios and
  /// rates.
  package var addsUp: Bool {
    guard per == nil else { return false }
    switch quantity {
    case .percent, .percentagePoints, .ratio, .varies: return false
    default: return true
    }
  }
}
