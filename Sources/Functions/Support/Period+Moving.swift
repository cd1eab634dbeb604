import Columns

/// A length of time by which a period moves.
struct PeriodShift {
  var days = 0
  var months = 0
}

extension Period {
  /// The period so many steps later; nil outside the years that dates can have.
  ///
  /// A first or last day that the other month does not have becomes its last day, and the end of a
  /// month stays the end of a month for every period longer than a day: 29 Feb 2024 less a year is
  /// 28 Feb 2023, and Feb 2023 and a year is the whole of Feb 2024. A quarter that moves by one
  /// month is no quarter any more and becomes a range of months.
  func moved(by step: PeriodShift, times count: Int) -> Period? {
    if step.days != 0 {
      let (days, overflow) = step.days.multipliedReportingOverflow(by: count)
      guard !overflow, let first = shifted(start, days: days), let last = shifted(end, days: days)
      else { return nil }
      let keepsName = grain == .day || grain == .week || grain == .range || days == 0
      return Period(
        start: first,
        end: last,
        grain: keepsName ? grain : .range,
        calendar: calendar,
        kind: kind
      )
    }
    let (months, overflow) = step.months.multipliedReportingOverflow(by: count)
    let endsMonth = grain != .day && CivilDate(dayNumber: end).isMonthEnd
    guard !overflow, let first = shifted(start, months: months, endsMonth: false),
      let last = shifted(end, months: months, endsMonth: endsMonth)
    else { return nil }
    return Period(
      start: first,
      end: last,
      grain: months % monthsOfName == 0 ? grain : .range,
      calendar: calendar,
      kind: kind
    )
  }

  /// The months by which a period of this grain can move and keep its kind of name.
  private var monthsOfName: Int {
    switch grain {
    case .day, .month, .accountingPeriod, .range: 1
    case .quarter: 3
    case .half: 6
    case .term, .halfTerm, .year: 12
    case .week: .max
    }
  }

  private func shifted(_ day: Int32, days: Int) -> Int32? {
    guard let number = Int32(exactly: Int(day) + days) else { return nil }
    let date = CivilDate(dayNumber: number)
    return CivilDate.years.contains(date.year) ? number : nil
  }

  private func shifted(_ day: Int32, months: Int, endsMonth: Bool) -> Int32? {
    let date = CivilDate(dayNumber: day)
    guard let first = CivilDate.firstDay(year: date.year, month: date.month, plus: months) else {
      return nil
    }
    let length = CivilDate.length(ofMonth: first.month, in: first.year)
    return CivilDate(
      year: first.year,
      month: first.month,
      day: endsMonth ? length : min(date.day, length)
    )?
    .dayNumber
  }
}
