/// A stretch of days that a figure speaks of, with how it was named.
///
/// Both ends are included. Periods are ordered by their dates and never by their text, and two
/// periods are equal when they cover the same days in the same sense, however they are spelt:
/// `P6 2023/24` equals `Sep 2023`.
package struct Period: Sendable {
  /// The kind of stretch that names the period.
  package enum Grain: UInt8, Sendable {
    case day, week, month, accountingPeriod, quarter, term, halfTerm, half, year, range
  }

  /// In what sense a figure belongs to its period.
  package enum Kind: UInt8, CaseIterable, Sendable {
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
  @inlinable package var days: Int { Int(end - start) + 1 }

  /// Whether every day of another period lies in this one.
  package func covers(_ other: Period) -> Bool { start <= other.start && end >= other.end }

  /// Whether this period and another have a day in common.
  package func overlaps(_ other: Period) -> Bool { start <= other.end && end >= other.start }
}

extension Period: Hashable, Comparable {
  /// What keeps figures over the same days apart.
  ///
  /// A state at the end, what entered and what it came to in the end are facts about the same days,
  /// and stand side by side. A year that is not over, a moving window and an expectation are not.
  @usableFromInline
  package var sense: UInt8 {
    switch kind {
    case .flow, .snapshot, .cohort, .outturn: Kind.flow.rawValue
    case .yearToDate, .rolling, .forecast: kind.rawValue
    }
  }

  @inlinable
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
  @inlinable package var sortKey: UInt64 {
    // 24 bits hold 45,000 years of days; the sense needs three.
    let first = UInt64(UInt32(bitPattern: start) ^ 0x8000_0000)
    let length = UInt64(UInt32(bitPattern: end &- start)) & 0x00FF_FFFF
    return first << 32 | length << 8 | UInt64(sense)
  }
}
