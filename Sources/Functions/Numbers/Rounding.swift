import Columns
import Plan

/// Rounding of exact and floating-point numbers to a place.
///
/// A floating-point number is rounded as the shortest decimal that names it, which is what is
/// printed: 2.675 goes up to 2.68 although its binary value lies below.
enum Rounding {
  /// The cells rounded at 10^-digits and held at a scale, by a way of dividing mantissas.
  static func column(
    _ column: Column,
    of name: String,
    digits: Int,
    scale: Int,
    _ divide: (_ mantissa: Int64, _ power: Int64) -> Int64
  ) throws(KernelFailure) -> Column {
    var result: [Int64]
    switch column.values {
    case .decimal(let cells, let own):
      result = cells
      for row in cells.indices {
        guard let cell = rounded(cells[row], own, digits, scale, divide) else {
          throw .tooLarge("`\(name)`")
        }
        result[row] = cell
      }
    case .floating(let cells):
      result = [Int64](repeating: 0, count: cells.count)
      for row in cells.indices where cells[row] != 0 {
        guard let decimal = ShortestDecimal(cells[row]),
          let cell = rounded(decimal.mantissa, decimal.scale, digits, scale, divide)
        else { throw .tooLarge("`\(name)`") }
        result[row] = cell
      }
    default: throw .unexpected(name)
    }
    var notes = column.notes
    notes.decimals = notes.decimals.map { min($0, UInt8(clamping: scale)) }
    return Column(.decimal(result, scale: scale), validity: column.validity, notes: notes)
  }

  private static func rounded(
    _ mantissa: Int64,
    _ own: Int,
    _ digits: Int,
    _ scale: Int,
    _ divide: (Int64, Int64) -> Int64
  ) -> Int64? {
    guard own > digits else { return PowersOfTen.rescale(mantissa, from: own, to: scale) }
    // A number that is less than a tenth of the place rounds as one with 18 more decimals does.
    let distance = own - digits
    let kept =
      distance <= 18
      ? divide(mantissa, PowersOfTen.narrow[distance])
      : divide(mantissa.signum(), PowersOfTen.narrow[18])
    return PowersOfTen.rescale(kept, from: digits, to: scale)
  }

  /// The quotient rounded to the nearest whole number, halves away from zero.
  static func nearest(_ mantissa: Int64, _ power: Int64) -> Int64 {
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: power)
    guard remainder.magnitude >= power.magnitude - remainder.magnitude else { return quotient }
    return quotient + mantissa.signum()
  }

  /// The quotient rounded down.
  static func down(_ mantissa: Int64, _ power: Int64) -> Int64 {
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: power)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The quotient rounded up.
  static func up(_ mantissa: Int64, _ power: Int64) -> Int64 {
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: power)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
