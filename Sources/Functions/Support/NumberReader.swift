import Columns

/// Reads a number as tables in print write it: `£1,234`, `(12.3)`, `42%`, `-4.0`, `£9.5m`.
enum NumberReader {
  /// The number, without its unit; nil where the text is none.
  ///
  /// £9.5m is 9,500,000. Thousands separators must stand where they belong, because `1,23` may be a
  /// decimal comma; they are commas or spaces. An en dash before a digit is a minus sign.
  static func read(_ text: String) -> ExactDecimal? {
    var rest = Substring(text.trimmingSpaces())
    var isNegative = false
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      rest = rest.dropFirst().dropLast()
      isNegative = true
    } else {
      isNegative = takeSign(&rest)
    }
    if rest.hasPrefix("£") {
      rest = rest.dropFirst()
      if !isNegative { isNegative = takeSign(&rest) }
    }
    let power = takeSuffix(&rest)
    guard let number = digits(rest) else { return nil }
    let moved = number.scale - power
    let mantissa =
      moved < 0 ? PowersOfTen.rescale(number.mantissa, from: moved, to: 0) : number.mantissa
    return mantissa.map {
      ExactDecimal(mantissa: isNegative ? -$0 : $0, scale: max(moved, 0))
    }
  }

  private static func takeSign(_ rest: inout Substring) -> Bool {
    guard let first = rest.first, ["-", "−", "–", "+"].contains(first) else { return false }
    rest = rest.dropFirst()
    return first != "+"
  }

  private static func takeSuffix(_ rest: inout Substring) -> Int {
    for (suffix, power) in [("%", 0), ("pp", 0), ("bn", 9), ("m", 6), ("k", 3)]
    where rest.hasSuffix(suffix) {
      rest = rest.dropLast(suffix.count)
      while rest.last == " " { rest = rest.dropLast() }
      return power
    }
    return 0
  }

  private static func digits(_ text: Substring) -> ExactDecimal? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap(ungrouped) else { return nil }
    let fraction = parts.count > 1 ? parts[1] : ""
    let digits = Array(whole.utf8) + fraction.utf8
    guard !digits.isEmpty, fraction.utf8.count <= ExactDecimal.maximumScale,
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let mantissa = Int64(String(decoding: digits, as: UTF8.self))
    else { return nil }
    return ExactDecimal(mantissa: mantissa, scale: fraction.utf8.count)
  }

  /// The digits without the marks between groups of three; nil where these stand elsewhere.
  private static func ungrouped(_ whole: Substring) -> String? {
    let marks: [Character] = [",", " ", "\u{A0}", "\u{202F}", "\u{2009}"]
    guard let mark = whole.first(where: marks.contains) else { return String(whole) }
    let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return nil }
    return groups.joined()
  }
}
