extension Period {
  /// The period of the same grain and calendar that follows at once; nil for a range of days or
  /// where the next would lie beyond the years that are known.
  package var successor: Period? {
    let first = CivilDate(dayNumber: start)
    let length: Int
    switch grain {
    case .day, .week:
      let next = end + 1
      guard CivilDate.years.contains(CivilDate(dayNumber: next).year) else { return nil }
      return Period(
        start: next,
        end: next + Int32(days) - 1,
        grain: grain,
        calendar: calendar,
        kind: kind
      )
    case .month, .accountingPeriod: length = 1
    case .quarter: length = 3
    case .half: length = 6
    case .year: length = 12
    case .halfTerm:
      let year = Calendar.academic.year(of: first)
      let number = (1...6).first { Period.halfTerm($0, of: year)?.start == start } ?? 6
      let next = number == 6 ? (1, year + 1) : (number + 1, year)
      return Period.halfTerm(next.0, of: next.1)?.with(kind: kind)
    case .term:
      guard days <= 130 else {
        return Period.autumnAndSpring(of: first.year + 1)?.with(kind: kind)
      }
      let year = first.month >= 9 ? first.year : first.year - 1
      let next = first.month == 9 ? (2, year) : first.month == 1 ? (3, year) : (1, year + 1)
      return Period.term(next.0, of: next.1)?.with(kind: kind)
    case .range: return nil
    }
    // A tax year begins on the sixth.
    let offset = Int32(first.day - 1)
    guard let from = CivilDate.firstDay(year: first.year, month: first.month, plus: length),
      let to = CivilDate.firstDay(year: first.year, month: first.month, plus: length * 2)
    else { return nil }
    return Period(
      start: from.dayNumber + offset,
      end: to.dayNumber + offset - 1,
      grain: grain,
      calendar: calendar,
      kind: kind
    )
  }

  /// The periods from this one to another of the same grain, calendar and sense, both included.
  ///
  /// - Returns: the periods, or nil where the two are unlike, out of order, not so many steps apart,
  ///   or further apart than the limit.
  package func sequence(to last: Period, limit: Int) -> [Period]? {
    guard grain == last.grain, calendar == last.calendar, kind == last.kind, self <= last else {
      return nil
    }
    var periods = [self]
    while let current = periods.last, current < last {
      guard periods.count < limit, let next = current.successor else { return nil }
      periods.append(next)
    }
    return periods.last == last ? periods : nil
  }

  /// Whether steps of one size lead from one period to another: both of the same grain and calendar,
  /// or a month and an accounting period, which are the same stretch under two names.
  package func isStepwise(with other: Period) -> Bool {
    if isMonthly, other.isMonthly { return true }
    return grain == other.grain && calendar == other.calendar
  }

  private var isMonthly: Bool { grain == .month || grain == .accountingPeriod }
}
