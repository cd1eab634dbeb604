extension Period {
  /// Where a year begins.
  package struct Calendar: Hashable, Sendable {
    /// The first month, or ``taxCode``.
    private let code: UInt8

    private static let taxCode: UInt8 = 13

    private init(code: UInt8) {
      self.code = code
    }

    /// 1 January.
    package static let calendar = Calendar(code: 1)
    /// 1 April: local government's and the Treasury's financial year.
    package static let financial = Calendar(code: 4)
    /// 1 September: the school year.
    package static let academic = Calendar(code: 9)
    /// 6 April: the tax year.
    package static let tax = Calendar(code: taxCode)

    /// A year that begins on the first of a month; nil for no month.
    package init?(firstMonth: Int) {
      guard (1...12).contains(firstMonth) else { return nil }
      code = UInt8(firstMonth)
    }

    /// The calendar of a word: `financial`, `academic`, `calendar`, `tax`, or a month.
    package init?(_ word: String) {
      switch word.lowercased() {
      case "calendar": self = .calendar
      case "financial": self = .financial
      case "academic", "school": self = .academic
      case "tax": self = .tax
      default:
        guard let month = CivilDate.month(named: word) else { return nil }
        self.init(firstMonth: month)
      }
    }

    /// The month in which a year begins.
    package var firstMonth: Int { code == Self.taxCode ? 4 : Int(code) }

    /// The day of that month on which it begins.
    package var firstDay: Int { code == Self.taxCode ? 6 : 1 }

    /// Whether a year is one civil year.
    package var isCivil: Bool { self == .calendar }

    /// Whether it is none of those that have a name.
    package var isOther: Bool {
      self != .calendar && self != .financial && self != .academic && self != .tax
    }

    /// The first day of the year that begins in a civil year, so many months on.
    func firstDay(of year: Int, plus months: Int = 0) -> Int32? {
      CivilDate.firstDay(year: year, month: firstMonth, plus: months)
        .map { $0.dayNumber + Int32(firstDay - 1) }
    }

    /// The civil year in which the year with a day begins.
    package func year(of date: CivilDate) -> Int {
      (date.month, date.day) < (firstMonth, firstDay) ? date.year - 1 : date.year
    }

    /// The years in words: `financial years (April to March)`.
    package var words: String {
      switch self {
      case .calendar: "calendar years"
      case .financial: "financial years (April to March)"
      case .academic: "academic years (September to August)"
      case .tax: "tax years (from 6 April)"
      default: "years from \(CivilDate.fullMonthNames[firstMonth - 1])"
      }
    }

    /// One of the years in words: `a financial year`.
    package var oneYear: String {
      switch self {
      case .calendar: "a calendar year"
      case .financial: "a financial year"
      case .academic: "an academic year"
      case .tax: "a tax year"
      default: "a year from \(CivilDate.fullMonthNames[firstMonth - 1])"
      }
    }

    /// The names by which ``init(_:)`` finds one, for messages.
    package static let names =
      "`\"financial\"`, `\"academic\"`, `\"calendar\"`, `\"tax\"` or a month such as `\"August\"`"
  }

  /// The year of a calendar that contains every day of the period.
  package func year(of calendar: Calendar) -> Period? {
    Period.year(calendar.year(of: CivilDate(dayNumber: start)), calendar)
      .flatMap { $0.covers(self) ? $0 : nil }
  }

  /// The calendar that the years, and the parts of years, among some periods share.
  package static func calendar(of periods: [Period]) -> Calendar? {
    var shared: Calendar?
    for period in periods {
      switch period.grain {
      case .day, .week, .month, .range: continue
      case .accountingPeriod, .quarter, .term, .halfTerm, .half, .year:
        if let shared, shared != period.calendar { return nil }
        shared = period.calendar
      }
    }
    return shared
  }

  /// The grain that some periods share.
  package static func grain(of periods: [Period]) -> Grain? {
    guard let first = periods.first?.grain, periods.allSatisfy({ $0.grain == first }) else {
      return nil
    }
    return first
  }
}
