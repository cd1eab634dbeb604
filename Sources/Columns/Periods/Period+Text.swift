extension Period {
  /// The period's name, which reads back as the same period.
  ///
  /// Where a name could be read two ways the months are given too: `Q2 2023/24 (Jul–Sep 2023)`.
  /// A bare `2023/24` is the financial year; the academic year is `AY 2023/24`.
  package var label: String {
    switch kind {
    case .flow, .cohort: name
    case .snapshot: grain == .day ? name : "end of " + name
    case .yearToDate: name + " YTD"
    case .rolling: rollingName
    case .forecast: name + " forecast"
    case .outturn: name + " outturn"
    }
  }

  private var name: String {
    let first = CivilDate(dayNumber: start)
    let last = CivilDate(dayNumber: end)
    switch grain {
    case .day: return Self.dayName(first)
    case .month: return "\(CivilDate.monthNames[first.month - 1]) \(first.year)"
    case .year: return yearName
    case .accountingPeriod:
      let number = (first.month + 8) % 12 + 1
      return "P\(number) \(yearName(of: first)) (\(monthRange))"
    case .quarter:
      let number = ((first.month - calendar.firstMonth + 12) % 12) / 3 + 1
      let prefix = calendar == .calendar ? "CY " : calendar == .academic ? "AY " : ""
      return "\(prefix)Q\(number) \(yearName(of: first)) (\(monthRange))"
    case .term:
      let term = first.month == 9 ? "Autumn" : first.month == 1 ? "Spring" : "Summer"
      let year = first.month >= 9 ? first.year : first.year - 1
      return "\(term) term \(Self.pair(year))"
    case .week, .half, .range:
      if first.day == 1, last.day == CivilDate.length(ofMonth: last.month, in: last.year) {
        return monthRange(spelt: " to ")
      }
      return "\(Self.dayName(first)) to \(Self.dayName(last))"
    }
  }

  private var rollingName: String {
    let last = CivilDate(dayNumber: end)
    let first = CivilDate(dayNumber: start)
    let begun = (last.year - first.year) * 12 + last.month - first.month
    let months = first.day == 1 ? begun + 1 : begun
    let isMonthEnd = last.day == CivilDate.length(ofMonth: last.month, in: last.year)
    let end =
      isMonthEnd
      ? "\(CivilDate.monthNames[last.month - 1]) \(last.year)" : Self.dayName(last)
    return "\(months) months to \(end)"
  }

  private var yearName: String {
    let year = CivilDate(dayNumber: start).year
    switch calendar {
    case .calendar: return String(year)
    case .financial: return Self.pair(year)
    case .academic: return "AY " + Self.pair(year)
    }
  }

  private func yearName(of date: CivilDate) -> String {
    let year = date.month < calendar.firstMonth ? date.year - 1 : date.year
    return calendar == .calendar ? String(year) : Self.pair(year)
  }

  private var monthRange: String { monthRange(spelt: "–") }

  private func monthRange(spelt separator: String) -> String {
    let first = CivilDate(dayNumber: start)
    let last = CivilDate(dayNumber: end)
    let lastName = "\(CivilDate.monthNames[last.month - 1]) \(last.year)"
    if first.year == last.year, first.month == last.month { return lastName }
    let firstName = CivilDate.monthNames[first.month - 1]
    let year = first.year == last.year && separator == "–" ? "" : " \(first.year)"
    return firstName + year + separator + lastName
  }

  private static func dayName(_ date: CivilDate) -> String {
    "\(date.day) \(CivilDate.monthNames[date.month - 1]) \(date.year)"
  }

  private static func pair(_ year: Int) -> String {
    let second = String((year + 1) % 100)
    return "\(year)/\(second.count == 1 ? "0" : "")\(second)"
  }
}
