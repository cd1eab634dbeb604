/// Why a text is no period, or cannot be one without a guess.
package enum PeriodProblem: Error, Hashable, Sendable {
  /// It does not speak of a period at all.
  case notAPeriod
  /// It needs another point in time to mean anything: `this time last year`.
  case relative
  /// It has a beginning and no end: `since July 2021`.
  case openEnded
  /// A part of a year without the year: `Q2`, `July`.
  case noYear(String)
  /// Two years that do not follow each other, or two periods: `2023-2026`.
  case twoYears(String, String)
  /// A period of accounts whose year begins nobody knows when: `P6`.
  case noCalendar(Int, year: Int?)
  /// A single year that a calendar of two civil years needs two of: `FY 2023`.
  case oneYear(String)
  /// A year pair in a calendar whose year is one civil year.
  case civilYear(String)
  /// A day, month, quarter or other part that no year has: `31/02/2023`, `Q5 2023/24`.
  case noSuchPart(String)
  /// Words that name one period and dates that are another: `Period 6 (July 2023)`.
  case contradiction(Period, Period)

  /// How much a problem explains; the most telling of several is reported.
  private var rank: Int {
    switch self {
    case .notAPeriod: 0
    case .noYear: 1
    case .relative, .openEnded: 2
    case .noCalendar: 3
    case .oneYear, .civilYear: 4
    case .twoYears: 5
    case .noSuchPart: 6
    case .contradiction: 7
    }
  }

  /// Whether this explains more than another.
  func tellsMore(than other: PeriodProblem) -> Bool { rank > other.rank }

  /// Whether the text speaks of a time at all.
  package var isAboutTime: Bool { self != .notAPeriod }

  /// The problem as a sentence about a text: `` `Q2` names no year ``.
  package func sentence(_ text: String) -> String {
    if case .noSuchPart(let part) = self, part == text.trimmingSpaces() {
      return "`\(text)` does not exist"
    }
    return "`\(text)` \(words)"
  }

  /// The problem in words that follow the text.
  private var words: String {
    switch self {
    case .notAPeriod: "names no period"
    case .relative: "needs a date to count from"
    case .openEnded: "has no end"
    case .noYear: "names no year"
    case .twoYears(let first, let second): "names two years, `\(first)` and `\(second)`"
    case .noCalendar(let number, let year):
      "could be \(Self.choices(number, of: year)), because nothing says when the year begins"
    case .oneYear(let year): "does not say whether the year begins or ends in \(year)"
    case .civilYear(let pair): "has `\(pair)`, which is no calendar year"
    case .noSuchPart(let part): "has `\(part)`, which does not exist"
    case .contradiction(let named, let dated):
      "contradicts itself: its name means \(named.plainDates) and its dates say \(dated.plainDates)"
    }
  }

  /// What to write instead.
  package var help: [String] {
    switch self {
    case .notAPeriod, .contradiction, .noSuchPart: []
    case .relative: ["in a query `latest`, `previous` and `same period last year` are understood"]
    case .openEnded: ["write both ends, such as `Jul 2021 to Mar 2023`"]
    case .noYear(let part): ["write the year too, such as `\(part) 2023/24`"]
    case .twoYears(let first, let second):
      ["write `\(first) to \(second)` for both and what lies between, or one of the two"]
    case .noCalendar:
      [
        "say when the year begins: `\"calendar\": \"financial\"` in a data package, or "
          + "`period(…, \"financial\")`"
      ]
    case .oneYear(let year):
      [
        "write both years, such as `\(year)/\(Self.short((Int(year) ?? 0) + 1))`"
      ]
    case .civilYear: ["write `FY`, `AY` or `TY` before it"]
    }
  }

  /// What a period of accounts would be in the calendars that number their months.
  private static func choices(_ number: Int, of year: Int?) -> String {
    let calendars: [(first: Int, name: String)] = [
      (4, "of a financial year"), (8, "of a year from August, as the ILR counts"),
      (1, "of a calendar year"),
    ]
    let months = calendars.map { first, name in
      let index = first + number - 2
      let month = CivilDate.fullMonthNames[index % 12]
      guard let year, first != 1 else { return "\(month) \(name)" }
      return "\(month) \(year + index / 12) \(name)"
    }
    return months.dropLast().joined(separator: ", ") + " or " + (months.last ?? "")
  }

  private static func short(_ year: Int) -> String {
    let digits = String(year % 100)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}

extension Period {
  /// The days alone, without the name that brought them about.
  fileprivate var plainDates: String {
    Period(start: start, end: end, grain: start == end ? .day : .range).label
  }
}
