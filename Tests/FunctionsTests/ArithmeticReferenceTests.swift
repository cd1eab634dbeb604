import Columns
import Functions
import Testing

/// Exact arithmetic on random decimals against 128-bit whole numbers.
struct ArithmeticReferenceTests {
  @Test(arguments: 0..<40) func decimals(_ seed: Int) {
    var random = SeededGenerator(UInt64(seed) &+ 500)
    let scales = (0..<2).map { _ in Int.random(in: 0...5, using: &random) }
    let reaches: [Int64] = [9, 5000, 1_000_000_000]
    let reach = reaches.randomElement(using: &random) ?? 9
    func column(_ name: String, _ scale: Int) -> (Literals, [Int128]) {
      let cells = (0..<40).map { _ in Int64.random(in: -reach...reach, using: &random) }
      let type = DataType.number(NumberType(.decimal(scale: scale), unit: .plain))
      return (Literals(name, Column(.decimal(cells, scale: scale)), type), cells.map { Int128($0) })
    }
    let (left, a) = column("a", scales[0])
    let (right, b) = column("b", scales[1])
    let scale = max(scales[0], scales[1])
    let x = a.map { $0 * PowersOfTen.wide(scale - scales[0]) }
    let y = b.map { $0 * PowersOfTen.wide(scale - scales[1]) }
    func check(_ name: String, _ scale: Int, _ expected: (Int) -> Int128?) {
      let answer = answers(name, [left, right])
      for row in x.indices {
        let text = expected(row).map {
          ExactDecimal(mantissa: Int64(truncatingIfNeeded: $0), scale: scale).description
        }
        #expect(answer.indices.contains(row) && answer[row] == text ?? "[undefined]", "\(name)")
      }
    }
    check("+", scale) { x[$0] + y[$0] }
    check("-", scale) { x[$0] - y[$0] }
    check("*", scales[0] + scales[1]) { a[$0] * b[$0] }
    check("mod", scale) { row in
      guard y[row] != 0 else { return nil }
      let remainder = x[row] % y[row]
      return remainder != 0 && (remainder < 0) != (y[row] < 0) ? remainder + y[row] : remainder
    }
  }
}
