import Columns
import Plan
import Testing

struct AppendTests {
  @Test func rowsOneAfterAnother() {
    let one = Plan.scan(
      table(.text("t", ["a", nil]), .decimal("x", scale: 2, [.decimal("1.50"), nil]))
    )
    let two = Plan.scan(table(.text("t", ["b"]), .decimal("x", scale: 1, [.decimal("2.5")])))
    check(
      Plan.append([one, two, one]),
      gives: ["a 1.50", "(blank) (blank)", "b 2.5", "a 1.50", "(blank) (blank)"]
    )
    check(Plan.append([one]).project("t"), gives: ["a", "(blank)"])
  }

  @Test func aColumnWithoutAnyTextHasNothingToTranslate() {
    let nothing = Column(
      .text([0, 0], TextDictionary([String]())),
      validity: Validity(reasons: [UInt8](repeating: MissingReason.blank.rawValue, count: 2))
    )
    let some = Plan.scan(table(.text("t", ["a", "b"])))
    let none = Plan.scan(Table(schema: some.schema, batches: [Batch([nothing], count: 2)]))
    let rows = ["(blank)", "(blank)", "a", "b"]
    check(
      Plan.append([none, some]).sort(("t", descending: false)),
      gives: ["a", "b"] + rows.prefix(2)
    )
    check(Plan.append([none, some]).aggregate(by: ["t"]), gives: Array(rows.dropFirst()))
    check(
      none.join(some, .keepLeft, on: ["t"], taking: ["t"]).project("t"),
      gives: Array(rows.prefix(2)),
      notes: ["2 of 2 rows found no match in `other`", "2 rows of `other` were matched by nothing"]
    )
  }
}
