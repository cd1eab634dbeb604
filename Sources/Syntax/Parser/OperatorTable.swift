/// Which operators there are and how tightly they bind; a higher level binds tighter.
enum OperatorTable {
  /// An operator that stands after its left operand.
  struct Entry {
    let spelling: String
    let name: String
    let level: Int
  }

  static let negation = 3
  static let comparison = 4

  private static let entries: [Entry] = [
    Entry(spelling: "or", name: "or", level: 1),
    Entry(spelling: "and", name: "and", level: 2),
    Entry(spelling: "=", name: "=", level: comparison),
    Entry(spelling: "<>", name: "<>", level: comparison),
    Entry(spelling: "<", name: "<", level: comparison),
    Entry(spelling: "<=", name: "<=", level: comparison),
    Entry(spelling: ">", name: ">", level: comparison),
    Entry(spelling: ">=", name: ">=", level: comparison),
    Entry(spelling: "between", name: "between", level: comparison),
    Entry(spelling: "contains", name: "contains", level: comparison),
    Entry(spelling: "ends", name: "ends with", level: comparison),
    Entry(spelling: "in", name: "in", level: comparison),
    Entry(spelling: "is", name: "is", level: comparison),
    Entry(spelling: "like", name: "like", level: comparison),
    Entry(spelling: "matches", name: "matches", level: comparison),
    Entry(spelling: "overlaps", name: "overlaps", level: comparison),
    Entry(spelling: "starts", name: "starts with", level: comparison),
    Entry(spelling: "within", name: "within", level: comparison),
    Entry(spelling: "+", name: "+", level: 5),
    Entry(spelling: "-", name: "-", level: 5),
    Entry(spelling: "*", name: "*", level: 6),
    Entry(spelling: "/", name: "/", level: 6),
    Entry(spelling: "mod", name: "mod", level: 6),
  ]

  private static let bySpelling = Dictionary(
    uniqueKeysWithValues: entries.map { ($0.spelling, $0) }
  )

  static func entry(_ spelling: String) -> Entry? { bySpelling[spelling] }

  /// The operators that `not` may stand before, as in `not between`.
  static let tests = [
    "between", "contains", "ends", "in", "like", "matches", "overlaps", "starts", "within",
  ]

  /// The operators that are words.
  static let words = entries.map(\.spelling).filter { $0.first?.isLetter ?? false } + ["not"]
}
