extension PeriodWords {
  /// Dates in any form: a window, a span or a single period.
  mutating func dates() -> Period? {
    attempt { $0.window() } ?? attempt { $0.partThenDates() } ?? attempt { $0.span() }
      ?? attempt { $0.single() }
  }

  /// `12 months to Sep 2023`, `rolling 12-month to 30 Sep 2023`, `year ending 31 March 2023`,
  /// `quarter ending Sep 2023`, `w/e 18 Oct 2020`.
  private mutating func window() -> Period? {
    _ = take(word: "rolling")
    if let count = number(digits: 1...2) {
      _ = take(mark: "-")
      guard take(word: "months", "month"), takeEnding(), let last = single() else { return nil }
      return last.months(count, kind: .rolling).map {
        Period(start: $0.start, end: $0.end, grain: .range, kind: .rolling)
      }
    }
    let count = take(word: "year") ? 12 : take(word: "quarter") ? 3 : 0
    if count > 0 {
      guard takeEnding(), let last = single() else { return nil }
      return last.months(count, kind: .flow)?
        .named([calendar, .financial, .calendar, .academic, .tax])
    }
    guard take(word: "week") || take(phrase: "w") else { return nil }
    _ = take(mark: "/")
    if take(word: "commencing", "beginning", "starting", "c"), let day = dayOnly() {
      return Period.week(from: day)
    }
    guard take(word: "ending", "ended", "e"), let day = dayOnly() else { return nil }
    return Period.week(from: CivilDate(dayNumber: day.dayNumber - 6))
  }

  private mutating func takeEnding() -> Bool {
    if take(word: "to") || take(word: "ending", "ended") {
      _ = take(phrase: "the end of") || take(phrase: "end of")
      return true
    }
    return false
  }

  private mutating func dayOnly() -> CivilDate? {
    guard let day = single(), day.grain == .day else { return nil }
    return CivilDate(dayNumber: day.start)
  }

  /// A part of a year and dates that say which year: `Quarter 2 (July to September 2023)`,
  /// `Quarter 2 - Sept-2023`, `Period 6 - September 2023`.
  private mutating func partThenDates() -> Period? {
    guard let part = partName() else { return nil }
    let isBracket = take(mark: "(")
    if !isBracket { _ = take(mark: "-", ":") }
    // `P6 2022/23 to P6 2023/24` is a span of two parts.
    guard isBracket || isAtMonth else { return nil }
    guard let dated = span() ?? attempt({ $0.monthOfYear() }) ?? attempt({ $0.dayOrISO() }),
      dated.grain != .year, !isBracket || take(mark: ")")
    else { return nil }
    // A council's period 6 is September; dates that say so confirm it.
    let own = part.isTerm || calendar == .academic && part.isAccounting ? .financial : calendar
    let year = own.year(of: CivilDate(dayNumber: dated.end))
    guard let named = part.period(of: year, part.isTerm ? .academic : own) else { return nil }
    guard
      named.start == dated.start && named.end == dated.end
        || !isBracket && named.covers(dated) && dated.end == named.end
        || isBracket && named.covers(dated) && dated.grain == .month && dated.end == named.end
    else {
      refuse(.contradiction(named, dated))
      return nil
    }
    return named
  }

  /// `Apr 2022 to Sep 2022`, `April to September 2022`, `Jul–Sep 2023`, `Q1 to Q3 2023/24`.
  mutating func span() -> Period? {
    attempt { $0.spanOfSingles() } ?? attempt { $0.spanOfMonths() }
      ?? attempt { $0.spanOfParts() }
  }

  private mutating func spanOfSingles() -> Period? {
    let isBetween = take(word: "between")
    if !isBetween { _ = take(word: "from") }
    let start = next
    let declared = prefixCalendar()
    guard let first = attempt({ $0.single() }) else {
      next = start
      return nil
    }
    let isDash = !(isBetween ? take(word: "and") : take(word: "to", "until"))
    guard !isDash || take(mark: "-", "/"), let last = single() else { return nil }
    // `2023-2026` could be financial years as well.
    if isDash, first.grain == .year, first.calendar == .calendar {
      if last.grain == .year { refuse(.twoYears(first.label, last.label)) }
      return nil
    }
    guard first.start <= last.start else { return nil }
    let own = declared ?? first.calendar
    return Period(start: first.start, end: last.end, grain: .range, calendar: own)
  }

  /// Months of which only the last has its year.
  private mutating func spanOfMonths() -> Period? {
    guard let firstMonth = monthName(), take(word: "to") || take(mark: "-", "/"),
      let last = attempt({ $0.monthOfYear() })
    else { return nil }
    let end = CivilDate(dayNumber: last.end)
    let year = firstMonth <= end.month ? end.year : end.year - 1
    guard let first = Period.month(firstMonth, of: year) else { return nil }
    return Period(start: first.start, end: last.end, grain: .range)
  }

  /// Parts of which only the last has its year.
  private mutating func spanOfParts() -> Period? {
    let declared = prefixCalendar()
    guard let part = partName(), take(word: "to") || take(mark: "-"),
      let last = attempt({ $0.part(declared) })
    else { return nil }
    let year = last.calendar.year(of: CivilDate(dayNumber: last.start))
    guard let first = part.period(of: year, last.calendar), first.grain == last.grain,
      first.start < last.start
    else { return nil }
    return Period(start: first.start, end: last.end, grain: .range, calendar: last.calendar)
  }
}
