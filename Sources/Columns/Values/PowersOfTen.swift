/// Powers of ten and the exact changes of scale that use them.
package enum PowersOfTen {
  /// 10⁰ to 10¹⁸, the powers that fit into 64 bits.
  package static let narrow: [Int64] = (0...18).map { exponent in
    (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
  }

  /// 10⁰ to 10²², the powers that binary floating point holds exactly.
  package static let exactFloating: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  /// 10 to a power from 0 to 38 as a 128-bit number.
  package static func wide(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<min(max(exponent, 0), 38) { result *= 10 }
    return result
  }

  /// A mantissa moved to another scale, or nil where digits would be lost or would not fit.
  package static func rescale(_ mantissa: Int64, from scale: Int, to newScale: Int) -> Int64? {
    if newScale == scale { return mantissa }
    let distance = abs(newScale - scale)
    guard distance <= 18 else { return mantissa == 0 ? 0 : nil }
    let power = narrow[distance]
    if newScale > scale {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: power)
      return overflow ? nil : product
    }
    return mantissa % power == 0 ? mantissa / power : nil
  }

  /// A mantissa moved to a smaller scale, rounding halves away from zero as tables in print do.
  package static func rounded(_ mantissa: Int64, from scale: Int, to newScale: Int) -> Int64 {
    guard newScale < scale else { return rescale(mantissa, from: scale, to: newScale) ?? mantissa }
    guard scale - newScale <= 18 else { return 0 }
    let power = narrow[scale - newScale]
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: power)
    guard remainder.magnitude >= power.magnitude - remainder.magnitude else { return quotient }
    return quotient + (mantissa < 0 ? -1 : 1)
  }

  /// The nearest floating-point value to `mantissa × 10^-scale`.
  ///
  /// One division of two exactly held numbers rounds correctly (Clinger 1990); a mantissa beyond
  /// 2⁵³ goes through decimal text.
  package static func floating(_ mantissa: Int64, scale: Int) -> Double {
    if scale == 0 { return Double(mantissa) }
    if mantissa.magnitude <= 1 << 53, scale <= 22 {
      return Double(mantissa) / exactFloating[scale]
    }
    return Double("\(mantissa)e-\(scale)") ?? Double(mantissa)
  }
}
