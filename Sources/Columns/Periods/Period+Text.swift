extension Period {
  /// The period's name, which reads back as the same period.
  ///
  /// Where a name could be read two ways the months are given too: `Q2 2023/24 (Jul–Sep 2023)`.
  /// A bare `2023/24` is the financial year; the academic year is `AY 2023/24`, the tax year
  /// `TY 2023/24` and any other `2023/24 from Aug`. What is no flow says so: `as at 30 Sep 2023`,
  /// `Apr–Sep 2023 YTD`, `12 months to Sep 2023`, `2024/25 forecast`.
  package var label: String { label(months: true) }

  /// The name as it is written in a query, without the months in brackets; nil where a query needs
  /// `period("…")` for it.
  package var literal: String? {
    switch (grain, kind) {
    case (.week, _), (.halfTerm, _), (_, .snapshot), (_, .rolling): nil
    case (.term, _) where days > 130: nil
    // A year alone is a number in a query.
    case (.year, let kind) where calendar.isCivil && kind != .flow: nil
    case (.year, _) where calendar.isOther, (.quarter, _) where calendar.isOther: nil
    case (.half, _) where calendar.isOther, (.accountingPeriod, _) where calendar.isOther: nil
    case (.range, .flow): dashedMonths
    case (.range, .yearToDate): dashedMonths.map { _ in toDateName + kind.suffix }
    case (.range, _): nil
    default: label(months: false)
    }
  }

  private func label(months: Bool) -> String {
    switch kind {
    case .snapshot: "as at " + name(months: months)
    case .yearToDate where grain == .range: toDateName + kind.suffix
    case .rolling where grain == .range: rollingName
    default: name(months: months) + kind.suffix
    }
  }

  /// The months of a year to date; a month alone is taken for the last of a financial year's.
  private var toDateName: String {
    guard let dashed = dashedMonths else { return daysName }
    let (first, last) = (CivilDate(dayNumber: start), CivilDate(dayNumber: end))
    guard first.month == last.month, first.year == last.year else { return dashed }
    return first.month == 4 ? dashed : "\(Self.dayName(first)) to \(Self.dayName(last))"
  }

  private func name(months: Bool) -> String {
    let first = CivilDate(dayNumber: start)
    let year = calendar.year(of: first)
    let since = (first.month - calendar.firstMonth + 12) % 12
    let part: String
    switch grain {
    case .day: return Self.dayName(first)
    case .month: return "\(CivilDate.monthNames[first.month - 1]) \(first.year)"
    case .week: return "w/c " + Self.dayName(first)
    case .range: return daysName
    case .term:
      if days > 130 { return "Autumn and spring term \(Self.pair(year))" }
      return "\(Self.season(first.month)) term \(Self.pair(year))"
    case .halfTerm:
      let isFirst = first.day == 1 && [9, 1, 4].contains(first.month)
      return "\(Self.season(first.month)) \(isFirst ? 1 : 2) \(Self.pair(year))"
    case .year: return yearPrefix(isWhole: true) + yearName(year)
    case .accountingPeriod: part = "P\(since + 1) \(yearName(year))"
    case .quarter: part = "\(yearPrefix(isWhole: false))Q\(since / 3 + 1) \(yearName(year))"
    case .half: part = "\(yearPrefix(isWhole: false))H\(since / 6 + 1) \(yearName(year))"
    }
    return months ? "\(part) (\(partMonths))" : part
  }

  private var rollingName: String {
    let last = CivilDate(dayNumber: end)
    let first = CivilDate(dayNumber: start)
    let begun = (last.year - first.year) * 12 + last.month - first.month
    let months = first.day == 1 ? begun + 1 : begun
    let isMonthEnd = last.isMonthEnd
    let end =
      isMonthEnd
      ? "\(CivilDate.monthNames[last.month - 1]) \(last.year)" : Self.dayName(last)
    return "\(months) month\(months == 1 ? "" : "s") to \(end)"
  }

  /// The calendar before the name; a bare pair of years is financial, a bare year a calendar year.
  private func yearPrefix(isWhole: Bool) -> String {
    switch calendar {
    case .calendar: isWhole ? "" : "CY "
    case .academic: "AY "
    case .tax: "TY "
    default: ""
    }
  }

  private func yearName(_ year: Int) -> String {
    if calendar.isCivil { return String(year) }
    let pair = Self.pair(year)
    return calendar.isOther
      ? pair + " from " + CivilDate.monthNames[calendar.firstMonth - 1] : pair
  }

  /// The months of a part of a year: `Jul–Sep 2023`; its days where it has no whole months.
  private var partMonths: String { dashedMonths ?? daysName }

  /// The months from one to another with a dash: `Jul–Sep 2023`, `Dec 2022–Feb 2023`, `Sep 2023`;
  /// nil where they are not whole.
  private var dashedMonths: String? {
    let first = CivilDate(dayNumber: start)
    let last = CivilDate(dayNumber: end)
    guard first.day == 1, last.isMonthEnd else { return nil }
    let lastName = "\(CivilDate.monthNames[last.month - 1]) \(last.year)"
    if first.year == last.year, first.month == last.month { return lastName }
    let firstName = CivilDate.monthNames[first.month - 1]
    return firstName + (first.year == last.year ? "" : " \(first.year)") + "–" + lastName
  }

  private var daysName: String {
    let first = CivilDate(dayNumber: start)
    let last = CivilDate(dayNumber: end)
    guard first.day == 1, last.isMonthEnd else {
      return "\(Self.dayName(first)) to \(Self.dayName(last))"
    }
    let lastName = "\(CivilDate.monthNames[last.month - 1]) \(last.year)"
    if first.year == last.year, first.month == last.month { return lastName }
    return "\(CivilDate.monthNames[first.month - 1]) \(first.year) to \(lastName)"
  }

  private static func season(_ month: Int) -> String {
    switch month {
    case 9...12: "Autumn"
    case 1...3: "Spring"
    default: "Summer"
    }
  }

  private static func dayName(_ date: CivilDate) -> String {
    "\(date.day) \(CivilDate.monthNames[date.month - 1]) \(date.year)"
  }

  /// The two years of a pair: `2023/24`.
  static func pair(_ year: Int) -> String {
    let second = String((year + 1) % 100)
    return "\(year)/\(second.count == 1 ? "0" : "")\(second)"
  }
}

extension Period.Kind {
  /// What follows a period's name; a snapshot has words before it.
  fileprivate var suffix: String {
    switch self {
    case .flow, .snapshot: ""
    case .yearToDate: " YTD"
    case .rolling: " rolling"
    case .cohort: " cohort"
    case .forecast: " forecast"
    case .outturn: " outturn"
    }
  }
}

extension CivilDate {
  /// Whether the next day is in another month.
  package var isMonthEnd: Bool { day == CivilDate.length(ofMonth: month, in: year) }
}
