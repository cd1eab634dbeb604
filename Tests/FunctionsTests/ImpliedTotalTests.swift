import Columns
import Functions
import TestSupport
import Testing

/// Totals, percentages and means against every whole number there could be.
struct ImpliedTotalTests {
  @Test(arguments: [
    ("130", "48%", "269 to 273"), ("38", "67%", "57"), ("40", "73%", "55"),
    ("114", "51%", "222 to 225"), ("64", "66%", "97"), ("300", "100%", "300 to 301"),
    ("0", "48%", "[impossible]"), ("1", "48%", "[impossible]"), ("-3", "48%", "[impossible]"),
    ("0", "0%", "[undefined]"), ("1", "0%", "[undefined]"), ("6", "120%", "5"),
    ("13", "12.50%", "104"), ("13", "12.5%", "104"), ("1300", "12.5%", "10,359 to 10,441"),
    ("£1.2m", "48%", "£2.37m to £2.64m"), ("£0m", "48%", "[undefined]"),
    (
      "130", "48",
      "wrong-argument-type: `implied_total` needs a percentage, but `48` is a plain number"
    ),
  ])
  func totals(_ count: String, _ percent: String, _ expected: String) {
    let answer = answer("implied_total", count, percent)
    #expect(answer.replacing(",", with: "") == expected.replacing(",", with: ""))
  }

  /// Whether a share could be printed as a whole number of 10^-decimals per cent, with halves rounded
  /// either way: its distance from the number is at most half of the last place.
  private func isPrinted(_ part: Int, of whole: Int, as printed: Int, decimals: Int) -> Bool {
    let power = (0..<decimals).reduce(100) { power, _ in power * 10 }
    return 2 * abs(part * power - printed * whole) <= whole
  }

  private func percent(_ printed: Int, _ decimals: Int) -> String {
    ExactDecimal(mantissa: Int64(printed), scale: decimals).description + "%"
  }

  @Test(arguments: [0, 1])
  func everyTotal(_ decimals: Int) {
    let whole = decimals == 0 ? 100 : 1000
    for count in stride(from: 1, through: 40, by: decimals == 0 ? 1 : 13) {
      for printed in stride(from: 1, through: whole, by: decimals == 0 ? 3 : 37) {
        // No total is more than the count over the least share that prints so.
        let most = count * whole * 2 / (2 * printed - 1) + 1
        let fitting = (count...max(most, count)).filter {
          isPrinted(count, of: $0, as: printed, decimals: decimals)
        }
        let expected =
          fitting.isEmpty
          ? "[impossible]"
          : fitting.count == 1 ? "\(fitting[0])" : "\(fitting[0]) to \(fitting[fitting.count - 1])"
        let found = answer("implied_total", "\(count)", percent(printed, decimals))
        #expect(found == expected, "\(count) is \(printed) at \(decimals)")
        #expect(fitting.isEmpty || fitting.count == fitting[fitting.count - 1] - fitting[0] + 1)
      }
    }
  }

  @Test(arguments: [0, 1, 2])
  func everyPercentage(_ decimals: Int) {
    let whole = [100, 1000, 10000][decimals]
    for things in 1...60 {
      for printed in stride(from: 0, through: whole, by: [1, 7, 61][decimals]) {
        let exists = (0...things).contains {
          isPrinted($0, of: things, as: printed, decimals: decimals)
        }
        let found = answer("possible", percent(printed, decimals), "\(things)")
        #expect(found == "\(exists)", "\(printed) at \(decimals) of \(things)")
      }
    }
  }

  @Test(arguments: [
    ("69%", "46", "false"), ("70%", "46", "true"), ("50.0%", "3", "false"), ("50%", "2", "true"),
    // 12.5 and 0.5 are halves, which print as either neighbour.
    ("12%", "8", "true"), ("13%", "8", "true"), ("0%", "200", "true"), ("1%", "200", "true"),
    ("3.45", "20", "true"), ("3.44", "20", "false"), ("5.19", "28", "false"),
    ("5.18", "28", "true"),
    ("101%", "100", "true"), ("50%", "0", "[undefined]"), ("50%", "-2", "[undefined]"),
  ])
  func possible(_ number: String, _ things: String, _ expected: String) {
    #expect(answer("possible", number, things) == expected)
  }

  /// A column keeps the decimals of each cell: 50.0% of 3 is impossible where 50% is not known to be.
  @Test func decimalsOfEachCell() {
    let percentages = Literals("percent", ["33%", "33.3%", "33.30%", "[c]"])
    let found = answers("possible", [percentages, Literals("3")])
    #expect(found == ["true", "true", "false", "[suppressed]"])
  }

  @Test(arguments: [
    ("38", "67%", "57", "true"), ("38", "67%", "58", "false"), ("38", "67%", "56", "false"),
    ("130", "48%", "269", "true"), ("130", "48%", "268", "false"),
  ])
  func consistent(_ count: String, _ percent: String, _ total: String, _ expected: String) {
    #expect(answer("consistent", count, percent, total) == expected)
  }

  @Test(arguments: [
    ("38", "57", "true"), ("57", "57", "true"), ("58 schools", "57 schools", "false"),
    ("58", "57", "true"), ("-1", "57", "false"), ("£1.25m", "£1.2m", "true"),
    ("£1.31m", "£1.2m", "false"), ("£540k", "£0.5m", "true"), ("£5", "3%", "unlike-units"),
  ])
  func parts(_ part: String, _ whole: String, _ expected: String) {
    #expect(answer("part_of", part, whole).hasPrefix(expected))
  }

  @Test(arguments: [
    ("£1.2m", "£1.15m to £1.25m"), ("7", "6.5 to 7.5"), ("7.0", "6.95 to 7.05"),
    ("271 schools", "271 schools"), ("48%", "47.5% to 48.5%"), ("-4.0", "-4.05 to -3.95"),
    ("0", "-0.5 to 0.5"),
  ])
  func roundings(_ number: String, _ expected: String) {
    let found = answer("rounding", number)
    #expect(found == expected)
  }
}
