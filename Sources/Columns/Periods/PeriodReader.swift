/// Reads the spellings of periods that committee papers and official files use.
///
/// Nothing is guessed: `P6` alone, a quarter without a year, a year pair that is not two
/// consecutive years, and a bracket that contradicts the words before it are refused, each with its
/// reason.
package struct PeriodReader: Sendable {
  /// The calendar of a year pair or a quarter that does not name one.
  package let calendar: Period.Calendar
  /// Whether somebody has said so; where not, a period of accounts such as `P6 2023/24` is refused.
  package let isDeclared: Bool

  /// Creates a reader for a source whose year pairs belong to a calendar.
  package init(calendar: Period.Calendar = .financial, isDeclared: Bool = true) {
    self.calendar = calendar
    self.isDeclared = isDeclared
  }

  /// The longest text that is read, in bytes of UTF-8.
  package static let limit = 120

  /// The period that the text names, or nil.
  ///
  /// - Complexity: O(n); text over ``limit`` is refused.
  package func read(_ text: some StringProtocol) -> Period? {
    try? reading(text).period
  }

  /// The period that the text names and what it says besides.
  ///
  /// - Throws: why the text is no period.
  package func reading(_ text: some StringProtocol) throws(PeriodProblem) -> PeriodReading {
    guard text.utf8.count <= Self.limit else { throw .notAPeriod }
    var words = PeriodWords(text, calendar, isDeclared: isDeclared)
    if let reading = words.label() { return reading }
    throw words.problem
  }
}

/// A period that was read from a text.
package struct PeriodReading: Hashable, Sendable {
  /// The period.
  package let period: Period
  /// What the text says besides, such as `2nd wave` in brackets; empty where it says no more.
  package let remark: String
  /// Whether the calendar was taken for granted: a year pair, or a quarter of one, without its name.
  package let assumesCalendar: Bool
}
