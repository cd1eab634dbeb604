import Columns

/// Tells texts that name periods from others.
enum PeriodTexts {
  /// The reader for files without metadata; year pairs are taken to be financial years.
  static let reader = PeriodReader(isDeclared: false)

  /// Whether a text names a period.
  static func isPeriod(_ text: String) -> Bool { reader.read(text) != nil }

  /// Whether a text is digits and nothing else.
  static func isBareNumber(_ text: String) -> Bool {
    text.trimmingSpaces().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether a text can be a period on its own, unlike `16-17`, which may be an age.
  static func isTelling(_ text: String) -> Bool {
    if isBareNumber(text) { return false }
    var digits = 0
    for byte in text.utf8 {
      digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
      if digits == 4 || (0x41...0x5A).contains(byte & 0xDF) { return true }
    }
    return false
  }

  /// Whether a column's name says that it holds periods.
  static func isHeading(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }
    return words.contains { ["year", "years", "period", "fy", "when", "date"].contains($0) }
  }

  /// The numbers that may be years.
  static let years = Int64(CivilDate.years.lowerBound)...Int64(CivilDate.years.upperBound)
}
