/// A stretch of days that a figure speaks of, with how it was named.
///
/// Both ends are included. Periods are ordered by their dates and never by their text, and two
/// periods are equal when they cover the same days in the same sense, however they are spelt:
/// `P6 2023/24` equals `Sep 2023`.
package struct Period: Sendable {
  /// The kind of stretch that names the period.
  package enum Grain: UInt8, Sendable {
    case day, week, month, accountingPeriod, quarter, term, half, year, range
  }

  /// Where a year begins.
  package enum Calendar: UInt8, Sendable {
    /// 1 January.
    case calendar
    /// 1 April: local government's and the Treasury's financial year.
    case financial
    /// 1 September: the school year.
    case academic

    /// The month in which a year begins.
    package var firstMonth: Int {
      switch self {
      case .calendar: 1
      case .financial: 4
      case .academic: 9
      }
    }
  }

  /// In what sense a figure belongs to its period.
  package enum Kind: UInt8, Sendable {
    /// What happened in it.
    case flow
    /// The state at its end.
    case snapshot
    /// What happened since the year began.
    case yearToDate
    /// A window that moves on and overlaps the one before.
    case rolling
    /// A group that entered in it and is followed afterwards.
    case cohort
    /// What is expected.
    case forecast
    /// What it came to in the end.
    case outturn
  }

  /// The first day, counted from 1 January 1970.
  package let start: Int32
  /// The last day, counted from 1 January 1970.
  package let end: Int32
  /// The kind of stretch that names it.
  package let grain: Grain
  /// The calendar of its year.
  package let calendar: Calendar
  /// In what sense figures belong to it.
  package let kind: Kind

  /// Creates a period; an end before the start is moved up to it.
  package init(
    start: Int32,
    end: Int32,
    grain: Grain,
    calendar: Calendar = .calendar,
    kind: Kind = .flow
  ) {
    self.start = start
    self.end = max(start, end)
    self.grain = grain
    self.calendar = calendar
    self.kind = kind
  }

  /// The same days in another sense.
  package func with(kind: Kind) -> Period {
    Period(start: start, end: end, grain: grain, calendar: calendar, kind: kind)
  }

  /// The number of days covered.
  package var days: Int { Int(end - start) + 1 }

  /// Whether every day of another period lies in this one.
  package func covers(_ other: Period) -> Bool { start <= other.start && end >= other.end }
}

extension Period: Hashable, Comparable {
  /// A snapshot and a flow over the same days count as the same period.
  private var sense: UInt8 { kind == .snapshot ? Kind.flow.rawValue : kind.rawValue }

  package static func == (left: Period, right: Period) -> Bool {
    left.start == right.start && left.end == right.end && left.sense == right.sense
  }

  package static func < (left: Period, right: Period) -> Bool {
    (left.start, left.end, left.sense) < (right.start, right.end, right.sense)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(start)
    hasher.combine(end)
    hasher.combine(sense)
  }

  /// The order as one number: equal periods, and only those, have equal keys.
  package var sortKey: UInt64 {
    // 24 bits hold 45,000 years of days; the sense needs three.
    let first = UInt64(UInt32(bitPattern: start) ^ 0x8000_0000)
    let length = UInt64(UInt32(bitPattern: end &- start)) & 0x00FF_FFFF
    return first << 32 | length << 8 | UInt64(sense)
  }
}

extension Period {
  /// A year of a calendar: the one that begins in the civil year given.
  package static func year(_ year: Int, _ calendar: Calendar, kind: Kind = .flow) -> Period? {
    months(from: year, calendar.firstMonth, count: 12, .year, calendar, kind)
  }

  /// A quarter, 1 to 4, of a calendar's year that begins in the civil year given.
  package static func quarter(_ quarter: Int, of year: Int, _ calendar: Calendar) -> Period? {
    guard (1...4).contains(quarter) else { return nil }
    let first = calendar.firstMonth + (quarter - 1) * 3
    return months(from: year, first, count: 3, .quarter, calendar, .flow)
  }

  /// A council accounting period, 1 to 12; period 1 is April.
  package static func accountingPeriod(_ number: Int, of year: Int) -> Period? {
    guard (1...12).contains(number) else { return nil }
    return months(from: year, 3 + number, count: 1, .accountingPeriod, .financial, .flow)
  }

  /// A calendar month.
  package static func month(_ month: Int, of year: Int) -> Period? {
    guard (1...12).contains(month) else { return nil }
    return months(from: year, month, count: 1, .month, .calendar, .flow)
  }

  /// A single day.
  package static func day(_ date: CivilDate) -> Period {
    Period(start: date.dayNumber, end: date.dayNumber, grain: .day)
  }

  /// A school term (1 autumn, 2 spring, 3 summer) of the academic year that begins in a civil year.
  ///
  /// The usual months are taken, because term dates differ from place to place: September to
  /// December, January to March, April to July.
  package static func term(_ term: Int, of year: Int) -> Period? {
    switch term {
    case 1: months(from: year, 9, count: 4, .term, .academic, .flow)
    case 2: months(from: year + 1, 1, count: 3, .term, .academic, .flow)
    case 3: months(from: year + 1, 4, count: 4, .term, .academic, .flow)
    default: nil
    }
  }

  private static func months(
    from year: Int,
    _ month: Int,
    count: Int,
    _ grain: Grain,
    _ calendar: Calendar,
    _ kind: Kind
  ) -> Period? {
    guard let start = CivilDate.firstDay(year: year, month: 1, plus: month - 1),
      let end = CivilDate.firstDay(year: year, month: 1, plus: month - 1 + count)
    else { return nil }
    return Period(
      start: start.dayNumber,
      end: end.dayNumber - 1,
      grain: grain,
      calendar: calendar,
      kind: kind
    )
  }
}
