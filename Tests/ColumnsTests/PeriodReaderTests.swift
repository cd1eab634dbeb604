import Columns
import Testing

/// Spellings of periods, and the names that periods are given.
@Suite struct PeriodReaderTests {
  private func days(_ first: (Int, Int, Int), _ last: (Int, Int, Int)) -> String {
    String(format(first) + "…" + format(last))
  }

  private func format(_ day: (Int, Int, Int)) -> String { "\(day.0)-\(day.1)-\(day.2)" }

  private func describe(_ period: Period?) -> String {
    guard let period else { return "refused" }
    let (first, last) = (CivilDate(dayNumber: period.start), CivilDate(dayNumber: period.end))
    let text = days((first.year, first.month, first.day), (last.year, last.month, last.day))
    return period.kind == .flow ? text : text + " \(period.kind)"
  }

  @Test(arguments: [
    // Years.
    ("2023/24", "2023-4-1…2024-3-31"), ("2022-23", "2022-4-1…2023-3-31"),
    ("22-23", "2022-4-1…2023-3-31"), ("22/23", "2022-4-1…2023-3-31"),
    ("2023-2024", "2023-4-1…2024-3-31"), ("2023/2024", "2023-4-1…2024-3-31"),
    ("2023–24", "2023-4-1…2024-3-31"), ("2023 – 2024", "2023-4-1…2024-3-31"),
    ("2023- 2024", "2023-4-1…2024-3-31"), ("1999/00", "1999-4-1…2000-3-31"),
    ("FY 2023/24", "2023-4-1…2024-3-31"), ("financial year 2023/24", "2023-4-1…2024-3-31"),
    ("AY 2022/23", "2022-9-1…2023-8-31"), ("academic year 2022/23", "2022-9-1…2023-8-31"),
    ("school year 2022/23", "2022-9-1…2023-8-31"),
    ("2022", "2022-1-1…2022-12-31"), ("calendar year 2022", "2022-1-1…2022-12-31"),
    // Quarters, accounting periods, terms.
    ("Q2 2023/24", "2023-7-1…2023-9-30"), ("Q4 2021/22", "2022-1-1…2022-3-31"),
    ("2023/24 - Quarter Two", "2023-7-1…2023-9-30"), ("2023/24 Q1", "2023-4-1…2023-6-30"),
    ("Quarter 2 2023/24", "2023-7-1…2023-9-30"), ("Q2 of 2023/24", "2023-7-1…2023-9-30"),
    ("Q2 2023", "2023-4-1…2023-6-30"), ("CY Q2 2023", "2023-4-1…2023-6-30"),
    ("AY Q1 2022/23", "2022-9-1…2022-11-30"),
    ("Q2 2023/24 (July to September 2023)", "2023-7-1…2023-9-30"),
    ("P6 2023/24", "2023-9-1…2023-9-30"), ("Period 6 2023/24", "2023-9-1…2023-9-30"),
    ("P12 2023/24", "2024-3-1…2024-3-31"), ("2023/24 P10", "2024-1-1…2024-1-31"),
    ("Summer Term 2022-23", "2023-4-1…2023-7-31"), ("Spring Term 2023", "2023-1-1…2023-3-31"),
    ("Autumn 2022-23", "2022-9-1…2022-12-31"), ("Summer 2022-23", "2023-4-1…2023-7-31"),
    ("Autumn term 2023/24", "2023-9-1…2023-12-31"), ("Autumn 2023", "2023-9-1…2023-12-31"),
    ("Spring 2024", "2024-1-1…2024-3-31"),
    // Months and days.
    ("December 2021", "2021-12-1…2021-12-31"), ("Jan 2023", "2023-1-1…2023-1-31"),
    ("July 23", "2023-7-1…2023-7-31"), ("Sept-2023", "2023-9-1…2023-9-30"),
    ("2023-09", "2023-9-1…2023-9-30"), ("30 Sep 2023", "2023-9-30…2023-9-30"),
    ("27th September 2023", "2023-9-27…2023-9-27"), ("06th December 2023", "2023-12-6…2023-12-6"),
    ("Wednesday 29th March 2023", "2023-3-29…2023-3-29"), ("2023-09-30", "2023-9-30…2023-9-30"),
    ("30/09/2023", "2023-9-30…2023-9-30"), ("29 Feb 2024", "2024-2-29…2024-2-29"),
    // From one to another.
    ("April 2022 to September 2022", "2022-4-1…2022-9-30"),
    ("August 2023 – October 2023", "2023-8-1…2023-10-31"),
    ("Jul–Sep 2023", "2023-7-1…2023-9-30"), ("Sept – Mar 24", "2023-9-1…2024-3-31"),
    ("Sept 21/ July 22", "2021-9-1…2022-7-31"), ("Sept 22/ Mar 23", "2022-9-1…2023-3-31"),
    ("2021/22 to 2022/23", "2021-4-1…2023-3-31"), ("2012 to 2022", "2012-1-1…2022-12-31"),
    ("P6 2022/23 to P6 2023/24", "2022-9-1…2023-9-30"),
    // Senses.
    ("as at 30 Sep 2023", "2023-9-30…2023-9-30 snapshot"),
    ("as of July 2023", "2023-7-1…2023-7-31 snapshot"),
    ("As of September 2023", "2023-9-1…2023-9-30 snapshot"),
    ("at the end of September 2023", "2023-9-1…2023-9-30 snapshot"),
    ("2023/24 YTD", "2023-4-1…2024-3-31 yearToDate"),
    ("2023/24 year to date", "2023-4-1…2024-3-31 yearToDate"),
    ("2022/23 outturn", "2022-4-1…2023-3-31 outturn"),
    ("2024/25 forecast", "2024-4-1…2025-3-31 forecast"),
    ("12 months to Sep 2023", "2022-10-1…2023-9-30 rolling"),
    ("rolling 12 months to 30 Sep 2023", "2022-10-1…2023-9-30 rolling"),
    ("12 months ending March 2023", "2022-4-1…2023-3-31 rolling"),
    ("12 months to 15 Sep 2023", "2022-9-16…2023-9-15 rolling"),
    ("3 months to 29 May 2023", "2023-3-1…2023-5-29 rolling"),
    ("Q2 2023/24 (Jul–Sep 2023) YTD", "2023-7-1…2023-9-30 yearToDate"),
    ("Q2 2023/24 YTD (Jul–Sep 2023)", "2023-7-1…2023-9-30 yearToDate"),
    // Case and spaces do not matter.
    ("  q2   2023/24 ", "2023-7-1…2023-9-30"), ("SEP\u{A0}2023", "2023-9-1…2023-9-30"),
  ])
  func readings(_ text: String, _ expected: String) {
    #expect(describe(PeriodReader().read(text)) == expected)
  }

