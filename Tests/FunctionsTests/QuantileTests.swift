import Columns
import Foundation
import Functions
import Plan
import Platform
import Testing

/// Medians and percentiles against Foundation's decimal arithmetic, which has 38 digits.
struct QuantileTests {
  /// Numbers that meet each way of keeping them: few and many digits, equal ones, the extremes.
  private static func numbers(_ kind: Int, _ count: Int, _ random: inout SeededGenerator) -> [Int64]
  {
    (0..<count).map { _ in
      switch kind {
      case 0: .random(in: -3...3, using: &random)
      case 1: .random(in: -5_000_000...5_000_000, using: &random)
      case 2: .random(in: -(1 << 33)...(1 << 33), using: &random)
      case 3: .random(in: (1 << 53) - 50...(1 << 53) + 50, using: &random)
      case 4: .random(in: .min ... .max, using: &random)
      default: [.min, .max, .min + 1, .max - 1, 0][Int.random(in: 0..<5, using: &random)]
      }
    }
  }

  private static func column(_ cells: [Int64], scale: Int) -> Literals {
    Literals(
      "x",
      Column(.decimal(cells, scale: scale)),
      .number(NumberType(.decimal(scale: scale), unit: .plain))
    )
  }

  /// The number nearest to the exact value, of numbers in any order.
  private static func exact(_ numbers: [Int64], _ percent: Decimal, scale: Int) -> Double {
    let sorted = numbers.sorted()
    let place = Decimal(sorted.count - 1) * percent / 100
    let below = min(Int(truncating: place as NSDecimalNumber), sorted.count - 1)
    let low = Decimal(sorted[below])
    let high = Decimal(sorted[min(below + 1, sorted.count - 1)])
    let value = low + (high - low) * (place - Decimal(below))
    return Double("\(value)e-\(scale)") ?? .nan
  }

