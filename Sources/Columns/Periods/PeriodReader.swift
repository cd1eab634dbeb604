/// Reads the spellings of periods that committee papers and official files use.
///
/// Nothing is guessed: `P6` alone, a quarter without a year, a year pair that is not two
/// consecutive years, and a bracket that contradicts the words before it are refused.
package struct PeriodReader: Sendable {
  /// The calendar of a year pair or a quarter that does not name one.
  package let calendar: Period.Calendar

  /// Creates a reader for a source whose year pairs belong to a calendar.
  package init(calendar: Period.Calendar = .financial) {
    self.calendar = calendar
  }

  /// The period that the text names, or nil.
  ///
  /// - Complexity: O(n); text over 80 bytes is refused.
  package func read(_ text: some StringProtocol) -> Period? {
    guard text.utf8.count <= 80 else { return nil }
    var words = PeriodWords(text)
    return words.period(calendar)
  }
}

/// The words, numbers and marks of a period's name, taken from the front.
private struct PeriodWords {
  private enum Word: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(Character)
  }

  private var words: [Word] = []
  private var next = 0

  init(_ text: some StringProtocol) {
    var run = ""
    var isNumber = false
    func flush(_ words: inout [Word]) {
      if !run.isEmpty {
        if isNumber {
          words.append(.number(Int(run) ?? Int.max, digits: run.utf8.count))
        } else {
          words.append(.word(run))
        }
      }
      run = ""
    }
    for character in text.lowercased() {
      if character.isASCII, character.isNumber {
        if !isNumber { flush(&words) }
        isNumber = true
        run.append(character)
      } else if character.isLetter {
        if isNumber { flush(&words) }
        isNumber = false
        run.append(character)
      } else {
        flush(&words)
        if character == "–" || character == "—" {
          words.append(.mark("-"))
        } else if !character.isWhitespace, character != ",", character != "." {
          words.append(.mark(character))
        }
      }
    }
    flush(&words)
  }

  // MARK: - Taking words

  private var isAtEnd: Bool { next >= words.count }

  private mutating func take(word wanted: String...) -> Bool {
    guard next < words.count, case .word(let word) = words[next], wanted.contains(word) else {
      return false
    }
    next += 1
    return true
  }

  private mutating func take(phrase: String) -> Bool {
    let parts = phrase.split(separator: " ").map { Word.word(String($0)) }
    guard words.count - next >= parts.count,
      words[next..<(next + parts.count)].elementsEqual(parts)
    else { return false }
    next += parts.count
    return true
  }

  private mutating func take(mark: Character...) -> Bool {
    guard next < words.count, case .mark(let found) = words[next], mark.contains(found) else {
      return false
    }
    next += 1
    return true
  }

  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    guard next < words.count, case .number(let number, let length) = words[next],
      digits.contains(length)
    else { return nil }
    next += 1
    return number
  }

  private mutating func attempt<T>(_ body: (inout PeriodWords) -> T?) -> T? {
    let mark = next
    if let result = body(&self) { return result }
    next = mark
    return nil
  }

  // MARK: - Periods

  mutating func period(_ calendar: Period.Calendar) -> Period? {
    let isSnapshot =
      take(phrase: "as at") || take(phrase: "as of") || take(phrase: "at the end of")
      || take(phrase: "at end of") || take(phrase: "at")
    let isEnd = take(phrase: "the end of") || take(phrase: "end of")
    guard let first = rollingOrSpan(calendar) else { return nil }
    var kind = sense()
    if take(mark: "(") {
      guard let gloss = rollingOrSpan(calendar), take(mark: ")"),
        gloss.start == first.start, gloss.end == first.end
      else { return nil }
    }
    if kind == nil { kind = sense() }
    guard isAtEnd else { return nil }
    if isSnapshot || isEnd { return kind == nil ? first.with(kind: .snapshot) : nil }
    return kind.map(first.with(kind:)) ?? first
  }

  /// `YTD`, `outturn` or `forecast`, before or after a gloss in brackets.
  private mutating func sense() -> Period.Kind? {
    if take(word: "ytd") || take(phrase: "year to date") { return .yearToDate }
    if take(word: "outturn") { return .outturn }
    return take(word: "forecast", "projection") ? .forecast : nil
  }

  private mutating func rollingOrSpan(_ calendar: Period.Calendar) -> Period? {
    attempt { $0.rolling(calendar) } ?? attempt { $0.span(calendar) }
      ?? attempt { $0.single(calendar) }
  }

  /// `12 months to Sep 2023`, `rolling 12 months to 30 Sep 2023`.
  private mutating func rolling(_ calendar: Period.Calendar) -> Period? {
    _ = take(word: "rolling")
    guard let count = number(digits: 1...2), take(word: "months", "month"),
      take(word: "to") || take(phrase: "ending"), let last = single(calendar)
    else { return nil }
    let end = CivilDate(dayNumber: last.end)
    let isMonthEnd = end.day == CivilDate.length(ofMonth: end.month, in: end.year)
    let months = isMonthEnd ? 1 - count : -count
    guard count > 0, let first = CivilDate.firstDay(year: end.year, month: end.month, plus: months)
    else { return nil }
    // Twelve months to the 15th begin on the 16th.
    let length = CivilDate.length(ofMonth: first.month, in: first.year)
    let offset = isMonthEnd ? 0 : min(end.day, length)
    return Period(
      start: first.dayNumber + Int32(offset),
      end: last.end,
      grain: .range,
      kind: .rolling
    )
  }

  /// `Apr 2022 to Sep 2022`, `April to September 2022`, `Jul–Sep 2023`.
  private mutating func span(_ calendar: Period.Calendar) -> Period? {
    if let first = attempt({ $0.single(calendar) }) {
      let isDash = !take(word: "to")
      guard !isDash || take(mark: "-", "/"), let last = single(calendar),
        first.start <= last.start
      else { return nil }
      // `2023-2026` could be financial years as well.
      if isDash, first.grain == .year, first.calendar == .calendar { return nil }
      return Period(start: first.start, end: last.end, grain: .range, calendar: first.calendar)
    }
    guard let firstMonth = monthName(), take(word: "to") || take(mark: "-"),
      let last = attempt({ $0.monthOfYear() })
    else { return nil }
    let end = CivilDate(dayNumber: last.end)
    let year = firstMonth <= end.month ? end.year : end.year - 1
    guard let first = Period.month(firstMonth, of: year) else { return nil }
    return Period(start: first.start, end: last.end, grain: .range)
  }

  private mutating func single(_ calendar: Period.Calendar) -> Period? {
    _ = take(word: "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return attempt { $0.dayMonthYear() } ?? attempt { $0.isoDate() }
      ?? attempt { $0.part(calendar) } ?? attempt { $0.monthOfYear() }
      ?? attempt { $0.year(calendar) }
  }

  /// `Q2 2023/24`, `2023/24 Q2`, `2023/24 - Quarter Two`, `P6 2023/24`, `Autumn term 2022/23`.
  private mutating func part(_ calendar: Period.Calendar) -> Period? {
    let declared = prefixCalendar()
    if let part = partName() {
      _ = take(word: "of")
      _ = take(mark: "-")
      return named(part, in: yearPairOrYear(), declared, calendar)
    }
    guard let year = yearPairOrYear() else { return nil }
    _ = take(mark: "-")
    guard let part = partName() else { return nil }
    return named(part, in: year, declared, calendar)
  }

  private enum Part {
    case quarter(Int)
    case accountingPeriod(Int)
    case term(Int)
  }

  private mutating func partName() -> Part? {
    if take(word: "q", "quarter", "qtr") { return smallNumber(upTo: 4).map(Part.quarter) }
    if take(word: "p", "period", "m", "month") {
      return smallNumber(upTo: 12).map(Part.accountingPeriod)
    }
    let term = take(word: "autumn") ? 1 : take(word: "spring") ? 2 : take(word: "summer") ? 3 : 0
    guard term > 0 else { return nil }
    _ = take(word: "term")
    return .term(term)
  }

  private mutating func smallNumber(upTo limit: Int) -> Int? {
    if let number = number(digits: 1...2) { return (1...limit).contains(number) ? number : nil }
    let names = ["one", "two", "three", "four"]
    for (index, name) in names.enumerated() where take(word: name) { return index + 1 }
    return nil
  }

  private func named(
    _ part: Part,
    in year: (first: Int, isPair: Bool)?,
    _ declared: Period.Calendar?,
    _ calendar: Period.Calendar
  ) -> Period? {
    guard let year else { return nil }
    switch part {
    case .quarter(let number):
      // A quarter of a single year is a calendar quarter; a pair needs a calendar that spans two.
      let own = declared ?? (year.isPair ? calendar : .calendar)
      guard year.isPair == (own != .calendar) else { return nil }
      return Period.quarter(number, of: year.first, own)
    case .accountingPeriod(let number):
      guard year.isPair, (declared ?? calendar) == .financial else { return nil }
      return Period.accountingPeriod(number, of: year.first)
    case .term(let number):
      // `Spring term 2023` falls in 2023; `Spring term 2022/23` belongs to the school year.
      let start = year.isPair || number == 1 ? year.first : year.first - 1
      return Period.term(number, of: start)
    }
  }

  private mutating func prefixCalendar() -> Period.Calendar? {
    if take(word: "fy") || take(phrase: "financial year") { return .financial }
    if take(word: "ay") || take(phrase: "academic year") || take(phrase: "school year") {
      return .academic
    }
    if take(word: "cy") || take(phrase: "calendar year") { return .calendar }
    return nil
  }

  private mutating func year(_ calendar: Period.Calendar) -> Period? {
    let declared = prefixCalendar()
    guard let year = yearPairOrYear() else { return nil }
    guard year.isPair else {
      guard declared == nil || declared == .calendar else { return nil }
      return Period.year(year.first, .calendar)
    }
    let own = declared ?? calendar
    guard own != .calendar else { return nil }
    return Period.year(year.first, own)
  }

  /// `2023/24`, `2023-24`, `2023/2024`, `23/24`, `2023`.
  private mutating func yearPairOrYear() -> (first: Int, isPair: Bool)? {
    if let pair = attempt({ $0.yearPair() }) { return (pair, true) }
    return number(digits: 4...4).flatMap { CivilDate.years.contains($0) ? ($0, false) : nil }
  }

  private mutating func yearPair() -> Int? {
    guard next < words.count, case .number(var first, let digits) = words[next],
      digits == 4 || digits == 2
    else { return nil }
    next += 1
    if digits == 2 { first += 2000 }
    guard take(mark: "/", "-"), next < words.count,
      case .number(let second, let secondDigits) = words[next],
      secondDigits == 2 || (secondDigits == 4 && digits == 4),
      second % 100 == (first + 1) % 100, secondDigits == 2 || second == first + 1
    else { return nil }
    next += 1
    return CivilDate.years.contains(first) ? first : nil
  }

  private mutating func monthName() -> Int? {
    guard next < words.count, case .word(let word) = words[next],
      let month = CivilDate.month(named: word)
    else { return nil }
    next += 1
    return month
  }

  /// `Sep 2023`, `Sept-2023`, `July 23`.
  private mutating func monthOfYear() -> Period? {
    guard let month = monthName() else { return nil }
    _ = take(mark: "-")
    if let year = number(digits: 4...4) { return Period.month(month, of: year) }
    return number(digits: 2...2).flatMap { Period.month(month, of: 2000 + $0) }
  }

  /// `30 Sep 2023`, `29th March 2023`.
  private mutating func dayMonthYear() -> Period? {
    guard let day = number(digits: 1...2) else { return nil }
    _ = take(word: "st", "nd", "rd", "th")
    _ = take(mark: "-")
    guard let month = monthName() else { return nil }
    _ = take(mark: "-")
    guard let year = number(digits: 4...4),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return .day(date)
  }

  /// `2023-09-30`, `2023-09`, and the British `30/09/2023`.
  private mutating func isoDate() -> Period? {
    if let year = number(digits: 4...4) {
      // A two-digit second part that is the next year is a year pair, not a month.
      guard take(mark: "-"), let month = number(digits: 2...2) else { return nil }
      if take(mark: "-") {
        return number(digits: 2...2)
          .flatMap { CivilDate(year: year, month: month, day: $0) }.map(Period.day)
      }
      return month == (year + 1) % 100 ? nil : Period.month(month, of: year)
    }
    guard let day = number(digits: 1...2), take(mark: "/"), let month = number(digits: 1...2),
      take(mark: "/"), let year = number(digits: 4...4),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return .day(date)
  }
}
