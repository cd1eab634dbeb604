import Columns

/// What is thought of an answer.
package enum Mark: Equatable, Sendable {
  /// It is what was asked for.
  case right
  /// It is a mistake that the lesson knows, by its place among those.
  case known(Int)
  /// The rows are right, and their order is not.
  case order
  /// The table is right, and these columns are called something else.
  case names([String])
  /// Everything is there, and these columns too.
  case moreColumns([String])
  /// What is there is right, and so many columns are lacking.
  case fewerColumns(Int)
  /// Everything is there, and so many rows too.
  case moreRows(Int)
  /// What is there is right, and so many rows are lacking.
  case fewerRows(Int)
  /// The digits are right in another unit.
  case units(given: String, wanted: String)
  /// The size is right with the other sign.
  case sign
  /// Zero stands where there is no figure.
  case zeroForMissing
  /// No rows are left.
  case nothing
  /// It is something else.
  case other

  /// What to say of it; nil where the lesson says it.
  package var words: String? {
    switch self {
    case .right: "That is right."
    case .known: nil
    case .order: "The rows are right. The question asks for them in another order: try `sort by`."
    case .names(let names):
      "The figures are right. The question asks for other names: "
        + names.map { "`\($0)`" }.joined(separator: ", ") + "."
    case .moreColumns(let names):
      "All that was asked for is there, with more beside it (\(Self.some(names))). `show` keeps the "
        + "columns that you name."
    case .fewerColumns(let count):
      "What is there is right. \(count == 1 ? "One column is" : "\(count) columns are") still to come."
    case .moreRows(let count):
      "All that was asked for is there, with \(Self.rows(count)) too many. `where` leaves rows out."
    case .fewerRows(let count):
      "What is there is right, and \(Self.rows(count)) \(count == 1 ? "is" : "are") lacking. "
        + "Look again at what you leave out."
    case .units(let given, let wanted):
      given.isEmpty
        ? "The figure is right. Say what it is a figure of: \(wanted)."
        : "The figure is right, in \(given). The question asks for \(wanted)."
    case .sign: "The size is right and the sign is not: take the earlier from the later."
    case .zeroForMissing:
      "A nought stands where the papers print no figure. Not known is not nought."
    case .nothing: "No rows are left. Look again at the condition, and at how the words are spelt."
    case .other: "That is an answer, but not to this question."
    }
  }

  /// The first names, and how many more there are.
  private static func some(_ names: [String]) -> String {
    let shown = names.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > 3 ? shown + " and \(names.count - 3) more" : shown
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "one row" : "\(count) rows" }
}
