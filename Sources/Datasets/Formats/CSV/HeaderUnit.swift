import Columns

/// Finds the unit that a column's heading declares: `Budget (£000)`, `£m`, `% absent`.
///
/// Words are not guessed at: a heading that ends in `percent` declares nothing.
enum HeaderUnit {
  /// The unit, or nil where the heading declares none.
  static func unit(in heading: String) -> Unit? {
    bracketed(heading) ?? pounds(heading) ?? percent(heading)
  }

  /// Whether the heading declares lengths in years and months: `Duration (yy:mm)`.
  static func isYearsAndMonths(_ heading: String) -> Bool {
    guard heading.contains(":"), let start = heading.lastIndex(of: "("),
      let end = heading[start...].firstIndex(of: ")")
    else { return false }
    return YearsAndMonths.isName(String(heading[heading.index(after: start)..<end]))
  }

  /// `(£000)`, `[%]`, `(per 10,000)`.
  private static func bracketed(_ heading: String) -> Unit? {
    for (opening, closing) in [("(", ")"), ("[", "]")] as [(Character, Character)] {
      guard let start = heading.lastIndex(of: opening),
        let end = heading[start...].firstIndex(of: closing)
      else { continue }
      let inside = String(heading[heading.index(after: start)..<end]).trimmingSpaces()
      guard !inside.isEmpty, let unit = Unit(text: inside) else { continue }
      // `(per annum)` is read as a count per annum; only rates of known things count.
      if case .quantity = unit.per, unit.quantity != .money { continue }
      return unit
    }
    return nil
  }

  /// `£m`, `£000s`, `£ million`, `£ per pupil` anywhere in the heading.
  private static func pounds(_ heading: String) -> Unit? {
    guard let start = heading.firstIndex(of: "£") else { return nil }
    let rest = heading[start...]
    if rest.contains(" per "), let unit = Unit(text: String(rest)) { return unit }
    let words = rest.dropFirst().trimmingSpaces().lowercased().split { " ()[],;:".contains($0) }
    let isApart = rest.dropFirst().first.map { " ()[],;:".contains($0) } ?? true
    switch words.first {
    case "000", "000s", "'000", "’000", "k", "thousand", "thousands": return Unit(.money, power: 3)
    case "m", "million", "millions", "mn": return Unit(.money, power: 6)
    case "bn", "b", "billion", "billions": return Unit(.money, power: 9)
    default: return isApart ? .pounds : nil
    }
  }

  /// A `%` that does not belong to a number such as `10%`; `% points` are percentage points.
  private static func percent(_ heading: String) -> Unit? {
    guard let mark = heading.firstIndex(of: "%") else { return nil }
    if let before = heading[..<mark].trimmingSpaces().last, before.isNumber { return nil }
    let after = heading[heading.index(after: mark)...].trimmingSpaces().lowercased()
    return after.hasPrefix("point") || after.hasPrefix("pt") ? .percentagePoints : .percent
  }
}
