extension PeriodWords {
  /// A whole label: `as at 30 Sep 2023`, `P6 2023/24 (Sep 2023) forecast`.
  mutating func label() -> PeriodReading? {
    if isRelative() {
      refuse(.relative)
      return nil
    }
    let isEstimate = take(word: "est", "estimated", "expected", "circa")
    let isSnapshot = snapshotWords()
    var kind = isSnapshot ? Period.Kind.snapshot : leadingSense()
    guard var period = attempt({ $0.dates() }) else {
      refuseOpenEnd()
      return nil
    }
    var remark = isEstimate ? "estimated" : ""
    while !isAtEnd {
      if let found = sense() {
        guard kind == nil else { return nil }
        kind = found
      } else if next < words.count, words[next] == .mark("(") || words[next] == .mark("[") {
        guard remark.isEmpty || isEstimate, bracket(&period, &remark) else { return nil }
      } else {
        refuseSecond(after: period)
        return nil
      }
    }
    if let unconfirmed {
      refuse(.noCalendar(unconfirmed.number, year: unconfirmed.year))
      return nil
    }
    if let kind {
      guard period.kind == .flow else { return nil }
      period = period.inSense(kind, calendar)
    }
    return PeriodReading(period: period, remark: remark, assumesCalendar: assumesCalendar)
  }

  // MARK: - Senses

  private mutating func snapshotWords() -> Bool {
    for phrase in [
      "as at the end of", "as at end of", "as at", "as of the end of", "as of", "at the end of",
      "at end of", "position at", "at", "the end of", "end of",
    ] where take(phrase: phrase) { return true }
    return false
  }

  /// A sense that stands before the dates: `YTD to Sep 2023`, `Forecast outturn P6 2023/24`.
  private mutating func leadingSense() -> Period.Kind? {
    if take(phrase: "ytd to") || take(word: "ytd") || take(phrase: "year to date to")
      || take(phrase: "year to date")
    {
      return .yearToDate
    }
    if take(phrase: "forecast outturn") || take(phrase: "full year forecast")
      || take(phrase: "full year projection") || take(phrase: "projected outturn")
      || take(word: "forecast", "projection")
    {
      return .forecast
    }
    if take(word: "outturn") { return .outturn }
    if take(phrase: "cohort identified in") || take(phrase: "cohort of") || take(word: "cohort") {
      return .cohort
    }
    return nil
  }

  /// A sense that stands after the dates, before or after a bracket.
  private mutating func sense() -> Period.Kind? {
    if take(word: "ytd") || take(phrase: "year to date") { return .yearToDate }
    if take(phrase: "forecast outturn") || take(phrase: "full year projection")
      || take(phrase: "full year forecast") || take(phrase: "projected outturn")
      || take(word: "forecast", "projection")
    {
      return .forecast
    }
    if take(word: "outturn") { return .outturn }
    if take(word: "cohort") { return .cohort }
    return take(word: "rolling") ? .rolling : nil
  }

  // MARK: - Brackets

  /// Dates in brackets, which must be those of the name, or a remark.
  private mutating func bracket(_ period: inout Period, _ remark: inout String) -> Bool {
    let closing: Character = take(mark: "(") ? ")" : "]"
    if closing == "]" { _ = take(mark: "[") }
    let start = next
    if let dated = attempt({ $0.closed(closing) { $0.bracketedDates() } }) {
      if dated.start == period.start, dated.end == period.end {
        unconfirmed = nil
        return true
      }
      // A year pair whose twelve months are given is a year of another calendar.
      if assumesCalendar, !isDeclared, let year = period.yearThat(is: dated) {
        (period, assumesCalendar) = (year, false)
        return true
      }
      refuse(.contradiction(period, dated))
      return false
    }
    if let part = attempt({ $0.closed(closing) { $0.partWithin(period) } }) {
      if part.start == period.start, part.end == period.end { unconfirmed = nil }
      let isSame = part.start == period.start && part.end == period.end
      guard isSame || period.grain == .year && period.covers(part) else {
        refuse(.contradiction(period, part))
        return false
      }
      if !isSame { period = part }
      return true
    }
    next = start
    guard !problem.isAboutDates else { return false }
    while next < words.count, words[next] != .mark(closing) { next += 1 }
    remark = spelling(from: start)
    return next > start && take(mark: closing)
  }

