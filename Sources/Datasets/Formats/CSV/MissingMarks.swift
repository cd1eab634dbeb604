import Columns

/// The marks that stand for a missing value in files, beside the published codes.
///
/// `:`, `..` and `N/A` mean the same everywhere. `-`, `~` or `*` do not: `-` is zero in the Ministry
/// of Justice's tables and no data in others. They are missing until somebody declares them.
enum MissingMarks {
  /// The longest mark; longer texts are none.
  static let longest = 16

  /// Why a cell with a mark, given without spaces round it, has no value; nil for other texts.
  static func reason(_ text: some StringProtocol) -> MissingReason? {
    guard text.utf8.count <= longest else { return nil }
    switch text {
    case ":", "..", "…", "...": return .notAvailable
    case "-", "–", "—", "--", "~", ".", "*", "**", "#", "!", "?": return .undeclared
    default: break
    }
    switch text.lowercased() {
    case "n/a", "na", "n.a.", "null", "nan", "#n/a", "[na]", "[n/a]", "not available":
      return .notAvailable
    case "not applicable": return .notApplicable
    case "suppressed": return .suppressed
    case "nil": return .undeclared
    case "#div/0!", "#num!", "#value!", "#ref!", "#name?", "#null!": return .undefined
    default: return lessThan(text)
    }
  }

  /// `<5` stands for a count that is withheld because it is small, and `<0.5%` for one that rounds
  /// to zero.
  private static func lessThan(_ text: some StringProtocol) -> MissingReason? {
    var rest = text[...]
    if rest.first == "[", rest.last == "]" { rest = rest.dropFirst().dropLast() }
    guard rest.first == "<" else { return nil }
    rest = rest.dropFirst()
    if rest.first == "=" { rest = rest.dropFirst() }
    let digits = rest.trimmingSpaces().filter { $0 != "%" }
    guard !digits.isEmpty, let bound = Double(digits), bound > 0, bound.isFinite else { return nil }
    return bound <= 1 ? .low : .suppressed
  }

  /// Whether a text that is declared to be missing is what a reader of numbers takes it for anyway.
  static func isRead(_ text: String, as reason: MissingReason?) -> Bool {
    let own = MissingReason(code: text) ?? self.reason(text)
    return own != nil && own != .undeclared && own == (reason ?? own)
  }
}
