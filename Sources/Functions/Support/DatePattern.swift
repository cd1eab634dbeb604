import Columns

/// How a day is written: runs of `d`, `m` and `y` as in Excel, and all else as it stands.
struct DatePattern {
  private enum Part {
    case kept(String)
    case day(letters: Int)
    case month(letters: Int)
    case year(letters: Int)
  }

  private var parts: [Part] = []

  /// Reads a pattern; nil where a run of letters means nothing or a quote is not closed.
  init?(_ pattern: String) {
    var rest = Substring(pattern)
    while let first = rest.first {
      if first == "'" {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: "'") else { return nil }
        // Two quotes without anything between are one quote.
        parts.append(.kept(end == rest.startIndex ? "'" : String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
        continue
      }
      let run = rest.prefix { $0.lowercased() == first.lowercased() }
      rest = rest[run.endIndex...]
      switch (first.lowercased(), run.count) {
      case ("d", 1...4): parts.append(.day(letters: run.count))
      case ("m", 1...4): parts.append(.month(letters: run.count))
      case ("y", 2), ("y", 4): parts.append(.year(letters: run.count))
      case ("d", _), ("m", _), ("y", _): return nil
      default: parts.append(.kept(String(run)))
      }
    }
  }

  /// A day by the pattern.
  func text(_ date: CivilDate) -> String {
    parts.map { part in
      switch part {
      case .kept(let text): text
      case .day(let letters):
        letters > 2 ? Self.named(date.weekday, Self.days, letters) : Self.padded(date.day, letters)
      case .month(let letters):
        letters > 2
          ? Self.named(date.month - 1, Self.months, letters) : Self.padded(date.month, letters)
      case .year(let letters): Self.padded(letters == 2 ? date.year % 100 : date.year, letters)
      }
    }.joined()
  }

  private static func padded(_ number: Int, _ letters: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, letters - digits.count)) + digits
  }

  private static func named(_ index: Int, _ names: [String], _ letters: Int) -> String {
    letters == 3 ? String(names[index].prefix(3)) : names[index]
  }

  private static let days = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension CivilDate {
  /// The day of the week, Monday 0; 1 January 1970 was a Thursday.
  fileprivate var weekday: Int { ((Int(dayNumber) + 3) % 7 + 7) % 7 }
}
