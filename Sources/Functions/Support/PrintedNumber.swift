import Columns

/// Numbers as they print on their own: `£10.04m`, `25 pp`, `1,900 pupils`.
enum PrintedNumber {
  /// A value with its unit; thousands are separated where the unit says that it is no year or code.
  static func text(_ value: Value, decimals: Int?, unit: Unit) -> String? {
    let digits: String
    switch value {
    case .interval(let lower, let upper):
      guard var first = text(lower, decimals: decimals, unit: unit),
        let last = text(upper, decimals: decimals, unit: unit)
      else { return nil }
      guard first != last else { return last }
      // A unit that is a word stands once, at the end: `269 to 273 schools`.
      let suffix = unit.affixes.suffix
      if suffix.hasPrefix(" "), first.hasSuffix(suffix) { first.removeLast(suffix.count) }
      return NumberText.interval(first, last)
    case .decimal(let number):
      digits = (decimals.flatMap { number.rescaled(to: $0) } ?? number).description
    case .floating(let number): digits = NumberText.shortest(number)
    default: return nil
    }
    let text = unit.simple == .plain ? digits : NumberText.grouped(digits)
    let (prefix, suffix) = unit.affixes
    let sign = text.hasPrefix("-") ? "-" : ""
    return sign + prefix + text.dropFirst(sign.count) + suffix
  }
}
