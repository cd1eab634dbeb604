import Columns
import Syntax

/// The value of a number as it is written: `1,234`, `£9.5m`, `42%`, `3pp`, `1.5e3`.
struct NumberLiteral {
  let value: Value
  let type: NumberType

  /// Reads the digits and marks, and the unit words after them; nil where the number does not fit or
  /// the unit is unknown.
  init?(_ text: String, unit word: UnitSyntax?) {
    var digits = Substring(text)
    var unit = Unit.plain
    if digits.first == "£" {
      digits = digits.dropFirst()
      unit = .pounds
      for (suffix, power) in [("bn", 9), ("m", 6), ("k", 3)]
      where digits.lowercased().hasSuffix(suffix) {
        digits = digits.dropLast(suffix.count)
        unit = Unit(.money, power: power)
        break
      }
    } else if digits.last == "%" {
      digits = digits.dropLast()
      unit = .percent
    } else if digits.hasSuffix("pp") {
      digits = digits.dropLast(2)
      unit = .percentagePoints
    }
    if let word {
      guard let given = Self.unit(word, after: unit) else { return nil }
      unit = given
    }
    let plain = digits.filter { $0 != "," }
    // A quarter is three months.
    let isQuarters = word == .word("quarter") || word == .word("quarters")
    if plain.contains(where: { $0 == "e" || $0 == "E" }) {
      guard let number = Double(plain), number.isFinite, !isQuarters else { return nil }
      value = .floating(number)
      type = NumberType(.floating, unit: unit)
      return
    }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1] : ""
    guard fraction.count <= ExactDecimal.maximumScale,
      let written = Int64(String(parts[0]) + fraction)
    else { return nil }
    let (mantissa, overflow) = written.multipliedReportingOverflow(by: isQuarters ? 3 : 1)
    if overflow { return nil }
    value = .decimal(ExactDecimal(mantissa: mantissa, scale: fraction.count))
    type = NumberType(.decimal(scale: fraction.count), unit: unit)
  }

  private static func unit(_ word: UnitSyntax, after unit: Unit) -> Unit? {
    switch word {
    case .word("quarter"), .word("quarters"): return unit == .plain ? Unit(.months) : nil
    case .word(let name): return unit == .plain ? Unit(text: name) : nil
    case .per(let what):
      return Unit(text: (unit == .plain ? "" : unit.heading + " ") + "per " + what)
    }
  }
}
