import Columns

/// What the `time_identifier` of a file of Explore Education Statistics says its `time_period` is.
///
/// The names and codes are those of the service's own list; week numbers are those of ISO 8601.
struct TimeIdentifier {
  private enum Form {
    case year(Period.Calendar)
    case quarters(Period.Calendar, Int, Int)
    case half(Int)
    case month(Int)
    case week(Int)
    case term(Int)
    case autumnAndSpring
    case halfTerms(Int)
    case upToMarch
  }

  private let form: Form
  /// Whether it is the year in which figures were published.
  let isReportingYear: Bool

  /// Reads a name such as `Financial year Q1`, or a code such as `FYQ1`, in any case.
  init?(_ text: String) {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    isReportingYear = words == ["reporting", "year"] || words == ["ry"]
    guard let form = Self.named(words) ?? Self.coded(words) else { return nil }
    self.form = form
  }

  private static func named(_ words: [String]) -> Form? {
    guard let first = words.first else { return nil }
    if words.count >= 2, words[1] == "year" {
      let isReporting = first == "reporting"
      guard let calendar = isReporting ? .calendar : Period.Calendar(first),
        isReporting || !calendar.isOther
      else { return nil }
      let quarters = words.dropFirst(2).map { $0.first == "q" ? Int($0.dropFirst()) : nil }
      return years(calendar, quarters)
    }
    switch words {
    case ["autumn", "term"]: return .term(1)
    case ["spring", "term"]: return .term(2)
    case ["summer", "term"]: return .term(3)
    case ["autumn", "and", "spring", "term"], ["autumn", "and", "spring", "terms"]:
      return .autumnAndSpring
    case ["five", "half", "terms"]: return .halfTerms(5)
    case ["six", "half", "terms"]: return .halfTerms(6)
    case ["up", "until", "31st", "march"]: return .upToMarch
    case ["part", "1"], ["part", "1", "april", "to", "september"]: return .half(1)
    case ["part", "2"], ["part", "2", "october", "to", "march"]: return .half(2)
    default: break
    }
    if words.count == 2, first == "week" { return week(words[1]) }
    guard words.count == 1 else { return nil }
    return CivilDate.fullMonthNames.firstIndex { $0.lowercased() == first }
      .map { Form.month($0 + 1) }
  }

  /// `AY`, `FYQ1Q2`, `CYQ3`, `TY`, `RY`, `T1T2`, `HT5`, `M1`, `W12`, `P1`, `EOM`.
  private static func coded(_ words: [String]) -> Form? {
    guard words.count == 1, let code = words.first else { return nil }
    switch code {
    case "ry": return .year(.calendar)
    case "t1": return .term(1)
    case "t2": return .term(2)
    case "t3": return .term(3)
    case "t1t2": return .autumnAndSpring
    case "ht5": return .halfTerms(5)
    case "ht6": return .halfTerms(6)
    case "p1": return .half(1)
    case "p2": return .half(2)
    case "eom": return .upToMarch
    default: break
    }
    if code.first == "m", let month = Int(code.dropFirst()) {
      return (1...12).contains(month) ? .month(month) : nil
    }
    if code.first == "w" { return week(String(code.dropFirst())) }
    let calendars: [String: Period.Calendar] = [
      "ay": .academic, "cy": .calendar, "fy": .financial, "ty": .tax,
    ]
    guard let calendar = calendars[String(code.prefix(2))] else { return nil }
    let parts = code.dropFirst(2).split(separator: "q", omittingEmptySubsequences: false)
    guard parts.first?.isEmpty ?? true else { return nil }
    return years(calendar, parts.dropFirst().map { Int($0) })
  }

  private static func years(_ calendar: Period.Calendar, _ quarters: [Int?]) -> Form? {
    let known = quarters.compactMap { $0 }.filter { (1...4).contains($0) }
    guard known.count == quarters.count else { return nil }
    switch known.count {
    case 0: return .year(calendar)
    case 1: return .quarters(calendar, known[0], known[0])
    case 2 where known[0] < known[1]: return .quarters(calendar, known[0], known[1])
    default: return nil
    }
  }

  private static func week(_ digits: String) -> Form? {
    Int(digits).flatMap { (1...53).contains($0) ? .week($0) : nil }
  }

  /// Whether its `time_period` has the digits of two years, `202324`.
  private var needsPair: Bool {
    switch form {
    case .year(let calendar), .quarters(let calendar, _, _): !calendar.isCivil
    case .half, .term, .autumnAndSpring, .halfTerms, .upToMarch: true
    case .month, .week: false
    }
  }

  /// The period of a `time_period`.
  ///
  /// - Throws: why there is none, in words that follow the number.
  func period(_ digits: Int64) throws(TimePeriodProblem) -> Period {
    let year: Int
    switch digits {
    case 100_000...999_999:
      guard needsPair else { throw .words("has six digits where four are needed, such as 2023") }
      year = Int(digits / 100)
      guard (year + 1) % 100 == Int(digits % 100) else {
        throw .words("is not two years that follow each other, such as 202324")
      }
    case 1000...9999:
      guard !needsPair else { throw .words("has four digits where six are needed, such as 202324") }
      year = Int(digits)
    default: throw .words("has neither four nor six digits")
    }
    guard let period = period(in: year) else { throw .words("is no year that is known") }
    return period
  }

  private func period(in year: Int) -> Period? {
    switch form {
    case .year(let calendar): return .year(year, calendar)
    case .quarters(let calendar, let first, let last):
      guard let from = Period.quarter(first, of: year, calendar),
        let to = Period.quarter(last, of: year, calendar)
      else { return nil }
      if first == last { return from }
      return Period(start: from.start, end: to.end, grain: .range, calendar: calendar)
    case .half(let half): return .half(half, of: year, .financial)
    case .month(let month): return .month(month, of: year)
    case .week(let week): return .week(week, of: year)
    case .term(let term): return .term(term, of: year)
    case .autumnAndSpring: return .autumnAndSpring(of: year)
    case .halfTerms(let count):
      // Six half terms are the school year; five leave out the one after the end of May.
      guard count == 5 else { return .year(year, .academic) }
      guard let first = Period.halfTerm(1, of: year), let last = Period.halfTerm(5, of: year) else {
        return nil
      }
      return Period(start: first.start, end: last.end, grain: .range, calendar: .academic)
    case .upToMarch: return Period.year(year, .financial, kind: .yearToDate)
    }
  }
}

/// Why a `time_period` is none under its `time_identifier`.
enum TimePeriodProblem: Error {
  case words(String)
}
