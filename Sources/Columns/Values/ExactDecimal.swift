/// A decimal number held exactly as a whole number of tenths, hundredths and so on.
///
/// The value is `mantissa × 10^-scale`. The scale is also what was printed: `7.0` is 70 at scale 1
/// and equals, but does not print as, `7`.
package struct ExactDecimal: Sendable {
  /// The whole number of units of the last decimal place.
  package let mantissa: Int64
  /// The number of decimal places, 0 to 18.
  package let scale: Int

  /// The largest scale that a 64-bit mantissa can use: 10¹⁸ < 2⁶³.
  package static let maximumScale = 18

  /// Creates a decimal.
  package init(mantissa: Int64, scale: Int) {
    self.mantissa = mantissa
    self.scale = min(max(scale, 0), Self.maximumScale)
  }

  /// The same value at another scale, or nil where digits would be lost or would not fit.
  package func rescaled(to newScale: Int) -> ExactDecimal? {
    guard let mantissa = PowersOfTen.rescale(mantissa, from: scale, to: newScale) else {
      return nil
    }
    return ExactDecimal(mantissa: mantissa, scale: newScale)
  }

  /// The nearest binary floating-point value.
  package var floating: Double { PowersOfTen.floating(mantissa, scale: scale) }
}

extension ExactDecimal: Hashable, Comparable {
  package static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.compare(right) == 0
  }

  package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.compare(right) < 0
  }

  package func hash(into hasher: inout Hasher) {
    var (mantissa, scale) = (self.mantissa, self.scale)
    while scale > 0, mantissa % 10 == 0 { (mantissa, scale) = (mantissa / 10, scale - 1) }
    hasher.combine(mantissa)
    hasher.combine(scale)
  }

  private func compare(_ other: ExactDecimal) -> Int {
    let common = max(scale, other.scale)
    let left = Int128(mantissa) * PowersOfTen.wide(common - scale)
    let right = Int128(other.mantissa) * PowersOfTen.wide(common - other.scale)
    return left < right ? -1 : left > right ? 1 : 0
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The digits with a full stop and no thousands separators: `-0.60`.
  package var description: String {
    guard scale > 0 else { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    while digits.utf8.count <= scale { digits = "0" + digits }
    return (mantissa < 0 ? "-" : "") + digits.dropLast(scale) + "." + digits.suffix(scale)
  }
}
