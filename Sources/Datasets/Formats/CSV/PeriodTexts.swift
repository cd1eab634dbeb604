import Columns

/// Tells texts that name periods from others.
enum PeriodTexts {
  /// The reader for files without metadata; year pairs are financial years.
  private static let reader = PeriodReader()

  /// Whether a text names a period.
  static func isPeriod(_ text: String) -> Bool { reader.read(text) != nil }

  /// Whether a text is digits and nothing else.
  static func isBareNumber(_ text: String) -> Bool {
    text.trimmingSpaces().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The numbers that may be years.
  static let years = Int64(CivilDate.years.lowerBound)...Int64(CivilDate.years.upperBound)
}
