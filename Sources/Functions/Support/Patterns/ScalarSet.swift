/// A set of characters in a pattern, as `[a-z_]`, `\d` and `.` write them.
struct ScalarSet: Sendable {
  /// A part of a set.
  enum Member: Sendable {
    case range(ClosedRange<Unicode.Scalar>)
    case digit
    case space
    case word
    indirect case not(Member)
  }

  var members: [Member] = []
  var isNegated = false

  /// Letters, digits and the underscore.
  static let word = ScalarSet(members: [.word])
  /// Any character but the end of a line.
  static let any = ScalarSet(members: [.range("\n"..."\n"), .range("\r"..."\r")], isNegated: true)

  /// Whether a character is in the set.
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool = false) -> Bool {
    if holds(scalar) { return !isNegated }
    guard ignoringCase else { return isNegated }
    for mapping in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
      let other = mapping.unicodeScalars
      if other.count == 1, let first = other.first, holds(first) { return !isNegated }
    }
    return isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    members.contains { Self.holds($0, scalar) }
  }

  private static func holds(_ member: Member, _ scalar: Unicode.Scalar) -> Bool {
    switch member {
    case .range(let range): range.contains(scalar)
    case .digit: ("0"..."9").contains(scalar)
    case .space: scalar.properties.isWhitespace
    case .word:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    case .not(let member): !holds(member, scalar)
    }
  }
}
