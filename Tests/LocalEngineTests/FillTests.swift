import Columns
import Diagnostics
import Plan
import Testing

struct FillTests {
  private static func year(_ year: Int) -> Cell { .period(.year(year, .financial)) }
  private static func quarter(_ quarter: Int, _ year: Int) -> Cell {
    .period(.quarter(quarter, of: year, .financial))
  }
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Cell {
    .period(CivilDate(year: year, month: month, day: day).map { Period.day($0) })
  }

  private static func plan(_ areas: [Cell], _ periods: [Cell]) -> Plan {
    let places = areas.indices.map { Cell(integerLiteral: Int64($0)) }
    return .scan(table(.text("area", areas), .period("when", periods), .whole("n", places)))
  }

  @Test func groupsComeByPeriodWithTheMissingOnesAdded() {
    let plan = Self.plan(
      ["b", "a", "b", "a", "b", "b", nil, "a", nil],
      [
        Self.year(2022), Self.year(2020), Self.year(2019), Self.year(2021), nil, Self.year(2022),
        Self.year(2018), .suppressed, Self.year(2020),
      ]
    )
    check(
      plan.fill("when", by: ["area"]),
      gives: [
        "b 2019/20 2", "b 2020/21 (blank)", "b 2021/22 (blank)", "b 2022/23 0", "b 2022/23 5",
        "b (blank) 4", "a 2020/21 1", "a 2021/22 3", "a (suppressed) 7", "(blank) 2018/19 6",
        "(blank) 2019/20 (blank)", "(blank) 2020/21 8",
      ],
      notes: ["3 rows were added for missing periods"]
    )
    check(
      plan.slice(.first(3)).fill("when"),
      gives: [
        "b 2019/20 2", "a 2020/21 1", "(blank) 2021/22 (blank)", "b 2022/23 0",
      ],
      notes: ["1 row was added for missing periods"]
    )
  }

  @Test func everyGrainThatHasANextIsFilled() {
    func filled(_ periods: [Cell], _ labels: [String]) {
      let added = labels.count - periods.count
      check(
        Self.plan(periods.map { _ in "a" }, periods).fill("when").project("when"),
        gives: labels,
        notes: added == 0
          ? [] : ["\(added) row\(added == 1 ? " was" : "s were") added for missing periods"]
      )
    }
    filled(
      [Self.quarter(2, 2023), Self.quarter(3, 2022)],
      [
        "Q3 2022/23 (Oct–Dec 2022)", "Q4 2022/23 (Jan–Mar 2023)", "Q1 2023/24 (Apr–Jun 2023)",
        "Q2 2023/24 (Jul–Sep 2023)",
      ]
    )
    filled(
      [Self.day(2024, 2, 28), Self.day(2024, 3, 1)],
      ["28 Feb 2024", "29 Feb 2024", "1 Mar 2024"]
    )
    filled(
      [
        .period(.month(4, of: 2023)), .period(.accountingPeriod(3, of: 2023)),
        .period(.month(8, of: 2023)),
      ],
      ["Apr 2023", "May 2023", "P3 2023/24 (Jun 2023)", "P4 2023/24 (Jul 2023)", "Aug 2023"]
    )
    filled(
      [.period(.term(1, of: 2022)), .period(.term(3, of: 2022))],
      ["Autumn term 2022/23", "Spring term 2022/23", "Summer term 2022/23"]
    )
    filled(
      [.period(.month(11, of: 2022)), .period(.month(12, of: 2022))],
      ["Nov 2022", "Dec 2022"]
    )
    filled([nil, nil], ["(blank)", "(blank)"])
    filled([], [])
  }

  @Test func aForecastBelongsToTheSameSeries() {
    let forecast = Period.year(2023, .financial, kind: .forecast)
    check(
      Self.plan(["a", "a"], [.period(forecast), Self.year(2021)]).fill("when").project("when"),
      gives: ["2021/22", "2022/23", "2023/24 forecast"],
      notes: ["1 row was added for missing periods"]
    )
  }

  @Test(arguments: [
    (
      [Self.year(2020), Self.quarter(1, 2022)], "unlike-periods",
      "`when` holds periods of different kinds in one group: `2020/21` is a financial year and "
        + "`Q1 2022/23 (Apr–Jun 2022)` is a quarter of a financial year"
    ),
    (
      [Self.year(2020), .period(.year(2022, .calendar))], "unlike-periods",
      "`when` holds periods of different kinds in one group: `2020/21` is a financial year and "
        + "`2022` is a calendar year"
    ),
    (
      [
        .period(Period(start: 0, end: 6, grain: .week)),
        .period(Period(start: 17, end: 23, grain: .week)),
      ], "uneven-periods",
      "`when` cannot be filled, because `w/c 18 Jan 1970` is no whole number of steps "
        + "after `w/c 1 Jan 1970`"
    ),
    (
      [
        .period(Period(start: 0, end: 6, grain: .range)),
        .period(Period(start: 7, end: 13, grain: .range)),
      ], "uneven-periods",
      "`when` cannot be filled, because `8 Jan 1970 to 14 Jan 1970` is no whole number of steps "
        + "after `1 Jan 1970 to 7 Jan 1970`"
    ),
  ])
  func whatCannotBeFilledSaysWhy(_ periods: [Cell], _ id: String, _ message: String) {
    let span = SourceSpan(start: 2, end: 6)
    let diagnostic = failure(
      Self.plan(["a", "a"], periods).fill("when", by: ["area"], at: span)
    )
    #expect(diagnostic?.id == id)
    #expect(diagnostic?.message == message)
    #expect(diagnostic?.span == span)
    // Each group is a series of its own.
    check(
      Self.plan(["a", "b"], periods).fill("when", by: ["area"]).project("n"),
      gives: ["0", "1"]
    )
  }

  @Test func moreThanAMillionRowsAreRefused() {
    let far = (0..<3).flatMap { _ in [Self.day(1000, 1, 1), Self.day(2999, 12, 31)] }
    let plan = Self.plan(["a", "a", "b", "b", "c", "c"], far)
    #expect(throws: EngineError.self) { try answer(plan.fill("when", by: ["area"])) }
    do {
      _ = try answer(plan.fill("when", by: ["area"]))
    } catch .evaluation(let diagnostic) {
      #expect(diagnostic.id == "too-many-periods")
      let message = "filling `when` up to `31 Dec 2999` would add more than 1,000,000 rows"
      #expect(diagnostic.message == message)
    } catch {
      Issue.record("\(error)")
    }
  }

  /// The added rows of a group carry its first row's cells, with their units and decimals.
  @Test func groupsByTwoColumnsOfAnyType() {
    let plan = Plan.scan(
      table(
        .decimal("g", scale: 2, [.decimal("1.5"), .decimal("1.50"), .decimal("2")]),
        .flag("f", [true, true, nil]),
        .period("when", [Self.year(2021), Self.year(2019), Self.year(2019)]),
        .floating("v", [0.5, 0.25, 1])
      )
    )
    check(
      plan.fill("when", by: ["g", "f"]),
      gives: [
        "1.50 true 2019/20 0.25", "1.5 true 2020/21 (blank)", "1.5 true 2021/22 0.5",
        "2 (blank) 2019/20 1",
      ],
      notes: ["1 row was added for missing periods"]
    )
  }
}
