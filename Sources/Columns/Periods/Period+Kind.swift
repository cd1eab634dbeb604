extension Period.Kind {
  /// The kind's name in queries and metadata.
  package var word: String {
    switch self {
    case .flow: "flow"
    case .snapshot: "snapshot"
    case .yearToDate: "year to date"
    case .rolling: "rolling"
    case .cohort: "cohort"
    case .forecast: "forecast"
    case .outturn: "outturn"
    }
  }

  /// The kind of a name, in any case; `YTD` and `as at` are understood too.
  package init?(_ word: some StringProtocol) {
    let text = word.lowercased()
    switch text {
    case "ytd": self = .yearToDate
    case "as at": self = .snapshot
    default:
      guard let kind = Self.allCases.first(where: { $0.word == text }) else { return nil }
      self = kind
    }
  }

  /// What figures of the kind are, in a few words.
  package var words: String {
    switch self {
    case .flow: "what happened in the period"
    case .snapshot: "as at the end of the period"
    case .yearToDate: "year to date"
    case .rolling: "rolling window"
    case .cohort: "cohort of the period"
    case .forecast: "forecast"
    case .outturn: "outturn"
    }
  }
}

extension Period {
  /// The period in the sense that a source declares for it; a sense that its own name gives stays.
  ///
  /// A year to date begins with the year: `P6 2023/24` becomes April to September 2023.
  ///
  /// - Parameters:
  ///   - kind: the sense.
  ///   - calendar: the calendar of a month or day that belongs to no other.
  /// - Returns: the period in that sense.
  package func inSense(_ kind: Kind, _ calendar: Calendar) -> Period {
    guard self.kind == .flow else { return self }
    guard kind == .yearToDate else { return with(kind: kind) }
    let own =
      switch grain {
      case .accountingPeriod, .quarter, .half, .term, .halfTerm: self.calendar
      case .day, .week, .month: calendar
      case .year, .range: nil as Calendar?
      }
    guard let own, let first = own.firstDay(of: own.year(of: CivilDate(dayNumber: end))) else {
      return with(kind: .yearToDate)
    }
    return Period(start: first, end: end, grain: .range, calendar: own, kind: .yearToDate)
  }

  /// What the period is a period of, in words: `a quarter of a financial year`.
  package var grainWords: String {
    switch grain {
    case .day: "a day"
    case .week: "a week"
    case .month: "a month"
    case .accountingPeriod: "an accounting period"
    case .quarter: "a quarter of \(calendar.oneYear)"
    case .term: "a term"
    case .halfTerm: "a half term"
    case .half: "half of \(calendar.oneYear)"
    case .year: calendar.oneYear
    case .range: "a range of days"
    }
  }
}
