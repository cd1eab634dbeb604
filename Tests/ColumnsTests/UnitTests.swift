import Columns
import Testing

/// Units as text, both ways.
@Suite struct UnitTests {
  @Test(arguments: [
    ("", Unit.plain), ("count", .count), ("number", .count), ("No.", .count), ("n", .count),
    ("£", .pounds), ("GBP", .pounds), ("£000", .pounds.at(power: 3)),
    ("£000s", .pounds.at(power: 3)),
    ("£k", .pounds.at(power: 3)), ("£'000", .pounds.at(power: 3)), ("£’000", .pounds.at(power: 3)),
    ("£m", .pounds.at(power: 6)), ("£ million", .pounds.at(power: 6)),
    ("£bn", .pounds.at(power: 9)),
    ("%", .percent), ("per cent", .percent), ("percentage", .percent), (" % ", .percent),
    ("pp", .percentagePoints), ("percentage points", .percentagePoints), ("ratio", .ratio),
    ("FTE", Unit(.fullTimeEquivalents)), ("days", .days), ("Week", Unit(.weeks)),
    ("months", Unit(.months)), ("years", Unit(.years)),
    ("per 10,000", Unit(.count(of: nil), per: .population(10_000))),
    ("per 1000", Unit(.count(of: nil), per: .population(1_000))),
    ("£ per pupil", Unit(.money, per: .quantity(.count(of: "pupil")))),
    ("£000 per pupil", Unit(.money, power: 3, per: .quantity(.count(of: "pupil")))),
    ("£ per day", Unit(.money, per: .quantity(.days))),
    ("days per FTE", Unit(.days, per: .quantity(.fullTimeEquivalents))),
  ])
  func readings(_ text: String, _ expected: Unit) {
    #expect(Unit(text: text) == expected)
  }

  @Test(arguments: ["furlongs", "£x", "per 0", "bananas per 10", "per -5", "$", "£ £"])
  func refused(_ text: String) {
    #expect(Unit(text: text) == nil)
  }

  @Test(arguments: [
    (Unit.plain, ""), (.count, "count"), (Unit(.count(of: "pupils")), "pupils"),
    (.pounds, "£"), (.pounds.at(power: 3), "£000"), (.pounds.at(power: 6), "£m"),
    (.pounds.at(power: 9), "£bn"), (.percent, "%"), (.percentagePoints, "pp"), (.ratio, "ratio"),
    (Unit(.fullTimeEquivalents), "FTE"), (.days, "days"), (.varies, "unit varies"),
    (Unit(.money, per: .quantity(.count(of: "pupils"))), "£ per pupil"),
    (Unit(.money, per: .quantity(.count(of: "children"))), "£ per child"),
    (Unit(.money, per: .quantity(.days)), "£ per day"),
    (Unit(.plain, power: 3), "000s"),
  ])
  func headings(_ unit: Unit, _ expected: String) {
    #expect(unit.heading == expected)
  }

  @Test(arguments: [
    Unit.count, .pounds, .pounds.at(power: 3), .pounds.at(power: 6), .pounds.at(power: 9), .percent,
    .percentagePoints, .ratio, .days, Unit(.weeks), Unit(.months), Unit(.years),
    Unit(.fullTimeEquivalents), Unit(.money, per: .quantity(.count(of: "pupil"))),
    Unit(.money, power: 3, per: .quantity(.count(of: "pupil"))),
    Unit(.money, per: .quantity(.days)),
  ])
  func headingsReadBack(_ unit: Unit) {
    #expect(Unit(text: unit.heading) == unit)
  }

  @Test func ratesOfAPopulationReadBack() {
    for size in [100, 1_000, 10_000, 100_000] as [Int64] {
      let rate = Unit(.count(of: nil), per: .population(size))
      #expect(Unit(text: rate.heading)?.isLike(rate) ?? false, "\(rate.heading)")
    }
  }

  @Test func likeness() {
    #expect(Unit.pounds.isLike(.pounds.at(power: 6)))
    #expect(Unit.plain.isLike(.count))
    #expect(Unit(.count(of: "pupils")).isLike(.count))
    #expect(!Unit.percent.isLike(.percentagePoints))
    #expect(!Unit.percent.isLike(.pounds))
    #expect(!Unit(.money, per: .quantity(.days)).isLike(.pounds))
  }
}