  @Test(arguments: 0..<6, [0, 2, 18])
  func exactly(_ kind: Int, _ scale: Int) {
    var random = SeededGenerator(UInt64(kind * 31 + scale))
    for _ in 0..<40 {
      let count = [1, 2, 3, 23, 24, 25, 26, 300].randomElement(using: &random) ?? 1
      let numbers = Self.numbers(kind, count, &random)
      let column = Self.column(numbers, scale: scale)
      let groups = [Int32](repeating: 0, count: count)
      #expect(
        summaries("median", [column], groups: groups, batches: [1, 2, 7])
          == [NumberText.shortest(Self.exact(numbers, 50, scale: scale))]
      )
      for percent in ["0", "0.01", "10", "33.333", "75", "99.99999", "100"] {
        let exact = Self.exact(numbers, Decimal(string: percent) ?? 0, scale: scale)
        #expect(
          summaries("percentile", [column, Literals(percent)], groups: groups)
            == [NumberText.shortest(exact)],
          "\(percent) of \(numbers)"
        )
      }
    }
  }

  @Test func halfOfASumThatNeitherFloatingPointNor64BitsHold() {
    func median(_ numbers: [Int64], scale: Int = 0) -> [String] {
      let groups = [Int32](repeating: 0, count: numbers.count)
      return summaries("median", [Self.column(numbers, scale: scale)], groups: groups)
    }
    #expect(median([-9_000_000_000_000_000_100, 9_000_000_000_000_000_900]) == ["400"])
    #expect(median([.min, .max]) == ["-0.5"])
    #expect(median([.max, .max - 1], scale: 18) == [NumberText.shortest(9.2233720368547758065)])
    #expect(median([9_007_199_254_740_992, 9_007_199_254_740_996]) == ["9.007199254740994e+15"])
    #expect(median([1, 2], scale: 1) == ["0.15"])
  }

  @Test func floatingPointNumbersOfBothEnds() {
    let most = Double.greatestFiniteMagnitude
    for (cells, expected) in [
      ([-most, most], "0"), ([most, most], NumberText.shortest(most)),
      ([-0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude], "0"), ([-1.5, -2.5, 3], "-1.5"),
      ([1, 2], "1.5"),
    ] {
      let column = Literals(
        "x",
        Column(.floating(cells)),
        .number(NumberType(.floating, unit: .plain))
      )
      let groups = [Int32](repeating: 0, count: cells.count)
      #expect(summaries("median", [column], groups: groups) == [expected])
    }
  }

  /// What has more digits than the answer keeps is advised of.
  @Test func longNumbersAreAdvisedOf() throws {
    let median = try #require(FunctionCatalogue.aggregate(named: "median"))
    let type = DataType.integer
    for (number, isAdvised) in [(Int64(1) << 53, false), (1 << 53 + 1, true), (.min, true)] {
      var accumulator = median.accumulator(
        Signature([type], .number(NumberType(.floating, unit: .plain)))
      )
      try accumulator.update(
        [Column(.decimal([number + (number > 1 << 53 ? 1 : 0)], scale: 0))],
        groups: [0],
        groupCount: 1
      )
      #expect((accumulator.caution != nil) == isAdvised)
    }
  }

  /// Enough rows for several threads, in groups of all lengths, among them none.
  @Test func answersDoNotDependOnThreads() throws {
    var random = SeededGenerator(11)
    let rows = 150_000
    let groupCount = 300
    let groups = (0..<rows).map { _ in
      Int32(min(Int.random(in: 0..<310, using: &random), Int.random(in: 0..<310, using: &random)))
    }.map { min($0, Int32(groupCount) - 2) }
    for kind in [1, 4] {
      let numbers = Self.numbers(kind, rows, &random)
      let column = Self.column(numbers, scale: 2)
      var cells = [[Int64]](repeating: [], count: groupCount)
      for row in 0..<rows { cells[Int(groups[row])].append(numbers[row]) }
      let expected = cells.map { $0.isEmpty ? nil : Self.exact($0, 50, scale: 2) }
      let median = try #require(FunctionCatalogue.aggregate(named: "median"))
      var accumulator = median.accumulator(
        Signature([column.type], .number(NumberType(.floating, unit: .plain)))
      )
      for start in stride(from: 0, to: rows, by: 2048) {
        let range = start..<min(start + 2048, rows)
        try accumulator.update(
          [column.column.sliced(range)],
          groups: Array(groups[range]),
          groupCount: groupCount
        )
      }
      for threads in [1, 2, 4] {
        let answer = try accumulator.finish(groupCount: groupCount, threads: threads)
        for group in 0..<groupCount {
          let found = answer.value(at: group)
          #expect(found == expected[group].map { .floating($0) } ?? .missing(.noData))
        }
      }
    }
  }

  /// A run that is to stop works nothing out, and still has a cell for each group.
  @Test func answersOfAStoppedRunHaveTheirLength() throws {
    let median = try #require(FunctionCatalogue.aggregate(named: "median"))
    var accumulator = median.accumulator(
      Signature([.integer], .number(NumberType(.floating, unit: .plain)))
    )
    try accumulator.update(
      [Column(.decimal([1, 2, 3], scale: 0))],
      groups: [0, 1, 2],
      groupCount: 3
    )
    let cancellation = Cancellation()
    cancellation.cancel()
    let answer = try cancellation.whileCurrent {
      Result { try accumulator.finish(groupCount: 3, threads: 2) }
    }.get()
    #expect(answer.count == 3)
  }

  /// A spread is the same wherever the numbers lie, which only exact sums of squares know.
  @Test(arguments: 0..<20) func spreadsAreExact(_ seed: Int) {
    var random = SeededGenerator(UInt64(seed))
    let count = Int.random(in: 2...200, using: &random)
    let groups = [Int32](repeating: 0, count: count)
    let numbers = Self.numbers(1, count, &random)
    func spread(_ numbers: [Int64], _ batches: [Int] = []) -> [String] {
      let column = Self.column(numbers, scale: 3)
      return summaries("standard_deviation", [column], groups: groups, batches: batches)
    }
    let own = spread(numbers)
    #expect(spread(numbers.reversed(), [1, 5, 9]) == own)
    let bases: [Int64] = [1 << 40, 1 << 62, .min + 5_000_000, .max - 5_000_000]
    for base in bases {
      #expect(spread(numbers.map { $0 + base }) == own)
    }
    let mean = Double(numbers.reduce(0, +)) / Double(count)
    let squares = numbers.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    let plain = (squares / Double(count - 1)).squareRoot() / 1000
    let answer = own.first.flatMap { Double($0) } ?? .nan
    #expect((answer - plain).magnitude <= plain * 1e-12)
  }

  @Test func spreadsOfTheExtremes() {
    func spread(_ numbers: [Int64], scale: Int = 0) -> [String] {
      let groups = [Int32](repeating: 0, count: numbers.count)
      return summaries("standard_deviation", [Self.column(numbers, scale: scale)], groups: groups)
    }
    #expect(spread([.min, .max]) == ["1.3043817825332783e+19"])
    #expect(spread([.min, .min, .max, .max]) == ["1.0650232656628343e+19"])
    #expect(spread([Int64](repeating: .min, count: 1000)) == ["0"])
    #expect(spread([1, 2, 3], scale: 1) == ["0.1"])
  }
}
