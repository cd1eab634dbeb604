import Columns
import Functions
import TestSupport
import Testing

/// Sums of printed figures, against the rounding of every number that each may stand for, and the
/// slips that explain a figure against every slip made in turn.
struct PrintedSumTests {
  private func figure(_ mantissa: Int, _ decimals: Int, scale: Int) -> PrintedFigure {
    let value = Int64(mantissa) * PowersOfTen.narrow[scale - decimals]
    return PrintedFigure(value, scale: scale, decimals: decimals, unit: .pounds)
  }

  @Test(arguments: [
    ([4, 6], 10, PrintedSum.Verdict.ok), ([4, 6], 11, .rounding), ([4, 6], 12, .fails),
    ([33, 33, 33], 100, .rounding), ([33, 33, 33], 101, .rounding), ([33, 33, 33], 102, .fails),
    ([-4, 6], 2, .ok), ([5], 6, .rounding), ([5], 7, .fails),
  ])
  func verdicts(_ parts: [Int], _ total: Int, _ expected: PrintedSum.Verdict) {
    let sum = PrintedSum(
      parts: parts.map { figure($0, 0, scale: 0) },
      total: figure(total, 0, scale: 0)
    )
    #expect(sum.verdict == expected)
  }

  /// Two figures of one decimal and their total: `rounding` wherever quarters of a tenth within the
  /// printed intervals add up.
  @Test func everyNumberThatAFigureMayStandFor() {
    let steps = -2...2
    for a in 0...6 {
      for b in 0...6 {
        for total in 0...14 {
          let exists = steps.contains { x in
            steps.contains { y in steps.contains { 4 * a + x + 4 * b + y == 4 * total + $0 } }
          }
          let sum = PrintedSum(
            parts: [figure(a, 1, scale: 2), figure(b, 1, scale: 2)],
            total: figure(total, 1, scale: 2)
          )
          #expect((sum.verdict != .fails) == exists, "\(a) + \(b) = \(total)")
          #expect((sum.verdict == .ok) == (a + b == total))
        }
      }
    }
  }

  /// A whole count of named things is exact.
  @Test func countsAreNotRounded() {
    func count(_ number: Int64) -> PrintedFigure {
      PrintedFigure(number, scale: 0, decimals: 0, unit: Unit(.count(of: "pupils")))
    }
    let sum = PrintedSum(parts: [count(4), count(6)], total: count(11))
    #expect(sum.words(scale: 0, unit: Unit(.count(of: "pupils"))) == "fails by 1 pupils")
  }

  private func slip(_ printed: Int, _ decimals: Int, wanted: Int, slack: Int = 0) -> String {
    let scale = 2
    let found = Misprint.explaining(
      figure(printed, decimals, scale: scale),
      scale: scale,
      wanted: Int128(wanted),
      slack: Int128(slack)
    )
    guard let found else { return "none" }
    let number = ExactDecimal(mantissa: Int64(found.mantissa), scale: found.decimals)
    return "\(found.kind.words): \(number)"
  }

  @Test(arguments: [
    // 0.25 where 2.50, or about 2.60, is needed.
    (25, 2, 250, 0, "decimal point moved: 2.5"), (25, 2, 260, 110, "decimal point moved: 2.5"),
    (250, 2, 25, 0, "decimal point moved: 0.250"), (12, 0, 12000, 0, "decimal point moved: 120"),
    (12, 0, -1200, 0, "sign lost: -12"), (47, 1, 740, 0, "digits transposed: 7.4"),
    (13, 0, 12300, 0, "digit dropped: 123"), (1233, 0, 12300, 0, "digit too many: 123"),
    (128, 0, 12300, 0, "one digit wrong: 123"), (128, 0, 98700, 0, "none"),
  ])
  func slips(_ printed: Int, _ decimals: Int, _ wanted: Int, _ slack: Int, _ expected: String) {
    #expect(slip(printed, decimals, wanted: wanted, slack: slack) == expected)
  }

  /// A figure that was changed in one way is explained by that way, or by a likelier one.
  @Test func everySlipIsFound() {
    var random = SeededGenerator(7)
    for _ in 0..<400 {
      let meant = Int.random(in: 100...99_999, using: &random)
      let digits = Array(String(meant))
      let place = Int.random(in: 1..<digits.count, using: &random)
      var swapped = digits
      swapped.swapAt(place - 1, place)
      var dropped = digits
      dropped.remove(at: place)
      var added = digits
      added.insert("7", at: place)
      var other = digits
      other[place] = digits[place] == "4" ? "5" : "4"
      let slips: [(String, Misprint.Kind)] = [
        (String(swapped), .transposedDigits), (String(dropped), .droppedDigit),
        (String(added), .extraDigit), (String(other), .wrongDigit), ("-" + String(digits), .sign),
        (String(digits) + "0", .decimalPoint),
      ]
      for (text, kind) in slips {
        // A zero at the start would not be printed.
        guard !text.hasPrefix("0"), let printed = Int(text), printed != meant else { continue }
        // With a slack of nothing only the rounding of the figure itself is allowed for.
        let found = Misprint.explaining(
          figure(printed, 0, scale: 2),
          scale: 2,
          wanted: Int128(meant * 100),
          slack: 0
        )
        #expect((found?.kind.rawValue ?? 9) <= kind.rawValue, "\(meant) printed as \(text)")
      }
    }
  }

  /// Nothing traps on the largest and finest numbers.
  @Test func extremes() {
    let values: [Int64] = [.max, .min, 0, 1, -1]
    for scale in [0, 9, 18] {
      for decimals in [0, scale] {
        for value in values {
          let step = PowersOfTen.narrow[scale - decimals]
          let rounded = value / step * step
          let figure = PrintedFigure(rounded, scale: scale, decimals: decimals, unit: .pounds)
          let sum = PrintedSum(parts: [figure, figure, figure], total: figure)
          _ = sum.words(scale: scale, unit: .pounds)
          _ = Misprint.explaining(figure, scale: scale, wanted: sum.sum, slack: sum.slack)
        }
      }
    }
  }
}
