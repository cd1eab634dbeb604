import Columns
import TestSupport
import Testing

/// Exact decimals, powers of ten, and numbers as text.
@Suite struct NumberTests {
  private func decimal(_ mantissa: Int64, _ scale: Int) -> ExactDecimal {
    ExactDecimal(mantissa: mantissa, scale: scale)
  }

  @Test(arguments: [
    (0, 0, "0"), (7, 0, "7"), (70, 1, "7.0"), (-60, 2, "-0.60"), (5, 3, "0.005"), (-5, 1, "-0.5"),
    (123_456, 2, "1234.56"), (Int64.max, 0, "9223372036854775807"),
    (Int64.min, 18, "-9.223372036854775808"), (Int64.min, 0, "-9223372036854775808"),
    (1, 18, "0.000000000000000001"), (0, 2, "0.00"),
  ])
  func descriptions(_ mantissa: Int64, _ scale: Int, _ expected: String) {
    #expect(decimal(mantissa, scale).description == expected)
  }

  @Test func scalesAreHeldWithinTheirRange() {
    #expect(decimal(1, -1).scale == 0)
    #expect(decimal(1, 99).scale == 18)
  }

  @Test func equalValuesAreEqualAtEveryScale() {
    #expect(decimal(7, 0) == decimal(70, 1))
    #expect(Set([decimal(7, 0), decimal(70, 1), decimal(700, 2), decimal(71, 1)]).count == 2)
    #expect(decimal(0, 0) == decimal(0, 18))
    #expect(Set([decimal(0, 0), decimal(0, 18)]).count == 1)
  }

  @Test func orderAgainstWideIntegers() {
    var random = SeededGenerator(seed: 5)
    let edges: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
    for _ in 0..<2_000 {
      func any() -> ExactDecimal {
        let mantissa =
          Bool.random(using: &random)
          ? edges.randomElement(using: &random) ?? 0
          : Int64.random(in: -1000...1000, using: &random)
        return decimal(mantissa, Int.random(in: 0...18, using: &random))
      }
      let (a, b) = (any(), any())
      let (left, right) = (scaled(a), scaled(b))
      #expect((a < b) == (left < right), "\(a) < \(b)")
      #expect((a == b) == (left == right), "\(a) = \(b)")
      if a == b { #expect(a.hashValue == b.hashValue) }
    }
  }

  private func scaled(_ number: ExactDecimal) -> Int128 {
    (number.scale..<18).reduce(Int128(number.mantissa)) { value, _ in value * 10 }
  }

  @Test(
    arguments: [
      (7, 0, 2, 700), (700, 2, 0, 7), (705, 2, 1, nil), (Int64.max, 0, 1, nil), (0, 0, 18, 0),
      (1, 0, 18, 1_000_000_000_000_000_000), (10, 0, 18, nil), (-50, 1, 0, -5),
    ] as [(Int64, Int, Int, Int64?)]
  )
  func rescaling(_ mantissa: Int64, _ scale: Int, _ newScale: Int, _ expected: Int64?) {
    #expect(decimal(mantissa, scale).rescaled(to: newScale)?.mantissa == expected)
  }

  @Test(arguments: [
    (25, 1, 0, 3), (-25, 1, 0, -3), (24, 1, 0, 2), (2_675, 3, 2, 268), (5, 0, 2, 500),
    (Int64.max, 18, 0, 9), (Int64.min, 18, 0, -9), (Int64.max, 1, 0, 922_337_203_685_477_581),
    (499, 3, 0, 0), (500, 3, 0, 1),
  ])
  func rounding(_ mantissa: Int64, _ scale: Int, _ newScale: Int, _ expected: Int64) {
    #expect(PowersOfTen.rounded(mantissa, from: scale, to: newScale) == expected)
  }

  @Test func floatingValuesAreTheNearest() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<2_000 {
      let mantissa =
        Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...62, using: &random)
      let scale = Int.random(in: 0...18, using: &random)
      let number = decimal(mantissa, scale)
      #expect(number.floating == Double(number.description), "\(number)")
    }
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (0.25, "0.25"), (31.569, "31.569"), (12, "12"), (-1234.5, "-1234.5"),
    (1e15, "1000000000000000"), (1e16, "1e+16"), (999_999_999_999_999, "999999999999999"),
    (0.0001, "0.0001"),
    (0.00001, "0.00001"), (-0.0000123, "-0.0000123"), (1e-7, "0.0000001"), (1e-8, "1e-08"),
    (0.1 + 0.2, "0.30000000000000004"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
    (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
  ])
  func shortest(_ number: Double, _ expected: String) {
    #expect(NumberText.shortest(number) == expected)
  }

  @Test(arguments: [
    (2.675, 2, "2.68"), (-2.675, 2, "-2.68"), (0.005, 2, "0.01"), (-0.004, 2, "0.00"),
    (0.995, 2, "1.00"), (9.995, 2, "10.00"), (99.5, 0, "100"), (1, 3, "1.000"), (1.25, 0, "1"),
    (-0.4, 0, "0"), (-0.5, 0, "-1"), (0.00001, 2, "0.00"), (0.00001, 5, "0.00001"),
    (123_456.789, 1, "123456.8"), (1e20, 2, "1e+20"), (.nan, 2, "nan"), (0, 0, "0"),
    (1e-9, 2, "0.00"), (-1e-9, 2, "0.00"), (1e15, 1, "1000000000000000.0"),
  ])
  func fixed(_ number: Double, _ decimals: Int, _ expected: String) {
    #expect(NumberText.fixed(number, decimals: decimals) == expected)
  }

  @Test(arguments: [
    ("0", "0"), ("999", "999"), ("1000", "1,000"), ("-1234.5", "-1,234.5"), ("123456", "123,456"),
    ("1234567.8912", "1,234,567.8912"), ("-999", "-999"), ("0.12345", "0.12345"), ("", ""),
    ("nan", "nan"), ("inf", "inf"), ("1e+20", "1e+20"), ("-inf", "-inf"),
    ("9223372036854775807", "9,223,372,036,854,775,807"),
  ])
  func grouped(_ digits: String, _ expected: String) {
    #expect(NumberText.grouped(digits) == expected)
  }

  @Test(arguments: [
    (" a ", "a"), ("a", "a"), ("", ""), (" \t\u{A0}", ""), ("\u{A0}a b\r\n", "a b"),
  ])
  func trimming(_ text: String, _ expected: String) {
    #expect(text.trimmingSpaces() == expected)
  }
}
