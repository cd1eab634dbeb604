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
    ("Q2 2023/24 (Jul–Sep 2023) YTD", "2023-4-1…2023-9-30 yearToDate"),
    ("Q2 2023/24 YTD (Jul–Sep 2023)", "2023-4-1…2023-9-30 yearToDate"),
    ("P6 2023/24 YTD", "2023-4-1…2023-9-30 yearToDate"),
    ("Apr–Sep 2023 YTD", "2023-4-1…2023-9-30 yearToDate"),
    ("YTD to Sep 2023", "2023-4-1…2023-9-30 yearToDate"),
    ("Sep 2023 YTD", "2023-4-1…2023-9-30 yearToDate"),
    ("AY Q2 2022/23 YTD", "2022-9-1…2023-2-28 yearToDate"),
    ("rolling 12-month to Sep 2023", "2022-10-1…2023-9-30 rolling"),
    ("Sep 2023 rolling", "2023-9-1…2023-9-30 rolling"),
    ("Forecast Outturn Period 6 2023/24", "2023-9-1…2023-9-30 forecast"),
    ("2023/24 full-year projection", "2023-4-1…2024-3-31 forecast"),
    ("2021 cohort", "2021-1-1…2021-12-31 cohort"),
    ("cohort identified in 2021", "2021-1-1…2021-12-31 cohort"),
    ("as at P6 2023/24", "2023-9-1…2023-9-30 snapshot"),
    // A part of a year whose own words say which year.
    ("Quarter 2 (July to September 2023)", "2023-7-1…2023-9-30"),
    ("Quarter 2 - Sept-2023", "2023-7-1…2023-9-30"),
    ("Period 6 - September 2023", "2023-9-1…2023-9-30"),
    ("Period 6 (September 2023)", "2023-9-1…2023-9-30"),
    ("2021-22 (Oct-March)", "2021-10-1…2022-3-31"), ("2023/24 (Q2)", "2023-7-1…2023-9-30"),
    ("Q2 2023/24 (July to September)", "2023-7-1…2023-9-30"),
    ("Summer Term 2022-23 (2nd wave)", "2023-4-1…2023-7-31"), ("2023/24 [r]", "2023-4-1…2024-3-31"),
    ("est October 2023", "2023-10-1…2023-10-31"),
    ("second quarter 2023/24", "2023-7-1…2023-9-30"), ("2nd quarter 2023/24", "2023-7-1…2023-9-30"),
    ("H1 2023/24", "2023-4-1…2023-9-30"), ("first half of 2023/24", "2023-4-1…2023-9-30"),
    ("Q1 to Q2 2023/24", "2023-4-1…2023-9-30"), ("P1-P6 2023/24", "2023-4-1…2023-9-30"),
    ("Autumn and spring term 2022/23", "2022-9-1…2023-3-31"),
    ("Autumn 1 2022/23", "2022-9-1…2022-10-31"), ("half term 6 2022/23", "2023-6-1…2023-7-31"),
    ("Spring half term 1 2022/23", "2023-1-1…2023-2-14"),
    // Weeks.
    ("Week 42 2020", "2020-10-12…2020-10-18"), ("2020-W42", "2020-10-12…2020-10-18"),
    ("w/c 12 Oct 2020", "2020-10-12…2020-10-18"), ("w/e 18 Oct 2020", "2020-10-12…2020-10-18"),
    ("week commencing 12 October 2020", "2020-10-12…2020-10-18"),
    ("Week 53 2020", "2020-12-28…2021-1-3"), ("Week 1 2021", "2021-1-4…2021-1-10"),
    // Other calendars.
    ("TY 2023/24", "2023-4-6…2024-4-5"), ("tax year 2023/24", "2023-4-6…2024-4-5"),
    ("TY Q1 2023/24", "2023-4-6…2023-7-5"), ("2023/24 from Aug", "2023-8-1…2024-7-31"),
    ("P6 2023/24 from Aug", "2024-1-1…2024-1-31"), ("Q2 2023/24 from Aug", "2023-11-1…2024-1-31"),
    ("2022/23 academic year", "2022-9-1…2023-8-31"),
    ("year ending 31 March 2023", "2022-4-1…2023-3-31"),
    ("year ending July 2023", "2022-8-1…2023-7-31"),
    ("quarter ending Sep 2023", "2023-7-1…2023-9-30"),
    // Days as files and minutes write them.
    ("Wednesday 29<sup>th</sup> March 2023", "2023-3-29…2023-3-29"),
    ("September 30th, 2023", "2023-9-30…2023-9-30"), ("30/09/23", "2023-9-30…2023-9-30"),
    ("30-Sep-23", "2023-9-30…2023-9-30"), ("2023-09-30T00:00:00", "2023-9-30…2023-9-30"),
    ("2023-09-30 00:00:00.000Z", "2023-9-30…2023-9-30"),
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
    "Q2 2023/24 (Jul–Sep 2022)", "Q2 2023/24 (April to June)", "Q3 (July to September 2023)",
    "2023-09-30T10:15:00", "Week 53 2021",
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
    ("Q2", "names no year"), ("Q2 (July to September)", "names no year"),
    ("July", "names no year"), ("autumn term", "names no year"),
    (
      "P6",
      "could be September of a financial year, January of a year from August, as the ILR counts or "
        + "June of a calendar year, because nothing says when the year begins"
    ),
    ("as at P6", "could be September"), ("From P7", "could be October"),
    ("Period 6 (July 2023)", "its name means Sep 2023 and its dates say Jul 2023"),
    ("Q2 2023/24 (April to June)", "contradicts itself"),
    ("2023-2026", "names two years, `2023` and `2026`"),
    ("2020-22", "names two years, `2020` and `2022`"),
    ("2024- 2026", "names two years"), ("2022/23 and 2023/24", "names two years"),
    ("31/02/2023", "`31/02/2023` does not exist"),
    ("31 Sep 2023", "does not exist"), ("Q5 2023/24", "has `quarter 5`, which does not exist"),
    ("P13 2023/24", "has `period 13`"), ("Week 53 2021", "week 53 of 2021"),
    ("FY 2023", "whether the year begins or ends in 2023"),
    ("CY 2023/24", "has `2023/24`, which is no calendar year"),
    ("since July 2021", "has no end"), ("this time last year", "needs a date to count from"),
    ("for the last five years", "needs a date"), ("the new year", "needs a date"),
    ("TBC", "names no period"), ("Pre-Covid", "names no period"), ("", "names no period"),
  ])
  func reasons(_ text: String, _ expected: String) {
    do throws(PeriodProblem) {
      let reading = try PeriodReader().reading(text)
      Issue.record("`\(text)` is read as \(reading.period.label)")
    } catch {
      #expect(error.sentence(text).contains(expected))
    }
  }

  @Test(arguments: [
    ("P6 2023/24", "refused"), ("Period 6 2023/24", "refused"),
    ("P6 2023/24 (Sep 2023)", "2023-9-1…2023-9-30"), ("FY P6 2023/24", "2023-9-1…2023-9-30"),
    ("Period 6 - September 2023", "2023-9-1…2023-9-30"),
    ("2023/24", "2023-4-1…2024-3-31"), ("2023/24 (Sep 2023 to Aug 2024)", "2023-9-1…2024-8-31"),
  ])
  func withoutADeclaredCalendar(_ text: String, _ expected: String) {
    #expect(describe(PeriodReader(isDeclared: false).read(text)) == expected)
  }

  @Test func whatATextSaysBesides() throws {
    let reader = PeriodReader()
    #expect(try reader.reading("Summer Term 2022-23 (2nd wave)").remark == "2nd wave")
    #expect(try reader.reading("est October 2023").remark == "estimated")
    #expect(try reader.reading("2023/24 (Rev)").remark == "rev")
    #expect(try reader.reading("Q2 2023/24 (Jul–Sep 2023)").remark == "")
    #expect(try reader.reading("2023/24").assumesCalendar)
    #expect(try !reader.reading("FY 2023/24").assumesCalendar)
    #expect(try !reader.reading("Sep 2023").assumesCalendar)
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
    (.calendar, "2022", "2022-1-1…2022-12-31"), (.calendar, "P6 2023", "2023-6-1…2023-6-30"),
    (.tax, "2022/23", "2022-4-6…2023-4-5"), (.tax, "P6 2022/23", "refused"),
    (Period.Calendar("August") ?? .tax, "2022/23", "2022-8-1…2023-7-31"),
    (Period.Calendar("August") ?? .tax, "P6 2022/23", "2023-1-1…2023-1-31"),
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
      (year?.with(kind: .snapshot), "as at 2023/24"),
      (Period.year(2023, .tax), "TY 2023/24"),
      (Period.quarter(1, of: 2023, .tax), "TY Q1 2023/24 (6 Apr 2023 to 5 Jul 2023)"),
      (Period.half(2, of: 2023, .financial), "H2 2023/24 (Oct 2023–Mar 2024)"),
      (Period.week(42, of: 2020), "w/c 12 Oct 2020"),
      (Period.halfTerm(2, of: 2022), "Autumn 2 2022/23"),
      (Period.autumnAndSpring(of: 2022), "Autumn and spring term 2022/23"),
      (reader.read("Q2 2023/24 YTD"), "Apr–Sep 2023 YTD"),
      (reader.read("2023/24 from Aug"), "2023/24 from Aug"),
      (reader.read("Q2 2023/24 from Aug"), "Q2 2023/24 from Aug (Nov 2023–Jan 2024)"),
      (Period.quarter(2, of: 2023, .financial), "Q2 2023/24 (Jul–Sep 2023)"),
      (Period.quarter(4, of: 2023, .financial), "Q4 2023/24 (Jan–Mar 2024)"),
      (Period.quarter(1, of: 2022, .academic), "AY Q1 2022/23 (Sep–Nov 2022)"),
      (Period.quarter(2, of: 2022, .academic), "AY Q2 2022/23 (Dec 2022–Feb 2023)"),
      (Period.quarter(3, of: 2023, .calendar), "CY Q3 2023 (Jul–Sep 2023)"),
      (Period.accountingPeriod(6, of: 2023), "P6 2023/24 (Sep 2023)"),
      (Period.accountingPeriod(12, of: 2023), "P12 2023/24 (Mar 2024)"),
      (Period.month(9, of: 2023), "Sep 2023"), (day, "1 Apr 2023"),
      (day?.with(kind: .snapshot), "as at 1 Apr 2023"),
      (Period.month(9, of: 2023)?.with(kind: .snapshot), "as at Sep 2023"),
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

  /// Every kind of period that can be made, of every calendar.
  private static func periods(of year: Int) -> [Period?] {
    let calendars = [Period.Calendar.tax] + (1...12).map { Period.Calendar(firstMonth: $0) ?? .tax }
    var periods: [Period?] = [.autumnAndSpring(of: year)]
    for calendar in calendars {
      periods.append(.year(year, calendar))
      for part in 1...4 { periods.append(.quarter(part, of: year, calendar)) }
      for part in 1...2 { periods.append(.half(part, of: year, calendar)) }
      guard calendar == .financial || calendar.isOther else { continue }
      for part in 1...12 { periods.append(.accountingPeriod(part, of: year, calendar)) }
    }
    for part in 1...12 { periods.append(.month(part, of: year)) }
    for part in 1...3 { periods.append(.term(part, of: year)) }
    for part in 1...6 { periods.append(.halfTerm(part, of: year)) }
    for part in 1...52 { periods.append(.week(part, of: year)) }
    periods.append(CivilDate(year: year, month: 2, day: 28).map(Period.day))
    periods.append(Period.year(year, .academic)?.months(12, kind: .rolling))
    return periods
  }

  @Test func everyLabelOfTenYearsReadsBack() throws {
    for year in 2015...2025 {
      for period in Self.periods(of: year) {
        let period = try #require(period)
        for kind in Period.Kind.allCases where kind != .rolling && period.kind == .flow {
          let named = period.inSense(kind, .financial)
          let read = PeriodReader().read(named.label)
          #expect(read == named && read?.kind == named.kind, "\(named.label)")
        }
        if period.kind == .rolling { #expect(PeriodReader().read(period.label) == period) }
      }
    }
  }

  @Test func aFileWithoutMetadataReadsEveryLabelBack() throws {
    for period in Self.periods(of: 2023) {
      let period = try #require(period)
      #expect(PeriodReader(isDeclared: false).read(period.label) == period, "\(period.label)")
    }
  }

  @Test func successorsFollowAtOnce() throws {
    for period in Self.periods(of: 2023) {
      let period = try #require(period)
      guard let next = period.successor else {
        #expect(period.grain == .range)
        continue
      }
      #expect(next.grain == period.grain && next.calendar == period.calendar && period < next)
      let isWhole = period.grain != .term && period.grain != .halfTerm
      if isWhole { #expect(next.start == period.end + 1, "\(period.label) \(next.label)") }
    }
  }

  /// Random words in a row are read or refused and never stop the program.
  @Test func randomWords() {
    let words = [
      "2023", "24", "/", "-", "–", " ", "Q2", "P6", "Sep", "to", "(", ")", "[", "as at", "12",
      "term",
      "FY", "TY", "from", "Aug", "week", "w/c", "31", "YTD", "half", "Autumn", "0",
      "99999999999999",
      "months", "ending", "year", "\u{301}", "é", "٣", "🙂", "T00:00:00", "<sup>", "of", ".",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...9, using: &generator) {
        text += (words.randomElement(using: &generator) ?? "") + (Bool.random() ? " " : "")
      }
      guard let period = PeriodReader().read(text) else { continue }
      #expect(PeriodReader().read(period.label) == period, "\(text) is called \(period.label)")
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
