import Columns
import Testing

/// How periods are ordered and compared.
@Suite struct PeriodOrderTests {
  private func period(_ text: String) throws -> Period {
    try #require(PeriodReader().read(text), "\(text)")
  }

  @Test(arguments: [
    ["2022/23", "2023/24"],
    ["Q4 2022/23", "Q1 2023/24", "Q2 2023/24", "Q4 2023/24"],
    ["P9 2023/24", "P10 2023/24", "P12 2023/24", "P1 2024/25"],
    ["Aug 2023", "Sep 2023", "Oct 2023", "Jan 2024"],
    ["9 Sep 2023", "30 Sep 2023", "1 Oct 2023"],
    ["Autumn term 2022/23", "Spring term 2022/23", "Summer term 2022/23", "Autumn term 2023/24"],
    ["1 Apr 2023", "Apr 2023", "Q1 2023/24", "2023/24"],
    ["2023/24", "2023/24 YTD", "2023/24 forecast"],
    ["1999", "AY 1999/00", "2000"],
  ])
  func ascending(_ labels: [String]) throws {
    let periods = try labels.map(period)
    #expect(periods.shuffled().sorted() == periods)
    for (earlier, later) in zip(periods, periods.dropFirst()) {
      #expect(earlier < later && !(later < earlier) && earlier != later)
      #expect(earlier.sortKey < later.sortKey)
    }
  }

  @Test(arguments: [
    ("P6 2023/24", "Sep 2023"), ("Sept 2023", "September 2023"), ("Q1 2023/24", "Q2 2023"),
    ("as at 30 Sep 2023", "30 Sep 2023"), ("2023/24", "Apr 2023 to Mar 2024"),
    ("Jul–Sep 2023", "Q2 2023/24"), ("2022/23 outturn", "2022/23"), ("2021 cohort", "2021"),
    ("Q2 2023/24 YTD", "P6 2023/24 YTD"), ("Q2 2023/24 YTD", "Apr–Sep 2023 YTD"),
    ("as at P6 2023/24", "as at Sep 2023"), ("w/c 12 Oct 2020", "Week 42 2020"),
  ])
  func sameDays(_ left: String, _ right: String) throws {
    let (left, right) = (try period(left), try period(right))
    #expect(left == right && left.hashValue == right.hashValue && left.sortKey == right.sortKey)
    #expect(!(left < right) && !(right < left))
  }

  @Test func coverage() throws {
    #expect(try period("AY 2022/23").overlaps(try period("Q2 2023/24")))
    #expect(try !period("2022/23").overlaps(try period("2023/24")))
    #expect(try period("2023/24").covers(try period("Q2 2023/24")))
    #expect(try !period("AY 2022/23").covers(try period("Q2 2023/24")))
    #expect(try period("Sep 2023").days == 30)
    #expect(try period("2023/24").days == 366)
    #expect(Period(start: 5, end: 1, grain: .day).days == 1)
  }

  @Test func sortKeysKeepTheOrderOfAnyDays() {
    let days: [Int32] = [-400_000, -25_567, -1, 0, 1, 19_000, 376_000]
    let kinds: [Period.Kind] = [
      .flow, .snapshot, .yearToDate, .rolling, .cohort, .forecast, .outturn,
    ]
    let periods = days.flatMap { start in
      [Int32(0), 1, 364, 3_650].flatMap { length in
        kinds.map { Period(start: start, end: start + length, grain: .range, kind: $0) }
      }
    }
    for left in periods {
      for right in periods {
        #expect((left < right) == (left.sortKey < right.sortKey))
        #expect((left == right) == (left.sortKey == right.sortKey))
      }
    }
  }
}