  @Test(arguments: [
    // Nothing that needs guessing.
    "P6", "Q2", "Period 6", "From P7", "as at P6", "July", "Sep", "Q2 (July to September)",
    "the new year", "Pre-Covid", "TBC", "this time last year", "since July 2021",
    // Two years that do not follow each other.
    "2023/25", "2020-22", "2023 – 2026", "2023-2026", "2024- 2026", "2023/23", "2023/2024/25",
    // A bracket that contradicts what it explains.
    "Period 6 (July 2023)", "P6 2023/24 (July 2023)", "Q2 2023/24 (Apr–Jun 2023)",
    "Q2 2023/24 (Jul–Sep 2022)", "2021-22 (Oct-March)", "Summer Term 2022-23 (2nd wave)",
    // No such day, month, quarter, period.
    "31 Sep 2023", "29 Feb 2023", "2023-13-01", "2023-02-30", "Q5 2023/24", "Q0 2023/24",
    "P13 2023/24", "P0 2023/24", "0999", "3000", "99999", "P6 2023", "FY 2023", "AY 2023",
    "CY 2023/24", "CY Q1 2023/24", "AY P1 2023/24",
    // The wrong way round, or more than a period.
    "Sep 2023 to Apr 2023", "2023/24 to 2021/22", "2023/24 and more", "2023/24 (", "(2023/24)",
    "2023/24)", "", " ", "-", "/", "12", "123", "the", "Sep", "£5m", "12 months to",
    "100 months to Sep 2023", "0 months to Sep 2023", "end of 2023/24 YTD",
    "2023/24 YTD forecast",
  ])
  func refused(_ text: String) {
    #expect(describe(PeriodReader().read(text)) == "refused")
  }

  @Test(arguments: [
    (Period.Calendar.academic, "2022/23", "2022-9-1…2023-8-31"),
    (.academic, "Q1 2022/23", "2022-9-1…2022-11-30"),
    (.academic, "FY 2022/23", "2022-4-1…2023-3-31"),
    (.academic, "P6 2022/23", "refused"),
    (.academic, "FY P6 2022/23", "2022-9-1…2022-9-30"),
    (.calendar, "2022/23", "refused"),
    (.calendar, "Q1 2022/23", "refused"),
    (.calendar, "FY 2022/23", "2022-4-1…2023-3-31"),
    (.calendar, "2022", "2022-1-1…2022-12-31"),
  ])
  func calendars(_ calendar: Period.Calendar, _ text: String, _ expected: String) {
    #expect(describe(PeriodReader(calendar: calendar).read(text)) == expected)
  }

