/// A part of a year by its name: `Q2`, `P6`, `Autumn term`.
enum PeriodPart {
  case half(Int)
  case quarter(Int)
  case accountingPeriod(Int)
  case term(Int)
  case halfTerm(Int)
  case autumnAndSpring

  var isTerm: Bool {
    switch self {
    case .term, .halfTerm, .autumnAndSpring: true
    case .half, .quarter, .accountingPeriod: false
    }
  }

  var isAccounting: Bool { if case .accountingPeriod = self { true } else { false } }

  /// The part's name: `Q2`.
  var words: String {
    switch self {
    case .half(let number): "H\(number)"
    case .quarter(let number): "Q\(number)"
    case .accountingPeriod(let number): "P\(number)"
    case .term(let number): ["Autumn", "Spring", "Summer"][(number + 2) % 3] + " term"
    case .halfTerm(let number): "half term \(number)"
    case .autumnAndSpring: "Autumn and spring term"
    }
  }

  /// The part of a calendar's year that begins in a civil year.
  func period(of year: Int, _ calendar: Period.Calendar) -> Period? {
    switch self {
    case .half(let number): .half(number, of: year, calendar)
    case .quarter(let number): .quarter(number, of: year, calendar)
    case .accountingPeriod(let number): .accountingPeriod(number, of: year, calendar)
    case .term(let number): .term(number, of: year)
    case .halfTerm(let number): .halfTerm(number, of: year)
    case .autumnAndSpring: .autumnAndSpring(of: year)
    }
  }
}

extension PeriodWords {
  /// A single period: a day, a week, a part of a year, a month or a year.
  mutating func single() -> Period? {
    _ = take(
      word: "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday",
      "sunday"
    )
    return attempt { $0.dayOrISO() } ?? attempt { $0.numberedWeek() }
      ?? attempt { $0.part($0.prefixCalendar()) } ?? attempt { $0.monthOfYear() }
      ?? attempt { $0.year() }
  }

  /// `Week 42 2020`, `W42 2020`, `2020 week 42`, `2020-W42`.
  private mutating func numberedWeek() -> Period? {
    if take(word: "week", "wk", "w") {
      guard let number = number(digits: 1...2) else { return nil }
      _ = take(word: "of")
      guard let year = self.number(digits: 4...4) else { return nil }
      return checkedWeek(number, of: year)
    }
    guard let year = number(digits: 4...4) else { return nil }
    _ = take(mark: "-")
    guard take(word: "week", "wk", "w"), let number = number(digits: 1...2) else { return nil }
    return checkedWeek(number, of: year)
  }

  private mutating func checkedWeek(_ number: Int, of year: Int) -> Period? {
    if let week = Period.week(number, of: year) { return week }
    refuse(.noSuchPart("week \(number) of \(year)"))
    return nil
  }

  /// `Q2 2023/24`, `2023/24 Q2`, `2023/24 - Quarter Two`, `P6 2023/24`, `Autumn term 2022/23`.
  mutating func part(_ declared: Period.Calendar?) -> Period? {
    if let part = attempt({ $0.partName() }) {
      _ = take(word: "of")
      _ = take(mark: "-")
      let own = declared ?? prefixCalendar()
      guard let year = yearPairOrYear() else { return nil }
      return named(part, in: year, own ?? fromMonth(year))
    }
    guard let year = yearPairOrYear() else { return nil }
    let own = declared ?? fromMonth(year)
    _ = take(mark: "-")
    guard let part = partName() else { return nil }
    return named(part, in: year, own)
  }

  /// The name of a part of a year, without the year.
  mutating func partName() -> PeriodPart? {
    if let ordinal = attempt({ $0.ordinalPart() }) { return ordinal }
    if take(word: "q", "quarter", "qtr") {
      return small(upTo: 4, "quarter").map(PeriodPart.quarter)
    }
    if take(word: "h") { return small(upTo: 2, "half").map(PeriodPart.half) }
    if take(phrase: "half term") || take(word: "ht") {
      return small(upTo: 6, "half term").map(PeriodPart.halfTerm)
    }
    if take(word: "half") { return small(upTo: 2, "half").map(PeriodPart.half) }
    if take(word: "p", "period", "m", "month") {
      return small(upTo: 12, "period").map(PeriodPart.accountingPeriod)
    }
    if take(phrase: "autumn and spring") {
      _ = take(word: "term", "terms")
      return .autumnAndSpring
    }
    let term = take(word: "autumn") ? 1 : take(word: "spring") ? 2 : take(word: "summer") ? 3 : 0
    guard term > 0 else { return nil }
    let isHalf = take(phrase: "half term")
    if !isHalf { _ = take(word: "term") }
    guard let number = attempt({ $0.number(digits: 1...1) }) else {
      return isHalf ? nil : .term(term)
    }
    return (1...2).contains(number) ? .halfTerm(term * 2 - 2 + number) : nil
  }

