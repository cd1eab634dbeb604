/// What a publisher says of a value that is there: revised, provisional, estimated and so on.
///
/// The letters are those of the Government Statistical Service and StatsWales shorthand. A flag goes
/// with a value, where a ``MissingReason`` stands in the place of one; `u` can be either.
package struct CellFlags: OptionSet, Hashable, Sendable {
  /// One bit a flag.
  package let rawValue: UInt8

  /// Creates a set of flags from its bits.
  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `r`: changed since it was first published.
  package static let revised = CellFlags(rawValue: 1)
  /// `p`: to be changed or confirmed.
  package static let provisional = CellFlags(rawValue: 2)
  /// `e`: worked out where nothing was counted.
  package static let estimated = CellFlags(rawValue: 4)
  /// `f`: of a time to come.
  package static let forecast = CellFlags(rawValue: 8)
  /// `b`: not comparable with what was published before.
  package static let seriesBreak = CellFlags(rawValue: 16)
  /// `u`: of low reliability.
  package static let unreliable = CellFlags(rawValue: 32)
  /// `t`: a total.
  package static let total = CellFlags(rawValue: 64)
  /// `a`: an average.
  package static let average = CellFlags(rawValue: 128)

  /// The flags that stay with what is worked out from a value: of a provisional number the half is
  /// provisional too, but of a total it is no total.
  package static let lasting: CellFlags = [
    .revised, .provisional, .estimated, .forecast, .seriesBreak, .unreliable,
  ]

  /// Every flag with its letter and its words, in the order in which they are written.
  package static let known: [(flag: CellFlags, letter: Character, words: String)] = [
    (.revised, "r", "revised"),
    (.provisional, "p", "provisional"),
    (.estimated, "e", "estimated"),
    (.forecast, "f", "forecast"),
    (.seriesBreak, "b", "break in series"),
    (.unreliable, "u", "unreliable"),
    (.total, "t", "total"),
    (.average, "a", "average"),
  ]

  /// The flag of a letter, in any case.
  package init?(letter: UInt8) {
    switch letter | 0x20 {
    case 0x72: self = .revised
    case 0x70: self = .provisional
    case 0x65: self = .estimated
    case 0x66: self = .forecast
    case 0x62: self = .seriesBreak
    case 0x75: self = .unreliable
    case 0x74: self = .total
    case 0x61: self = .average
    default: return nil
    }
  }

  /// Reads flags as a column of them has them: `r`, `[p]`, `[r][e]`, `p, e`, `Provisional`.
  ///
  /// - Returns: no flag for a text of nothing but spaces, and nil where a part of it is no flag.
  package init?(text: String) {
    self = []
    let separators: Set<Character> = [" ", ",", ";", "/", "[", "]", "(", ")", "\t", "\u{A0}"]
    for word in text.lowercased().split(whereSeparator: separators.contains) {
      if word.utf8.count == 1, let letter = word.utf8.first, let flag = CellFlags(letter: letter) {
        insert(flag)
      } else if let known = Self.known.first(where: { $0.words.split(separator: " ")[0] == word }) {
        insert(known.flag)
      } else if word != "in", word != "series" {
        return nil
      }
    }
  }

  /// The letters, as `flag(x)` gives them: `r`, `r e`.
  package var letters: String {
    String(Self.known.filter { contains($0.flag) }.flatMap { [$0.letter, " "] }.dropLast())
  }

  /// The flags as they are printed behind a number, each in brackets of its own: `[r][e]`.
  package var marker: String {
    Self.known.filter { contains($0.flag) }.map { "[\($0.letter)]" }.joined()
  }
}
