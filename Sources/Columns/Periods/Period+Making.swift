extension Period {
  /// A year of a calendar: the one that begins in the civil year given.
  package static func year(_ year: Int, _ calendar: Calendar, kind: Kind = .flow) -> Period? {
    part(of: year, calendar, from: 0, months: 12, .year)?.with(kind: kind)
  }

  /// A half, 1 or 2, of a calendar's year that begins in the civil year given.
  package static func half(_ half: Int, of year: Int, _ calendar: Calendar) -> Period? {
    guard (1...2).contains(half) else { return nil }
    return part(of: year, calendar, from: (half - 1) * 6, months: 6, .half)
  }

  /// A quarter, 1 to 4, of a calendar's year that begins in the civil year given.
  package static func quarter(_ quarter: Int, of year: Int, _ calendar: Calendar) -> Period? {
    guard (1...4).contains(quarter) else { return nil }
    return part(of: year, calendar, from: (quarter - 1) * 3, months: 3, .quarter)
  }

  /// An accounting period, 1 to 12; a council's period 1 is April.
  package static func accountingPeriod(
    _ number: Int,
    of year: Int,
    _ calendar: Calendar = .financial
  ) -> Period? {
    guard (1...12).contains(number) else { return nil }
    return part(of: year, calendar, from: number - 1, months: 1, .accountingPeriod)
  }

  /// A calendar month.
  package static func month(_ month: Int, of year: Int) -> Period? {
    guard (1...12).contains(month) else { return nil }
    return part(of: year, .calendar, from: month - 1, months: 1, .month)
  }

  /// A single day.
  package static func day(_ date: CivilDate) -> Period {
    Period(start: date.dayNumber, end: date.dayNumber, grain: .day)
  }

  /// The week that begins on a day.
  package static func week(from date: CivilDate) -> Period? {
    let end = date.dayNumber + 6
    guard CivilDate.years.contains(CivilDate(dayNumber: end).year) else { return nil }
    return Period(start: date.dayNumber, end: end, grain: .week)
  }

  /// A numbered week, Monday to Sunday; week 1 has the year's first Thursday (ISO 8601).
  package static func week(_ number: Int, of year: Int) -> Period? {
    guard (1...53).contains(number), let fourth = CivilDate(year: year, month: 1, day: 4)
    else { return nil }
    // 1 January 1970 was a Thursday, so that day number 4 is a Monday.
    let weekday = (Int(fourth.dayNumber) - 4) % 7
    let monday = fourth.dayNumber - Int32(weekday < 0 ? weekday + 7 : weekday)
    let start = monday + Int32((number - 1) * 7)
    // Week 53 is only there where its Thursday is in the year.
    guard CivilDate(dayNumber: start + 3).year == year else { return nil }
    return week(from: CivilDate(dayNumber: start))
  }

  /// A school term (1 autumn, 2 spring, 3 summer) of the academic year that begins in a civil year.
  ///
  /// The usual months are taken, because term dates differ from place to place: September to
  /// December, January to March, April to July.
  package static func term(_ term: Int, of year: Int) -> Period? {
    switch term {
    case 1: part(of: year, .academic, from: 0, months: 4, .term)
    case 2: part(of: year, .academic, from: 4, months: 3, .term)
    case 3: part(of: year, .academic, from: 7, months: 4, .term)
    default: nil
    }
  }

  /// The autumn and spring terms together of the academic year that begins in a civil year.
  package static func autumnAndSpring(of year: Int) -> Period? {
    part(of: year, .academic, from: 0, months: 7, .term)
  }

  /// A half term, 1 to 6, of the academic year that begins in a civil year.
  ///
  /// The usual breaks are taken: the end of October, the middle of February and the end of May.
  package static func halfTerm(_ number: Int, of year: Int) -> Period? {
    guard (1...6).contains(number), let term = term((number + 1) / 2, of: year) else { return nil }
    let breaks = [(year, 10, 31), (year + 1, 2, 14), (year + 1, 5, 31)]
    let (breakYear, month, day) = breaks[(number - 1) / 2]
    guard let last = CivilDate(year: breakYear, month: month, day: day)?.dayNumber else {
      return nil
    }
    let isFirst = number % 2 == 1
    return Period(
      start: isFirst ? term.start : last + 1,
      end: isFirst ? last : term.end,
      grain: .halfTerm,
      calendar: .academic
    )
  }

  /// Some months of a calendar's year that begins in a civil year, under one name.
  static func part(
    of year: Int,
    _ calendar: Calendar,
    from offset: Int,
    months: Int,
    _ grain: Grain
  ) -> Period? {
    guard let start = calendar.firstDay(of: year, plus: offset),
      let next = calendar.firstDay(of: year, plus: offset + months)
    else { return nil }
    return Period(start: start, end: next - 1, grain: grain, calendar: calendar)
  }

  /// So many months that end with the last day of this period.
  package func months(_ count: Int, kind: Kind) -> Period? {
    let last = CivilDate(dayNumber: end)
    let isMonthEnd = last.day == CivilDate.length(ofMonth: last.month, in: last.year)
    guard (1...12_000).contains(count),
      let first = CivilDate.firstDay(
        year: last.year,
        month: last.month,
        plus: isMonthEnd ? 1 - count : -count
      )
    else { return nil }
    // Twelve months to the 15th begin on the 16th.
    let length = CivilDate.length(ofMonth: first.month, in: first.year)
    let offset = isMonthEnd ? 0 : min(last.day, length)
    return Period(
      start: first.dayNumber + Int32(offset),
      end: end,
      grain: .range,
      calendar: calendar,
      kind: kind
    )
  }

  /// The same days under a year's or a quarter's name where they are one.
  func named(_ calendars: [Calendar]) -> Period {
    let date = CivilDate(dayNumber: start)
    for calendar in calendars {
      let year = calendar.year(of: date)
      let names = [Period.year(year, calendar)] + (1...4).map { .quarter($0, of: year, calendar) }
      for case let name? in names where name.start == start && name.end == end {
        return name.with(kind: kind)
      }
    }
    return self
  }
}
