import Columns

/// Words that notes share.
enum Wording {
  /// A number of things: `1 row`, `1,204 rows`.
  static func count(_ count: Int, _ thing: String) -> String {
    "\(grouped(count)) \(thing)\(count == 1 ? "" : "s")"
  }

  /// A number with thousands separators.
  static func grouped(_ count: Int) -> String { NumberText.grouped(String(count)) }

  /// The items as a reader says them: `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String], _ conjunction: String = "and") -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
