/// A set of up to 256 terminals of the grammar.
struct TerminalSet: Hashable {
  private var low: UInt128 = 0
  private var high: UInt128 = 0

  /// The empty set.
  static let none = TerminalSet()

  private init() {}

  /// The set of the terminal of a number.
  init(_ terminal: Int) {
    if terminal < 128 { low = 1 << UInt128(terminal) } else { high = 1 << UInt128(terminal - 128) }
  }

  /// Whether a terminal is in both sets.
  func meets(_ other: TerminalSet) -> Bool { low & other.low != 0 || high & other.high != 0 }

  /// The terminals of both sets.
  func union(_ other: TerminalSet) -> TerminalSet {
    var result = self
    result.low |= other.low
    result.high |= other.high
    return result
  }
}
