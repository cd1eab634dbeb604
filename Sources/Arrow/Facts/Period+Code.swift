import Columns

/// Periods, as the metadata of a file keeps them: first day, last day, grain, calendar and kind.
extension Period {
  /// The period as text, from which it is made again.
  var code: String {
    "\(start)\t\(end)\t\(grain.code)\t\(calendar.code)\t\(kind.word)"
  }

  /// The period of such a text.
  init?(code: some StringProtocol) {
    let parts = String(code).split(separator: "\t", omittingEmptySubsequences: false).map(
      String.init
    )
    guard parts.count == 5, let start = Int32(parts[0]), let end = Int32(parts[1]), start <= end,
      Self.days.contains(start), Self.days.contains(end), let grain = Grain(code: parts[2]),
      let calendar = Calendar(code: parts[3]), let kind = Kind(parts[4])
    else { return nil }
    self.init(start: start, end: end, grain: grain, calendar: calendar, kind: kind)
  }

  /// The days that are taken for dates: those of the years 1 to 9999.
  static let days: ClosedRange<Int32> = -719_162...2_932_896
}

extension Period.Grain {
  private static let words: [(word: String, grain: Period.Grain)] = [
    ("day", .day), ("week", .week), ("month", .month), ("accounting period", .accountingPeriod),
    ("quarter", .quarter), ("term", .term), ("half term", .halfTerm), ("half", .half),
    ("year", .year), ("range", .range),
  ]

  /// The grain as text.
  var code: String { Self.words.first { $0.grain == self }?.word ?? "range" }

  /// The grain of such a text.
  init?(code: String) {
    guard let found = Self.words.first(where: { $0.word == code }) else { return nil }
    self = found.grain
  }
}

extension Period.Calendar {
  /// The calendar as text: the month in which a year begins, or `tax`.
  var code: String { self == .tax ? "tax" : String(firstMonth) }

  /// The calendar of such a text.
  init?(code: String) {
    if code == "tax" {
      self = .tax
    } else {
      guard let month = Int(code) else { return nil }
      self.init(firstMonth: month)
    }
  }
}
