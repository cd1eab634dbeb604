import Columns
import Functions
import Testing

/// Summaries of random rows against the plainest way to calculate them, however they are batched.
struct AggregateReferenceTests {
  @Test(arguments: 0..<20) func decimals(_ seed: Int) {
    var random = SeededGenerator(UInt64(seed))
    let rows = Int.random(in: 1...300, using: &random)
    let groupCount = Int.random(in: 1...8, using: &random)
    var seen = 0
    let groups = (0..<rows).map { _ -> Int32 in
      let group = min(Int.random(in: 0..<groupCount, using: &random), seen)
      seen = max(seen, group + 1)
      return Int32(group)
    }
    let numbers = (0..<rows).map { _ in Int64.random(in: -5000...5000, using: &random) }
    let isMissing = (0..<rows).map { _ in Int.random(in: 0..<5, using: &random) == 0 }
    let cells = numbers.indices.map { row in
      isMissing[row] ? "[c]" : ExactDecimal(mantissa: numbers[row], scale: 2).description
    }
    let column = Literals(
      "x",
      cells,
      as: .number(NumberType(.decimal(scale: 2), unit: .plain))
    )
    let count = Int((groups.max() ?? 0) + 1)
    let present = (0..<count).map { group in
      numbers.indices.filter { groups[$0] == group && !isMissing[$0] }.map { numbers[$0] }
    }
    func expected(_ answer: ([Int64]) -> String) -> [String] {
      let missing = isMissing.count { $0 }
      return present.map { $0.isEmpty ? "[no data]" : answer($0) }
        + (missing > 0 ? ["\(missing) suppressed"] : [])
    }
    func decimal(_ mantissa: Int64) -> String {
      ExactDecimal(mantissa: mantissa, scale: 2).description
    }
    func check(_ name: String, _ answer: ([Int64]) -> String) {
      let batches = (0..<rows).map { _ in Int.random(in: 1...40, using: &random) }
      #expect(summaries(name, [column], groups: groups) == expected(answer), "\(name)")
      #expect(
        summaries(name, [column], groups: groups, batches: batches) == expected(answer),
        "\(name)"
      )
    }
    check("total") { decimal($0.reduce(0, +)) }
    check("minimum") { decimal($0.min() ?? 0) }
    check("maximum") { decimal($0.max() ?? 0) }
    check("first") { decimal($0.first ?? 0) }
    check("last") { decimal($0.last ?? 0) }
    check("average") {
      NumberText.shortest(Double($0.reduce(0, +)) / (Double($0.count) * 100))
    }
    check("median") { cells in
      let sorted = cells.sorted()
      let twice = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
      return NumberText.shortest(Double(twice) / 200)
    }
  }

  @Test(arguments: ["total", "average", "median", "standard_deviation", "maximum"])
  func floatingAnswersDoNotDependOnBatches(_ name: String) {
    var random = SeededGenerator(7)
    let rows = 5000
    let cells = (0..<rows).map { _ in Double.random(in: -1e9...1e9, using: &random) }
    let groups = (0..<rows).map { Int32($0 % 7) }
    let column = Literals(
      "x",
      Column(.floating(cells)),
      .number(NumberType(.floating, unit: .plain))
    )
    let whole = summaries(name, [column], groups: groups)
    for size in [1, 64, 1000, 2048] {
      let batches = [Int](repeating: size, count: rows / size + 1)
      #expect(summaries(name, [column], groups: groups, batches: batches) == whole)
    }
  }
}