  @Test func anyTextIsReadOrRefused() {
    let pieces = [
      "2023", "/", "24", "-", " ", "Q2", "P6", "Sep", "to", "(", ")", "as at", "12", "term", "FY",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          for fourth in pieces { _ = PeriodReader().read(first + second + " " + third + fourth) }
        }
      }
    }
    #expect(PeriodReader().read(String(repeating: "9", count: 80)) == nil)
    #expect(PeriodReader().read(String(repeating: "2023/24 ", count: 100)) == nil)
  }

  // MARK: - Labels

  /// One of every constructor, and of every sense that the data uses.
  private static let labelled: [(Period?, String)] = {
    let year = Period.year(2023, .financial)
    let day = CivilDate(year: 2023, month: 4, day: 1).map(Period.day)
    let reader = PeriodReader()
    return [
      (year, "2023/24"), (Period.year(2023, .academic), "AY 2023/24"),
      (Period.year(2023, .calendar), "2023"), (Period.year(1999, .financial), "1999/00"),
      (year?.with(kind: .yearToDate), "2023/24 YTD"),
      (Period.year(2023, .academic)?.with(kind: .yearToDate), "AY 2023/24 YTD"),
      (year?.with(kind: .forecast), "2023/24 forecast"),
      (year?.with(kind: .outturn), "2023/24 outturn"),
      (year?.with(kind: .snapshot), "end of 2023/24"),
      (Period.quarter(2, of: 2023, .financial), "Q2 2023/24 (Jul–Sep 2023)"),
      (Period.quarter(4, of: 2023, .financial), "Q4 2023/24 (Jan–Mar 2024)"),
      (Period.quarter(1, of: 2022, .academic), "AY Q1 2022/23 (Sep–Nov 2022)"),
      (Period.quarter(2, of: 2022, .academic), "AY Q2 2022/23 (Dec 2022–Feb 2023)"),
      (Period.quarter(3, of: 2023, .calendar), "CY Q3 2023 (Jul–Sep 2023)"),
      (Period.accountingPeriod(6, of: 2023), "P6 2023/24 (Sep 2023)"),
      (Period.accountingPeriod(12, of: 2023), "P12 2023/24 (Mar 2024)"),
      (Period.month(9, of: 2023), "Sep 2023"), (day, "1 Apr 2023"),
      (day?.with(kind: .snapshot), "1 Apr 2023"),
      (Period.month(9, of: 2023)?.with(kind: .snapshot), "end of Sep 2023"),
      (Period.term(1, of: 2023), "Autumn term 2023/24"),
      (Period.term(2, of: 2022), "Spring term 2022/23"),
      (Period.term(3, of: 2022), "Summer term 2022/23"),
      (reader.read("12 months to Sep 2023"), "12 months to Sep 2023"),
      (reader.read("Sep 2021 to Jul 2022"), "Sep 2021 to Jul 2022"),
      (reader.read("3 Apr 2022 to 9 Apr 2022"), "3 Apr 2022 to 9 Apr 2022"),
    ]
  }()

  @Test func labelsReadBack() throws {
    for (period, label) in Self.labelled {
      let period = try #require(period)
      #expect(period.label == label)
      #expect(PeriodReader().read(period.label) == period, "\(label)")
    }
  }

  @Test(arguments: [
    "2023/24 YTD", "AY 2023/24 YTD", "P6 2023/24", "P6 2022/23 to P6 2023/24", "2012 to 2022",
    "2021/22 to 2022/23", "Sep 2021 to Jul 2022", "Summer term 2022/23", "Autumn term 2023/24",
    "1 Apr 2023", "Sept 21/ July 22", "AY 2021/22 to AY 2022/23", "as at Q2 2023/24",
    "Jul–Sep 2023", "30 Sep 2023", "Q2 2023/24 YTD", "P6 2023/24 YTD", "P6 2023/24 forecast",
    "Sep 2023 outturn", "12 months to 30 Sep 2023", "as at Sep 2021 to Jul 2022",
    "Sep 2021 to Jul 2022 YTD", "2 Sep 2021 to Jul 2022", "12 months to 15 Sep 2023",
    "3 months to 29 May 2023", "rolling 12 months to Feb 2024", "end of 2023/24",
  ])
  func labelsOfReadingsReadBack(_ text: String) throws {
    for calendar in [Period.Calendar.financial, .academic] {
      guard let period = PeriodReader(calendar: calendar).read(text) else {
        #expect(calendar == .academic && text.contains("P6"))
        continue
      }
      #expect(PeriodReader().read(period.label) == period, "\(text) is called \(period.label)")
    }
  }

  @Test func everyLabelOfTenYearsReadsBack() throws {
    for year in 2015...2025 {
      var periods: [Period?] = [
        .year(year, .calendar), .year(year, .financial), .year(year, .academic),
      ]
      for part in 1...12 {
        periods += [.accountingPeriod(part, of: year), .month(part, of: year)]
        for calendar in [Period.Calendar.calendar, .financial, .academic] where part <= 4 {
          periods.append(.quarter(part, of: year, calendar))
        }
        if part <= 3 { periods.append(.term(part, of: year)) }
      }
      for period in periods {
        let period = try #require(period)
        for kind in [Period.Kind.flow, .snapshot, .yearToDate, .forecast, .outturn, .cohort] {
          let named = period.with(kind: kind == .cohort ? .flow : kind)
          #expect(PeriodReader().read(named.label) == named, "\(named.label)")
        }
      }
    }
  }

  @Test func noSuchPeriods() {
    #expect(Period.quarter(0, of: 2023, .financial) == nil)
    #expect(Period.quarter(5, of: 2023, .financial) == nil)
    #expect(Period.accountingPeriod(13, of: 2023) == nil)
    #expect(Period.month(0, of: 2023) == nil)
    #expect(Period.term(4, of: 2023) == nil)
    #expect(Period.year(999, .financial) == nil)
    #expect(Period.year(3000, .calendar) == nil)
  }
}