  private mutating func closed(
    _ closing: Character,
    _ body: (inout PeriodWords) -> Period?
  ) -> Period? {
    guard let period = body(&self), take(mark: closing) else { return nil }
    return period
  }

  private mutating func bracketedDates() -> Period? {
    // What a bracket takes for granted is not what the name does.
    let assumes = assumesCalendar
    defer { assumesCalendar = assumes }
    return dates()
  }

  /// Months, or a part of the year, without the year itself: `Oct–March`, `July to September`, `Q2`.
  private mutating func partWithin(_ period: Period) -> Period? {
    let date = CivilDate(dayNumber: period.start)
    if let part = attempt({ $0.partName() }) {
      let year = period.calendar.year(of: date)
      return part.period(of: year, period.calendar)
    }
    guard let first = monthName() else { return nil }
    let isRange = take(word: "to") || take(mark: "-", "/")
    guard let last = isRange ? monthName() : first else { return nil }
    let begins = period.calendar.year(of: date)
    let year = first < period.calendar.firstMonth ? begins + 1 : begins
    guard let from = Period.month(first, of: year),
      let to = Period.month(last, of: last < first ? year + 1 : year)
    else { return nil }
    return Period(
      start: from.start,
      end: to.end,
      grain: isRange ? .range : .month,
      calendar: period.calendar
    )
    .named([period.calendar])
  }

  // MARK: - Refusals

  private mutating func isRelative() -> Bool {
    for phrase in [
      "this time last year", "same period last year", "same time last year", "last year",
      "this year", "next year", "previous year", "over the", "for the last", "in the last",
      "over the last", "the last", "the new year", "latest", "to date",
    ] where attempt({ $0.take(phrase: phrase) ? true : nil }) != nil { return true }
    return false
  }

  /// `since July 2021`, `from P7`.
  private mutating func refuseOpenEnd() {
    guard
      attempt({ $0.take(word: "since", "from", "after", "until", "before") ? true : nil }) != nil
    else {
      refuseIncompletePart()
      return
    }
    if attempt({ $0.dates() }) != nil { refuse(.openEnded) }
    refuseIncompletePart()
  }

  /// A quarter, a month or a period of accounts on its own.
  private mutating func refuseIncompletePart() {
    let start = next
    if let part = attempt({ $0.partName() }) {
      if case .accountingPeriod(let number) = part {
        refuse(.noCalendar(number, year: nil))
      } else {
        refuse(.noYear(part.words))
      }
    } else if let month = attempt({ $0.monthName() }) {
      refuse(.noYear(CivilDate.fullMonthNames[month - 1]))
    }
    next = start
  }

  /// Another period after the first: `2022/23 and 2023/24`.
  private mutating func refuseSecond(after first: Period) {
    _ = take(word: "and") || take(mark: "&", "-", "/", ";", "+")
    if let second = attempt({ $0.dates() }) { refuse(.twoYears(first.label, second.label)) }
  }
}

extension PeriodProblem {
  /// Whether it is about dates that were nearly read.
  fileprivate var isAboutDates: Bool {
    switch self {
    case .contradiction, .noSuchPart, .twoYears: true
    default: false
    }
  }
}

extension Period {
  /// The year pair's year that has the days of another period, where it is a year of twelve months
  /// that begins in the same civil year.
  fileprivate func yearThat(is dated: Period) -> Period? {
    let first = CivilDate(dayNumber: dated.start)
    guard grain == .year, first.year == CivilDate(dayNumber: start).year,
      let calendar = Calendar(firstMonth: first.month), calendar != .calendar,
      let year = Period.year(first.year, calendar), year.start == dated.start,
      year.end == dated.end
    else { return nil }
    return year.with(kind: kind)
  }
}
