import Columns

/// Looks into labels of periods for what makes them unreadable.
enum PeriodLabel {
  /// What is wrong with a label.
  enum Fault: Equatable {
    case twoYears
    case quarterWithoutYear
    /// What stands in brackets is another period than what stands before them.
    case contradiction(String, String)
    /// A day that the calendar does not have.
    case impossibleDay
  }

  private static let reader = PeriodReader()
  private static let headings: Set<String> = [
    "period", "year", "quarter", "month", "date", "term", "week", "fy", "ay", "day", "start", "end",
  ]

  /// Whether a column seems to hold periods: its name says so, or half of its first texts are some.
  static func areLikely(_ column: RawColumn) -> Bool {
    let words = Schema.snakeCase(column.name).split(separator: "_").map(String.init)
    let sample = column.codes.prefix(200)
    guard !sample.isEmpty else { return false }
    var (periods, years, faults) = (0, 0, 0)
    for code in sample {
      let text = column.text(code)
      guard text.utf8.count <= 80 else { continue }
      if PeriodTexts.isBareNumber(text) {
        if text.utf8.count == 4, text.hasPrefix("19") || text.hasPrefix("20") { years += 1 }
      } else if reader.read(text) != nil {
        periods += 1
      } else if fault(in: text) != nil {
        faults += 1
      }
    }
    // Prose that mentions two years is no label; beside real labels, or under a heading, it is one.
    guard periods > 0 || words.contains(where: headings.contains) else { return false }
    return periods + faults > 0 && (periods + years + faults) * 2 > sample.count
  }

  /// What is wrong with a label; nil where it reads as a period, or is no period at all.
  static func fault(in text: String) -> Fault? {
    guard text.utf8.count <= 80, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return nil
    }
    if isImpossibleDay(text) { return .impossibleDay }
    if reader.read(text) != nil || PeriodTexts.isBareNumber(text) { return nil }
    if let fault = contradiction(in: text) { return fault }
    let words = words(of: text)
    let years = years(in: words)
    if years.isEmpty, namesPart(words) { return .quarterWithoutYear }
    return years.count > 1 ? .twoYears : nil
  }

  // MARK: - Words

  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var run = ""
    var isDigits = false
    for character in text.lowercased() {
      let isDigit = character.isASCII && character.isNumber
      guard isDigit || character.isLetter else {
        if !run.isEmpty { words.append(run) }
        run = ""
        if "/-–—".contains(character) { words.append("-") }
        continue
      }
      if isDigit != isDigits, !run.isEmpty {
        words.append(run)
        run = ""
      }
      isDigits = isDigit
      run.append(character)
    }
    if !run.isEmpty { words.append(run) }
    return words
  }

  /// The years that a label names; `2022/23` is one.
  private static func years(in words: [String]) -> Set<Int> {
    var years: Set<Int> = []
    var index = 0
    while index < words.count {
      defer { index += 1 }
      guard words[index].utf8.count == 4, let year = Int(words[index]),
        CivilDate.years.contains(year)
      else { continue }
      years.insert(year)
      guard index + 2 < words.count, words[index + 1] == "-", let next = Int(words[index + 2])
      else {
        continue
      }
      if next == (year + 1) % 100 || next == year + 1 {
        index += 2
      } else if words[index + 2].utf8.count == 2, next > 12 {
        years.insert(year / 100 * 100 + next)
        index += 2
      }
    }
    return years
  }

  /// Whether words name a quarter, an accounting period or a term.
  private static func namesPart(_ words: [String]) -> Bool {
    let parts: Set<String> = ["q", "qtr", "quarter", "p", "period", "m", "month"]
    return words.indices.contains { index in
      parts.contains(words[index]) && index + 1 < words.count
        && Int(words[index + 1]).map { (1...12).contains($0) } ?? false
    }
  }

  // MARK: - Dates

  /// `31/02/2023`, `2023-13-01`: written as a day that does not exist.
  private static func isImpossibleDay(_ text: String) -> Bool {
    let trimmed = text.trimmingSpaces()
    for mark in ["/", "-"] as [Character] {
      let parts = trimmed.split(separator: mark, omittingEmptySubsequences: false)
      guard parts.count == 3,
        parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
      else { continue }
      let numbers = parts.compactMap { Int($0) }
      guard numbers.count == 3 else { continue }
      if parts[0].utf8.count == 4, parts[1].utf8.count <= 2, parts[2].utf8.count <= 2 {
        return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) == nil
      }
      if parts[2].utf8.count == 4, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2 {
        return CivilDate(year: numbers[2], month: numbers[1], day: numbers[0]) == nil
      }
    }
    let words = trimmed.split(separator: " ")
    guard words.count == 3, let month = CivilDate.month(named: words[1]), let year = Int(words[2]),
      words[2].utf8.count == 4, let day = Int(words[0].prefix { $0.isNumber })
    else { return false }
    return CivilDate(year: year, month: month, day: day) == nil
  }

  /// `Q2 2023/24 (Apr–Jun 2023)`, `Period 6 (July 2023)`.
  private static func contradiction(in text: String) -> Fault? {
    guard let opening = text.firstIndex(of: "("), let closing = text.lastIndex(of: ")"),
      opening < closing
    else { return nil }
    let label = String(text[..<opening]).trimmingSpaces()
    let gloss = String(text[text.index(after: opening)..<closing]).trimmingSpaces()
    guard let dates = reader.read(gloss) else { return nil }
    if let period = reader.read(label) {
      let isSame = period.start == dates.start && period.end == dates.end
      return isSame ? nil : .contradiction(label, dates.label)
    }
    // Without its year a part of one still has its months.
    let words = words(of: label)
    guard words.count == 2, let number = Int(words[1]) else { return nil }
    let first = CivilDate(dayNumber: dates.start).month
    switch words[0] {
    case "p", "period", "m", "month":
      guard dates.grain == .month, (1...12).contains(number), first != (number + 2) % 12 + 1 else {
        return nil
      }
    case "q", "qtr", "quarter":
      guard (80...100).contains(dates.days), (1...4).contains(number) else { return nil }
      // July begins the second quarter of a financial year and the third of a calendar one.
      guard first != (number * 3) % 12 + 1, first != number * 3 - 2 else { return nil }
    default: return nil
    }
    return .contradiction(label, dates.label)
  }
}
