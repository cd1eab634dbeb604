import Columns

/// Words figures beside marks: as they were printed, with a unit that is short.
enum FigureText {
  /// A cell of a column; the code of its reason, or the words, where it is missing.
  static func words(_ column: Column, _ row: Int, unit: Unit, _ flags: CellFlags) -> String {
    let words = words(column, row, unit: unit)
    return flags.isEmpty || words.isEmpty ? words : "\(words) \(flags.marker)"
  }

  private static func words(_ column: Column, _ row: Int, unit: Unit) -> String {
    switch column.value(at: row) {
    case .decimal(let number):
      let printed =
        column.decimals(at: row).flatMap { number.rescaled(to: min($0, 18)) } ?? number
      return worded(printed.description, unit)
    case .floating(let number): return worded(rounded(number), unit)
    case .missing(let reason): return missing(reason)
    case .boolean, .interval, .period, .text: return ""
    }
  }

  /// A number that was worked out.
  static func words(_ number: Double, decimals: Int?, unit: Unit) -> String {
    worded(decimals.map { NumberText.fixed(number, decimals: $0) } ?? rounded(number), unit)
  }

  /// What stands in the place of a missing figure.
  static func missing(_ reason: MissingReason) -> String {
    reason.code.map { "\($0) (\(reason.words))" } ?? "(\(reason.words))"
  }

  /// Digits with the marks of money and per cent; other units stand in the title of the axis.
  static func worded(_ digits: String, _ unit: Unit) -> String {
    let grouped = NumberText.grouped(digits)
    guard unit.per == nil, unit.quantity == .money || unit.quantity == .percent else {
      return grouped
    }
    let (prefix, suffix) = unit.affixes
    let sign = grouped.hasPrefix("-") ? "-" : ""
    return sign + prefix + grouped.dropFirst(sign.count) + suffix
  }

  private static func rounded(_ number: Double) -> String {
    var places = 2
    var scaled = number.magnitude
    while scaled > 0, scaled < 1, places < 8 { (scaled, places) = (scaled * 10, places + 1) }
    var digits = NumberText.fixed(number, decimals: places)
    guard digits.contains("."), !digits.contains("e") else { return digits }
    while digits.hasSuffix("0") { digits.removeLast() }
    if digits.hasSuffix(".") { digits.removeLast() }
    return digits
  }
}
