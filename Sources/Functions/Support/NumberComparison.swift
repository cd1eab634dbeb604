import Columns

/// Compares number columns by value, whatever their scales and however they are held.
///
/// Decimals compare exactly. A floating-point number counts as the shortest decimal that names it,
/// which is what is printed: 1 / 10 equals 0.1, and 2⁵³ as floating point does not equal 2⁵³ + 1.
enum NumberComparison {
  /// The comparison of each row, the right moved by a power of ten; nil where a column is not of
  /// numbers.
  static func cells(
    _ comparison: Comparison,
    _ left: Column,
    _ right: Column,
    shift: Int
  )
    -> [Bool]?
  {
    switch (left.values, right.values) {
    case (.decimal(let a, let aScale), .decimal(let b, let bScale)):
      return decimals(comparison, a, aScale, b, bScale - shift)
    case (.floating(let a), .decimal(let b, let bScale)):
      return mixed(comparison, a, b, bScale - shift, isFlipped: false)
    case (.decimal(let a, let aScale), .floating(let b)):
      return mixed(comparison, b, a, aScale + shift, isFlipped: true)
    case (.floating(let a), .floating):
      return NumericCells(right, shift: shift).floating.map { comparison.cells(a, $0) }
    default: return nil
    }
  }

  private static func decimals(
    _ comparison: Comparison,
    _ left: [Int64],
    _ leftScale: Int,
    _ right: [Int64],
    _ rightScale: Int
  ) -> [Bool] {
    let common = max(leftScale, rightScale)
    if let a = NumericCells.rescaled(left, by: common - leftScale),
      let b = NumericCells.rescaled(right, by: common - rightScale)
    {
      return comparison.cells(a, b)
    }
    return left.indices.map { row in
      comparison.holds(order(left[row], leftScale, right[row], rightScale))
    }
  }

  /// The order of two decimals at any scales.
  static func order(_ left: Int64, _ leftScale: Int, _ right: Int64, _ rightScale: Int) -> Int {
    let distance = leftScale - rightScale
    // 19 more digits still fit into 128 bits; beyond that only signs and zeros decide.
    let reach = min(abs(distance), 19)
    let a = Int128(left) * (distance < 0 ? PowersOfTen.wide(reach) : 1)
    let b = Int128(right) * (distance > 0 ? PowersOfTen.wide(reach) : 1)
    return a < b ? -1 : a > b ? 1 : 0
  }

  private static func mixed(
    _ comparison: Comparison,
    _ floating: [Double],
    _ decimal: [Int64],
    _ scale: Int,
    isFlipped: Bool
  ) -> [Bool] {
    let near = NumericCells.doubles(decimal, scale: scale)
    // Decimals of up to 15 digits are each the shortest name of their nearest double.
    let limit: UInt64 = 1_000_000_000_000_000
    if decimal.allSatisfy({ $0.magnitude < limit }) {
      return isFlipped ? comparison.cells(near, floating) : comparison.cells(floating, near)
    }
    return floating.indices.map { row in
      var order = floating[row] < near[row] ? -1 : floating[row] > near[row] ? 1 : 0
      if order == 0, let name = ShortestDecimal(floating[row]) {
        order = self.order(name.mantissa, name.scale, decimal[row], scale)
      }
      return comparison.holds(isFlipped ? -order : order)
    }
  }
}

/// The shortest decimal that reads back as a floating-point number.
struct ShortestDecimal {
  /// The digits as a whole number, at most 17 of them.
  let mantissa: Int64
  /// The decimal places; below zero for trailing zeros.
  let scale: Int

  /// The shortest decimal; nil where the number is not finite.
  init?(_ number: Double) {
    guard number.isFinite else { return nil }
    var (mantissa, scale, exponent) = (Int64(0), 0, 0)
    var (isFraction, isExponent, isNegative) = (false, false, false)
    for byte in number.description.utf8 {
      switch byte {
      case UInt8(ascii: "e"): isExponent = true
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int64(byte - UInt8(ascii: "0"))
        if isExponent {
          exponent = exponent * 10 + Int(digit)
        } else {
          let (product, isLarge) = mantissa.multipliedReportingOverflow(by: 10)
          let (sum, isLarger) = product.addingReportingOverflow(digit)
          if isLarge || isLarger { return nil }
          mantissa = sum
          if isFraction { scale += 1 }
        }
      default: break
      }
    }
    self.mantissa = number < 0 ? -mantissa : mantissa
    // A sign after the mark belongs to the exponent; the number's own sign is known.
    let isSmall = isExponent && isNegative && number.magnitude < 1
    self.scale = isSmall ? scale + exponent : scale - exponent
  }
}
