import Columns
import Functions
import Testing

struct ComparisonTests {
  @Test(
    arguments: [
      ("7.0", "=", "7", "true"),
      ("£0.5m", "=", "£500k", "true"),
      ("£540k", "<", "£9.5m", "true"),
      ("£9.5m", ">", "9", "true"),
      ("42%", ">", "41.9%", "true"),
      ("42%", "=", "42", "true"),
      ("12 pupils", ">=", "12", "true"),
      ("~0.1", "=", "0.1", "true"),
      ("~9007199254740992", "=", "9,007,199,254,740,993", "false"),
      ("~9007199254740992", "<", "9,007,199,254,740,993", "true"),
      ("~9007199254740992", "=", "9,007,199,254,740,992", "true"),
      ("9,223,372,036,854,775,807", ">", "0.5", "true"),
      ("\"10\"", "<", "\"9\"", "true"),
      ("\"Kent\"", "=", "\"kent\"", "false"),
      ("\"01\"", "=", "\"1\"", "false"),
      ("true", "=", "true", "true"),
      ("true", "<>", "false", "true"),
    ])
  func literals(_ a: String, _ name: String, _ b: String, _ expected: String) {
    #expect(answer(name, a, b) == expected)
  }

  /// A missing part leaves open only what the other parts do not decide.
  @Test func aPartThatIsMissing() {
    let x = Literals("x", ["5", "5", "5", "[c]"])
    let low = Literals("low", ["6", "4", "[]", "1"])
    let high = Literals("high", ["[]", "[]", "4", "2"])
    #expect(answers("between", [x, low, high]) == ["false", "[blank]", "false", "[suppressed]"])
    let days = Literals("days", ["1 Feb 2023", "1 Feb 2023"])
    let from = Literals("from", ["2 Feb 2023", "1 Jan 2023"])
    let to = Literals("to", ["[c]", "[c]"], as: .period)
    #expect(answers("between", [days, from, to]) == ["false", "[suppressed]"])
    let one = Literals("one", ["5", "6", "[]", "5"])
    let other = Literals("other", ["[]", "[c]", "5", "1"])
    #expect(answers("in", [x, one, other]) == ["true", "[suppressed]", "true", "[suppressed]"])
  }

  @Test func aRatioComparesWithAPercentage() {
    let share = Literals(
      "share",
      Column(.floating([0.05, 0.051, 0.04])),
      .number(NumberType(.floating, unit: .ratio))
    )
    #expect(answers(">", [share, Literals("5%")]) == ["false", "true", "false"])
    #expect(answers("=", [Literals("5%"), share]) == ["true", "false", "false"])
  }

  /// Every comparison of numbers at all scales and powers against `Int128` fractions.
  @Test(arguments: 0..<30) func numbersAgainstAReference(_ seed: Int) {
    var random = SeededGenerator(UInt64(seed) &+ 100)
    let rows = 64
    let (aScale, bScale) = (
      Int.random(in: 0...6, using: &random), Int.random(in: 0...6, using: &random)
    )
    let (aPower, bPower) = (
      [0, 3, 6].randomElement(using: &random) ?? 0, [0, 3, 6].randomElement(using: &random) ?? 0
    )
    let reaches: [Int64] = [5, 1000, Int64.max / 4]
    let reach =
      reaches.randomElement(using: &random) ?? 5
    func cells() -> [Int64] {
      (0..<rows).map { _ in Int64.random(in: -reach...reach, using: &random) }
    }
    let a = cells()
    // Half of the pairs are near each other.
    let b = cells().enumerated().map { row, other -> Int64 in
      let near = PowersOfTen.rescale(a[row], from: aScale - aPower, to: bScale - bPower)
      return row % 2 == 0 ? other : (near ?? other)
    }
    let left = Literals(
      "a",
      Column(.decimal(a, scale: aScale)),
      .number(NumberType(.decimal(scale: aScale), unit: Unit(.money, power: aPower)))
    )
    let right = Literals(
      "b",
      Column(.decimal(b, scale: bScale)),
      .number(NumberType(.decimal(scale: bScale), unit: Unit(.money, power: bPower)))
    )
    let distance = (aScale - aPower) - (bScale - bPower)
    func order(_ row: Int) -> Int {
      let x = Int128(a[row]) * PowersOfTen.wide(max(0, -distance))
      let y = Int128(b[row]) * PowersOfTen.wide(max(0, distance))
      return x < y ? -1 : x > y ? 1 : 0
    }
    let tests: [(String, (Int) -> Bool)] = [
      ("=", { $0 == 0 }), ("<>", { $0 != 0 }), ("<", { $0 < 0 }), ("<=", { $0 <= 0 }),
      (">", { $0 > 0 }), (">=", { $0 >= 0 }),
    ]
    for (name, test) in tests {
      #expect(answers(name, [left, right]) == (0..<rows).map { "\(test(order($0)))" })
    }
  }

  /// Text against the order of UTF-8 bytes, with dictionaries smaller and larger than a batch.
  @Test(arguments: [1, 3, 40, 400]) func textsAgainstAReference(_ distinct: Int) {
    var random = SeededGenerator(UInt64(distinct))
    func texts() -> [String] {
      (0..<distinct).map { index in
        String(
          (0..<Int.random(in: 0...3, using: &random)).map { _ in
            "abéZ".randomElement(using: &random) ?? "a"
          }
        ) + "\(index % 7)"
      }
    }
    func column(_ texts: [String]) -> (Literals, [String]) {
      let unique = texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let codes = (0..<50).map { _ in UInt32.random(in: 0..<UInt32(unique.count), using: &random) }
      return (
        Literals("t", Column(.text(codes, TextDictionary(unique))), .text),
        codes.map { unique[Int($0)] }
      )
    }
    let (left, a) = column(texts())
    let (right, b) = column(texts())
    func precedes(_ x: String, _ y: String) -> Bool {
      Array(x.utf8).lexicographicallyPrecedes(Array(y.utf8))
    }
    #expect(answers("=", [left, right]) == a.indices.map { "\(a[$0] == b[$0])" })
    #expect(answers("<", [left, right]) == a.indices.map { "\(precedes(a[$0], b[$0]))" })
    #expect(answers(">=", [left, right]) == a.indices.map { "\(!precedes(a[$0], b[$0]))" })
    #expect(answers("=", [left, Literals("\"a3\"")]) == a.map { "\($0 == "a3")" })
    #expect(answers("<", [Literals("\"a3\""), right]) == b.map { "\(precedes("a3", $0))" })
    #expect(answers("contains", [left, Literals("\"B\"")]) == a.map { "\($0.contains("b"))" })
  }
}
