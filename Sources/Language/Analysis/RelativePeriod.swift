import Columns
import Syntax

/// A period that is counted from the periods of a column.
enum RelativePeriod: Equatable {
  case latest
  case previous
  case earliest
  case samePeriodLastYear
  case last(Int, steps: String)
  case yearToDate

  /// The word that is a name anywhere else; a column of that name wins.
  init?(name: String) {
    switch name.lowercased() {
    case "latest": self = .latest
    case "previous": self = .previous
    case "earliest": self = .earliest
    default: return nil
    }
  }

  init(_ syntax: RelativeSyntax) {
    switch syntax {
    case .last(let count, let steps): self = .last(count, steps: steps)
    case .samePeriodLastYear: self = .samePeriodLastYear
    case .yearToDate: self = .yearToDate
    }
  }

  /// The words names are offered for.
  static let names = ["earliest", "latest", "previous"]

  /// The period, counted from those of a column.
  ///
  /// A forecast does not count unless there is nothing else. The latest period is the last in the
  /// order of periods, as `maximum` gives it; the others are counted from it.
  ///
  /// - Parameters:
  ///   - all: the distinct periods.
  ///   - calendar: whose year `year to date` means where the latest period belongs to none.
  /// - Returns: the period and what has to be said of it; nil where there is none.
  func resolved(
    in all: [Period],
    calendar: Period.Calendar?
  ) -> (period: Period, remark: String)? {
    let actual = all.filter { $0.kind != .forecast }
    let periods = (actual.isEmpty ? all : actual).sorted()
    guard let latest = periods.last, let first = periods.first else { return nil }
    let later = all.count { $0.kind == .forecast && $0 > latest }
    let remark =
      actual.isEmpty || later == 0
      ? "" : "; \(later) later forecast\(later == 1 ? " does" : "s do") not count"
    switch self {
    case .latest: return (latest, remark)
    case .earliest: return (first, "")
    case .previous:
      let alike = periods.dropLast().last { $0.isStepwise(with: latest) && $0.kind == latest.kind }
      guard let alike else { return nil }
      let isNext = alike.successor.map { $0 == latest } ?? true
      return (alike, isNext ? remark : "; the one just before `latest` has no row")
    case .samePeriodLastYear: return latest.yearEarlier.map { ($0, remark) }
    case .last(let count, let steps):
      return latest.window(count, of: steps).map { ($0, remark) }
    case .yearToDate:
      let own = latest.hasYear ? latest.calendar : calendar ?? .financial
      let date = CivilDate(dayNumber: latest.end)
      guard let year = Period.year(own.year(of: date), own) else { return nil }
      let toDate = Period(start: year.start, end: latest.end, grain: .range, calendar: own)
      return (toDate, remark)
    }
  }
}

extension Period {
  /// Whether it is a year or a part of one that belongs to a calendar.
  fileprivate var hasYear: Bool {
    switch grain {
    case .accountingPeriod, .quarter, .term, .halfTerm, .half, .year: true
    case .day, .week, .month, .range: false
    }
  }

  /// The same period a year earlier.
  fileprivate var yearEarlier: Period? {
    if grain == .week {
      // The week of the same number: 52 weeks keep the day of the week.
      return CivilDate.day(start - 364).flatMap(Period.week(from:))?.with(kind: kind)
    }
    guard let first = CivilDate(dayNumber: start).yearEarlier,
      let last = CivilDate(dayNumber: end).yearEarlier
    else { return nil }
    let isMonthEnd = grain != .day && CivilDate(dayNumber: end).isMonthEnd
    let length = CivilDate.length(ofMonth: last.month, in: last.year)
    return Period(
      start: first.dayNumber,
      end: last.dayNumber + (isMonthEnd ? Int32(length - last.day) : 0),
      grain: grain,
      calendar: calendar,
      kind: kind
    )
  }

  /// The steps that end with the period's last day.
  fileprivate func window(_ count: Int, of steps: String) -> Period? {
    switch steps {
    case "days", "weeks":
      let days = Int32(count) * (steps == "days" ? 1 : 7)
      guard CivilDate.day(end - days + 1) != nil else { return nil }
      return Period(start: end - days + 1, end: end, grain: .range)
    case "months": return months(count, kind: .flow)
    case "quarters": return months(count * 3, kind: .flow)
    default: return months(count * 12, kind: .flow)
    }
  }
}

extension CivilDate {
  /// The day of a number, where its year is one of those that are known.
  fileprivate static func day(_ number: Int32) -> CivilDate? {
    let day = CivilDate(dayNumber: number)
    return years.contains(day.year) ? day : nil
  }

  /// The same day a year earlier; 28 February for 29 February.
  fileprivate var yearEarlier: CivilDate? {
    CivilDate(
      year: year - 1,
      month: month,
      day: min(day, CivilDate.length(ofMonth: month, in: year - 1))
    )
  }
}
