import Columns
import Plan
import Testing

struct JoinTests {
  private let left = Plan.scan(
    table(
      .text("area", ["a", "b", "c", nil, "a", "d"]),
      .whole("x", [1, 2, 3, 4, 5, 6])
    )
  )
  private let right = Plan.scan(
    table(.text("area", ["b", "a", "e", "b", .suppressed]), .whole("y", [10, 20, 30, 40, 50]))
  )

  private let notes = [
    "3 of 6 rows found no match in `other`, such as `c` and `d`",
    "2 rows of `other` were matched by nothing",
    "1 key of `other` matches more than one row: 6 rows became 7",
  ]

  @Test func everyRowOfTheLeft() {
    check(
      left.join(right, .keepLeft, on: ["area"], taking: ["y"]),
      gives: [
        "a 1 20", "b 2 10", "b 2 40", "c 3 (no match)", "(blank) 4 (no match)", "a 5 20",
        "d 6 (no match)",
      ],
      notes: notes
    )
  }

  @Test func onlyRowsThatMatch() {
    check(
      left.join(right, .onlyMatching, on: ["area"], taking: ["y", "area"]),
      gives: ["a 1 20 a", "b 2 10 b", "b 2 40 b", "a 5 20 a"],
      notes: [
        "3 of 6 rows found no match in `other` and were left out, such as `c` and `d`", notes[1],
        "1 key of `other` matches more than one row: 3 rows became 4",
      ]
    )
  }

  @Test func everyRowOfBoth() {
    check(
      left.join(right, .keepAll, on: ["area"], taking: ["y"]),
      gives: [
        "a 1 20", "b 2 10", "b 2 40", "c 3 (no match)", "(blank) 4 (no match)", "a 5 20",
        "d 6 (no match)", "e (no match) 30", "(suppressed) (no match) 50",
      ],
      notes: notes
    )
  }

  @Test func onlyRowsWithoutAMatch() {
    check(
      left.join(right, .without, on: ["area"], taking: []),
      gives: ["c 3", "(blank) 4", "d 6"]
    )
  }

  @Test func emptySides() {
    let none = right.filter { _ in literal(false, .boolean) }
    check(
      left.join(none, .keepLeft, on: ["area"], taking: ["y"]).slice(.first(2)),
      gives: ["a 1 (no match)", "b 2 (no match)"]
    )
    check(
      left.join(none, .onlyMatching, on: ["area"], taking: ["y"]),
      gives: [],
      notes: ["6 of 6 rows found no match in `other` and were left out, such as `a`, `b` and `c`"]
    )
    check(
      left.join(none, .without, on: ["area"], taking: []).project("x"),
      gives: ["1", "2", "3", "4", "5", "6"]
    )
    let nothing = left.filter { _ in literal(false, .boolean) }
    check(
      nothing.join(right, .keepLeft, on: ["area"], taking: ["y"]),
      gives: [],
      notes: ["5 rows of `other` were matched by nothing"]
    )
    check(
      nothing.join(right, .keepAll, on: ["area"], taking: ["y"]).project("area", "y"),
      gives: ["b 10", "a 20", "e 30", "b 40", "(suppressed) 50"],
      notes: ["5 rows of `other` were matched by nothing"]
    )
  }

  @Test func decimalsOfOtherScalesCompareByValue() {
    let largest = Cell(.decimal(ExactDecimal(mantissa: .max, scale: 2)))
    let left = Plan.scan(
      table(.decimal("k", scale: 2, [.decimal("1.50"), .decimal("2.05"), largest]))
    )
    let right = Plan.scan(
      table(
        .decimal("k", scale: 1, [.decimal("1.5"), .decimal("2.0")]),
        .text("t", ["yes", "no"])
      )
    )
    check(
      left.join(right, .keepLeft, on: ["k"], taking: ["t"]),
      gives: ["1.50 yes", "2.05 (no match)", "92233720368547758.07 (no match)"],
      notes: [
        "2 of 3 rows found no match in `other`, such as `2.05` and `92,233,720,368,547,758.07`",
        "1 row of `other` was matched by nothing",
      ]
    )
  }

  @Test func typesThatCannotBeEqualMatchNothing() {
    let other = Plan.scan(table(.flag("area", [true]), .whole("y", [1])))
    check(
      left.slice(.first(1)).join(other, .keepLeft, on: ["area"], taking: ["y"]),
      gives: ["a 1 (no match)"],
      notes: [
        "1 of 1 row found no match in `other`, such as `a`",
        "1 row of `other` was matched by nothing",
      ]
    )
  }

  @Test func severalKeysAndKeysOfOtherNames() {
    let left = Plan.scan(
      table(.text("a", ["x", "x", "y"]), .whole("b", [1, 2, nil]), .text("t", ["p", "q", "r"]))
    )
    let right = Plan.scan(
      table(
        .text("c", ["x", "y", "z"]),
        .whole("d", [2, nil, 3]),
        .flag("f", [true, false, true])
      )
    )
    check(
      left.join(right, .keepAll, on: ["a", "b"], rightKeys: ["c", "d"], taking: ["f"]),
      gives: [
        "x 1 p (no match)", "x 2 q true", "y (blank) r (no match)", "y (blank) (no match) false",
        "z 3 (no match) true",
      ],
      notes: [
        "2 of 3 rows found no match in `other`, such as `x, 1`",
        "2 rows of `other` were matched by nothing",
      ]
    )
  }

  @Test func aKeyWithVeryManyMatchesIsCutIntoBatches() throws {
    let many = Plan.scan(
      table(
        .text("area", [Cell](repeating: "a", count: 5000)),
        .whole("y", (0..<5000).map { Cell(integerLiteral: $0) })
      )
    )
    let joined = left.join(many, .onlyMatching, on: ["area"], taking: ["y"])
    let answer = try answer(joined)
    #expect(answer.table.rowCount == 10_000)
    #expect(answer.table.batches.allSatisfy { $0.count <= Batch.standardRows })
    #expect(answer.table.lines[5001] == "a 5 1")
  }
}