  /// `second quarter`, `first half`.
  private mutating func ordinalPart() -> PeriodPart? {
    let names = [("first", "st"), ("second", "nd"), ("third", "rd"), ("fourth", "th")]
    for (index, (name, ending)) in names.enumerated() {
      let isNext =
        take(word: name)
        || attempt { $0.number(digits: 1...1) == index + 1 && $0.take(word: ending) ? true : nil }
          == true
      guard isNext else { continue }
      if take(word: "quarter") { return .quarter(index + 1) }
      return index < 2 && take(word: "half") ? .half(index + 1) : nil
    }
    return nil
  }

  private mutating func small(upTo limit: Int, _ what: String) -> Int? {
    if let number = number(digits: 1...2) {
      if (1...limit).contains(number) { return number }
      refuse(.noSuchPart("\(what) \(number)"))
      return nil
    }
    let names = ["one", "two", "three", "four", "five", "six"]
    for (index, name) in names.enumerated() where index < limit && take(word: name) {
      return index + 1
    }
    return nil
  }

  private mutating func named(
    _ part: PeriodPart,
    in year: (first: Int, isPair: Bool),
    _ declared: Period.Calendar?
  ) -> Period? {
    switch part {
    case .quarter, .half:
      // A quarter of a single year is a calendar quarter; a pair needs a calendar that spans two.
      if declared == nil, year.isPair { assumesCalendar = true }
      let own = declared ?? (year.isPair ? calendar : .calendar)
      return checked(year, own) ? part.period(of: year.first, own) : nil
    case .accountingPeriod(let number):
      let own = declared ?? calendar
      if own == .calendar {
        return year.isPair || !isDeclared && declared == nil
          ? nil : Period.month(number, of: year.first)
      }
      guard year.isPair else {
        refuse(.oneYear(String(year.first)))
        return nil
      }
      // Which month begins an academic year of accounts differs: colleges count from August.
      guard own == .financial || own.isOther else {
        refuse(.noCalendar(number, year: year.first))
        return nil
      }
      if declared == nil, !isDeclared { unconfirmed = (number, year.first) }
      return part.period(of: year.first, own)
    case .term, .halfTerm, .autumnAndSpring:
      // `Spring term 2023` falls in 2023; `Spring term 2022/23` belongs to the school year.
      let isAutumn: Bool =
        switch part {
        case .term(let number): number == 1
        case .halfTerm(let number): number <= 2
        default: true
        }
      return part.period(of: year.isPair || isAutumn ? year.first : year.first - 1, .academic)
    }
  }

  /// Whether a year is written as its calendar needs it: a pair for two civil years.
  private mutating func checked(
    _ year: (first: Int, isPair: Bool),
    _ calendar: Period.Calendar
  ) -> Bool {
    if year.isPair != calendar.isCivil { return true }
    refuse(year.isPair ? .civilYear(Period.pair(year.first)) : .oneYear(String(year.first)))
    return false
  }

  // MARK: - Years

  /// The calendar that words before a year name.
  mutating func prefixCalendar() -> Period.Calendar? {
    if take(word: "fy") || take(phrase: "financial year") || take(phrase: "fiscal year") {
      return .financial
    }
    if take(word: "ay") || take(phrase: "academic year") || take(phrase: "school year") {
      return .academic
    }
    if take(word: "cy") || take(phrase: "calendar year") { return .calendar }
    return take(word: "ty") || take(phrase: "tax year") ? .tax : nil
  }

  /// `from Aug` after a pair of years.
  private mutating func fromMonth(_ year: (first: Int, isPair: Bool)) -> Period.Calendar? {
    guard year.isPair else { return nil }
    return attempt { words in
      guard words.take(word: "from"), let month = words.monthName(), month != 1 else { return nil }
      return Period.Calendar(firstMonth: month)
    }
  }

  private mutating func year() -> Period? {
    var declared = prefixCalendar()
    guard let year = yearPairOrYear() else { return nil }
    if declared == nil { declared = fromMonth(year) ?? prefixCalendar() }
    if declared == nil, year.isPair { assumesCalendar = true }
    let own = declared ?? (year.isPair ? calendar : .calendar)
    return checked(year, own) ? Period.year(year.first, own) : nil
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
      secondDigits == 2 || (secondDigits == 4 && digits == 4)
    else { return nil }
    next += 1
    guard CivilDate.years.contains(first) else { return nil }
    // A second number that follows a mark belongs to a date: `2023-09-30`.
    let isWhole = next >= words.count || words[next] != .mark("-") && words[next] != .mark("/")
    guard second % 100 == (first + 1) % 100, secondDigits == 2 || second == first + 1 else {
      let later = secondDigits == 4 ? second : first / 100 * 100 + second
      if isWhole, later > first, CivilDate.years.contains(later), digits == 4 {
        refuse(.twoYears(String(first), String(later)))
      }
      return nil
    }
    return first
  }
}
