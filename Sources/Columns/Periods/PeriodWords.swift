/// The words, numbers and marks of a period's name, taken from the front.
struct PeriodWords {
  enum Word: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(Character)
  }

  /// The calendar of a name without one.
  let calendar: Period.Calendar
  /// Whether somebody has said so.
  let isDeclared: Bool
  private(set) var words: [Word] = []
  /// The place of the next word.
  var next = 0
  /// Why what has been tried is no period; the most telling reason so far.
  private(set) var problem = PeriodProblem.notAPeriod
  /// Whether a period of accounts has to be confirmed by dates beside it.
  var unconfirmed: (number: Int, year: Int)?
  /// Whether a year pair has been taken to be one of the calendar at hand.
  var assumesCalendar = false

  init(_ text: some StringProtocol, _ calendar: Period.Calendar, isDeclared: Bool) {
    self.calendar = calendar
    self.isDeclared = isDeclared
    var plain = text.lowercased()
    // Ordinals of published tables: 1<sup>st</sup>.
    if plain.utf8.contains(0x3C) {
      plain = plain.replacing("<sup>", with: "").replacing("</sup>", with: "")
    }
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
    for character in plain {
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
        if character == "–" || character == "—" || character == "‐" || character == "‑" {
          words.append(.mark("-"))
        } else if !character.isWhitespace, character != ",", character != "." {
          words.append(.mark(character))
        }
      }
    }
    flush(&words)
  }

  /// Remembers why something is no period.
  mutating func refuse(_ found: PeriodProblem) {
    if found.tellsMore(than: problem) { problem = found }
  }

  // MARK: - Taking words

  var isAtEnd: Bool { next >= words.count }

  mutating func take(word wanted: String...) -> Bool {
    guard next < words.count, case .word(let word) = words[next], wanted.contains(word) else {
      return false
    }
    next += 1
    return true
  }

  /// Takes words that follow each other, perhaps with hyphens between them.
  mutating func take(phrase: String) -> Bool {
    // Most phrases end at their first word, and dozens are tried on each period.
    guard next < words.count, case .word(let first) = words[next],
      phrase.utf8.starts(with: first.utf8)
    else { return false }
    let start = next
    for part in phrase.split(separator: " ") {
      if next > start, next < words.count, words[next] == .mark("-") { next += 1 }
      guard next < words.count, words[next] == .word(String(part)) else {
        next = start
        return false
      }
      next += 1
    }
    return true
  }

  mutating func take(mark: Character...) -> Bool {
    guard next < words.count, case .mark(let found) = words[next], mark.contains(found) else {
      return false
    }
    next += 1
    return true
  }

  mutating func number(digits: ClosedRange<Int>) -> Int? {
    guard next < words.count, case .number(let number, let length) = words[next],
      digits.contains(length)
    else { return nil }
    next += 1
    return number
  }

  /// Takes what a body reads, or nothing.
  mutating func attempt<T>(_ body: (inout PeriodWords) -> T?) -> T? {
    let mark = (next, unconfirmed?.number, unconfirmed?.year, assumesCalendar)
    if let result = body(&self) { return result }
    next = mark.0
    unconfirmed = mark.1.flatMap { number in mark.2.map { (number, $0) } }
    assumesCalendar = mark.3
    return nil
  }

  /// The words from a place to the next, as they may be quoted.
  func spelling(from start: Int) -> String {
    var text = ""
    for word in words[start..<next] {
      switch word {
      case .number(let number, let digits):
        let plain = String(number)
        if let last = text.last, last.isLetter, last != "q", last != "p" { text += " " }
        text += String(repeating: "0", count: max(0, digits - plain.utf8.count)) + plain
      case .word(let word):
        let isOrdinal = ["st", "nd", "rd", "th"].contains(word) && text.last?.isNumber ?? false
        if let last = text.last, last.isLetter || last.isNumber, !isOrdinal { text += " " }
        text += word
      case .mark(let mark): text.append(mark)
      }
    }
    return text
  }
}
