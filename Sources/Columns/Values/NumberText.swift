/// Writes numbers as text.
package enum NumberText {
  /// Digits with thousands separators put into the whole part: `-1234.5` becomes `-1,234.5`.
  package static func grouped(_ digits: String) -> String {
    let sign = digits.hasPrefix("-") ? "-" : ""
    let body = digits.dropFirst(sign.count)
    let whole = body.prefix { $0 != "." && $0 != "e" }
    guard whole.count > 3, whole.allSatisfy(\.isNumber) else { return digits }
    var result = ""
    for (offset, digit) in whole.enumerated() {
      if offset > 0, (whole.count - offset) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return sign + result + body.dropFirst(whole.count)
  }

  /// Two ends as an interval is written, or the number where both are one: `269 to 273`, `57`.
  package static func interval(_ lower: String, _ upper: String) -> String {
    lower == upper ? lower : "\(lower) to \(upper)"
  }

  /// The shortest decimal text that reads back as the same floating-point number, without an
  /// exponent between 10⁻⁷ and 10¹⁵: `0.25`, `31.569`, `12`.
  package static func shortest(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    let magnitude = number.magnitude
    if number == number.rounded(), magnitude < 1e15 { return String(Int64(number)) }
    let text = String(describing: number)
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    return magnitude >= 1e-7 && magnitude < 1 ? withoutExponent(text) : text
  }

  /// The digits of a number below 1 in full; larger numbers stay as they are.
  private static func withoutExponent(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "e"),
      let exponent = Int(text[text.index(after: mark)...]), exponent < 0
    else { return text }
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text[..<mark].filter(\.isNumber)
    return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
  }

  /// A floating-point number rounded to a number of decimals, halves away from zero on the shortest
  /// decimal text rather than on the binary value, so that 2.675 rounds to 2.68.
  ///
  /// Fewer than no decimals count as none; numbers of 10¹⁶ and more keep their exponent.
  package static func fixed(_ number: Double, decimals: Int) -> String {
    let decimals = max(decimals, 0)
    let text = withoutExponent(shortest(number))
    guard number.isFinite, !text.contains("e") else { return text }
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    let whole = String(parts.first ?? "0")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    if fraction.count <= decimals {
      let padding = String(repeating: "0", count: decimals - fraction.count)
      return sign + whole + (decimals > 0 ? "." + fraction + padding : "")
    }
    var digits = Array((whole + fraction.prefix(decimals)).utf8)
    if (fraction.utf8.dropFirst(decimals).first ?? 0) >= 0x35 {
      var place = digits.count - 1
      while place >= 0, digits[place] == 0x39 {
        digits[place] = 0x30
        place -= 1
      }
      if place >= 0 { digits[place] += 1 } else { digits.insert(0x31, at: 0) }
    }
    let body = String(decoding: digits, as: UTF8.self)
    let isZero = digits.allSatisfy { $0 == 0x30 }
    let result = decimals > 0 ? body.dropLast(decimals) + "." + body.suffix(decimals) : body[...]
    return (isZero ? "" : sign) + result
  }
}

extension StringProtocol {
  /// The text without spaces, tabs and no-break spaces at either end.
  package func trimmingSpaces() -> String {
    let start = drop(while: Self.isSpace)
    guard let last = start.lastIndex(where: { !Self.isSpace($0) }) else { return "" }
    return String(start[...last])
  }

  /// The text without spaces, tabs and no-break spaces at its beginning.
  package func trimmingLeadingSpaces() -> String { String(drop(while: Self.isSpace)) }

  /// The text without spaces, tabs and no-break spaces at its end.
  package func trimmingTrailingSpaces() -> String {
    lastIndex { !Self.isSpace($0) }.map { String(self[...$0]) } ?? ""
  }

  private static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\u{A0}" || character.isNewline
  }
}
