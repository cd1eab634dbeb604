extension PeriodWords {
  /// The month that the next word names.
  mutating func monthName() -> Int? {
    guard next < words.count, case .word(let word) = words[next],
      let month = CivilDate.month(named: word)
    else { return nil }
    next += 1
    return month
  }

  /// Whether the next word names a month.
  var isAtMonth: Bool {
    guard next < words.count, case .word(let word) = words[next] else { return false }
    return CivilDate.month(named: word) != nil
  }

  /// `Sep 2023`, `Sept-2023`, `July 23`.
  mutating func monthOfYear() -> Period? {
    guard let month = monthName() else { return nil }
    _ = take(mark: "-", "'", "’", "/")
    if let year = number(digits: 4...4) { return Period.month(month, of: year) }
    return number(digits: 2...2).flatMap { Period.month(month, of: 2000 + $0) }
  }

  /// A day in any form, or a month in figures.
  mutating func dayOrISO() -> Period? {
    attempt { $0.dayMonthYear() } ?? attempt { $0.monthDayYear() } ?? attempt { $0.figures() }
  }

  /// `30 Sep 2023`, `29th March 2023`, `1 of April 2023`.
  private mutating func dayMonthYear() -> Period? {
    let start = next
    guard let day = number(digits: 1...2) else { return nil }
    _ = take(word: "st", "nd", "rd", "th")
    _ = take(word: "of")
    _ = take(mark: "-", "/")
    guard let month = monthName() else { return nil }
    _ = take(mark: "-", "/")
    guard let year = number(digits: 4...4) ?? number(digits: 2...2).map({ 2000 + $0 }) else {
      return nil
    }
    return checkedDay(year, month, day, from: start)
  }

  /// `September 30th, 2023`.
  private mutating func monthDayYear() -> Period? {
    let start = next
    guard let month = monthName(), let day = number(digits: 1...2) else { return nil }
    _ = take(word: "st", "nd", "rd", "th")
    guard let year = number(digits: 4...4) else { return nil }
    return checkedDay(year, month, day, from: start)
  }

  /// `2023-09-30`, `2023-09`, and the British `30/09/2023`, each perhaps with a time of midnight.
  private mutating func figures() -> Period? {
    let start = next
    if let year = number(digits: 4...4) {
      // A two-digit second part that is the next year is a year pair, not a month.
      guard take(mark: "-"), let month = number(digits: 2...2) else { return nil }
      if take(mark: "-") {
        guard let day = number(digits: 2...2) else { return nil }
        return checkedDay(year, month, day, from: start)
      }
      return month == (year + 1) % 100 ? nil : Period.month(month, of: year)
    }
    guard let day = number(digits: 1...2) else { return nil }
    let mark: Character = take(mark: "/") ? "/" : "-"
    if mark == "-", !take(mark: "-") { return nil }
    guard let month = number(digits: 1...2), take(mark: mark),
      let year = number(digits: 4...4) ?? number(digits: 2...2).map({ 2000 + $0 })
    else { return nil }
    return checkedDay(year, month, day, from: start)
  }

  private mutating func checkedDay(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    from start: Int
  )
    -> Period?
  {
    let spelling = spelling(from: start)
    guard CivilDate.years.contains(year) else { return nil }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      refuse(.noSuchPart(spelling))
      return nil
    }
    takeMidnight()
    return .day(date)
  }

  /// `T00:00:00`, with which spreadsheets write days.
  private mutating func takeMidnight() {
    let start = next
    _ = take(word: "t")
    var parts = 0
    while next < words.count, case .number(0, _) = words[next] {
      next += 1
      parts += 1
      guard take(mark: ":") else { break }
    }
    if parts >= 3 {
      // Fractions of a second come after a full stop, which is no mark.
      _ = number(digits: 1...9).map { $0 == 0 }
      _ = take(word: "z")
    } else if parts < 2 {
      next = start
    }
  }
}
