import Columns

/// Words that advice shares.
enum Words {
  /// The items as a reader says them: `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String], _ conjunction: String = "and") -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }

  /// A number of things: `1 row`, `1,204 rows`.
  static func count(_ count: Int, _ thing: String) -> String {
    "\(NumberText.grouped(String(count))) \(thing)\(count == 1 ? "" : "s")"
  }

  /// A name as it is written in a query: in backquotes unless it is one word.
  static func name(_ name: String) -> String {
    let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isWord ? name : "`\(name)`"
  }

  /// A value as it is written in a query.
  static func value(_ value: Value, unit: Unit? = nil) -> String {
    let (prefix, suffix) = unit?.affixes ?? ("", "")
    switch value {
    case .boolean(let value): return value ? "true" : "false"
    case .decimal(let number): return prefix + NumberText.grouped(number.description) + suffix
    case .floating(let number):
      let text = NumberText.fixed(number, decimals: 1)
      return prefix + (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + suffix
    case .period(let period): return period.label
    case .text(let text): return "\"\(text)\""
    case .interval: return "this range"
    case .missing(let reason): return reason.words
    }
  }
}

extension Value {
  /// The number, where it is one.
  var number: Double? {
    switch self {
    case .decimal(let number): number.floating
    case .floating(let number): number
    default: nil
    }
  }

  /// The period, where it is one.
  var period: Period? { if case .period(let period) = self { period } else { nil } }
}
