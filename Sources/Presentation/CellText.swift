import Columns

/// Words a cell for people: in tables, in Markdown, and alone.
///
///     1,234   -0.60   £18.8m   42%   6.2 per 10,000   Q2 2023/24 (Jul–Sep 2023)
///
/// What machines read is worded by ``ExactText``.
enum CellText {
  /// A cell with a value.
  ///
  /// A number carries its unit where the unit varies by row, and elsewhere only `withUnit`.
  static func value(
    _ column: Column,
    _ row: Int,
    type: DataType,
    style: NumberStyle,
    withUnit: Bool
  ) -> String {
    switch column.values {
    case .boolean(let cells): return cells[row] ? "yes" : "no"
    case .period(let cells): return cells[row].label
    case .text(let cells, let dictionary): return dictionary.text(cells[row])
    case .rowNumbers(let rows): return String(rows[row])
    case .decimal(let cells, let scale):
      let number = ExactDecimal(mantissa: cells[row], scale: scale)
      let decimals = style.shortened(column.decimals(at: row), scale: scale)
      let digits = number.printed(decimals: decimals).description
      let text = worded(digits, unit(column, row, type: type, withUnit: withUnit), style)
      return column.notes.flags.isEmpty ? text : flagged(text, column.flags(at: row))
    case .floating(let cells):
      let unit = column.unit(at: row) ?? type.measure?.unit ?? .plain
      let digits =
        style.decimals.map { fixed(cells[row], decimals: $0, beside: style.greatest) }
        ?? rounded(cells[row], unit: unit)
      let text = worded(digits, self.unit(column, row, type: type, withUnit: withUnit), style)
      return column.notes.flags.isEmpty ? text : flagged(text, column.flags(at: row))
    case .interval:
      guard let ends = column.ends else { return "" }
      let unit = unit(column, row, type: type, withUnit: withUnit)
      let upper = value(ends.upper, row, type: type, style: style, withUnit: withUnit)
      var lower = value(ends.lower, row, type: type, style: style, withUnit: withUnit)
      guard lower != upper else { return upper }
      // A unit that is a word stands once, at the end: `269 to 273 schools`.
      let suffix = unit.affixes.suffix
      if suffix.hasPrefix(" "), lower.hasSuffix(suffix) { lower.removeLast(suffix.count) }
      return NumberText.interval(lower, upper)
    }
  }

  /// The flags stand behind the number: `12.3 [r]`.
  private static func flagged(_ text: String, _ flags: CellFlags) -> String {
    flags.isEmpty ? text : "\(text) \(flags.marker)"
  }

  /// A cell without one, as a table shows it: the published code, nothing for an empty cell, and
  /// words in brackets where no code is published.
  static func missing(_ reason: MissingReason) -> String {
    if reason == .blank { return "" }
    return reason.code ?? "(\(reason.words))"
  }

  /// A missing value alone, always in words.
  static func missingAlone(_ reason: MissingReason) -> String { "(\(reason.words))" }

  /// A number that is held as floating point, rounded for reading: two decimals, or four
  /// significant digits below 1; money per something always with its pence.
  static func rounded(_ number: Double, unit: Unit) -> String {
    guard number.isFinite else { return NumberText.shortest(number) }
    if unit.quantity == .money, unit.per != nil, unit.power == 0 {
      return fixed(number, decimals: 2, beside: number.magnitude)
    }
    if number.magnitude >= 1 { return trimmed(NumberText.fixed(number, decimals: 2)) }
    let text = NumberText.shortest(number)
    if let mark = text.firstIndex(of: "e") {
      let significand = Double(text[..<mark]).map { NumberText.fixed($0, decimals: 3) }
      return trimmed(significand ?? String(text[..<mark])) + text[mark...]
    }
    guard let point = text.firstIndex(of: ".") else { return text }
    let zeros = text[text.index(after: point)...].prefix { $0 == "0" }.count
    return trimmed(NumberText.fixed(number, decimals: zeros + 4))
  }

  /// A number at some decimals, or at three significant digits where those would all be zeros.
  ///
  /// What is 10⁻¹² of the greatest number beside it is no more than the rest of a subtraction.
  private static func fixed(_ number: Double, decimals: Int, beside greatest: Double) -> String {
    let text = NumberText.fixed(number, decimals: decimals)
    guard number.isFinite, number.magnitude >= 1e-12, number.magnitude > greatest * 1e-12,
      !text.utf8.contains(where: { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) })
    else { return text }
    var places = 3
    var scaled = number.magnitude
    while scaled < 1, places < 16 { (scaled, places) = (scaled * 10, places + 1) }
    return trimmed(NumberText.fixed(number, decimals: places - 1))
  }

  private static func unit(_ column: Column, _ row: Int, type: DataType, withUnit: Bool) -> Unit {
    if let unit = column.unit(at: row) { return unit }
    return withUnit ? type.measure?.unit ?? .plain : .plain
  }

  /// The sign stands before the unit: `-£9.5m`.
  private static func worded(_ digits: String, _ unit: Unit, _ style: NumberStyle) -> String {
    let grouped = style.isGrouped ? NumberText.grouped(digits) : digits
    if unit == .plain { return grouped }
    let (prefix, suffix) = unit.affixes
    let sign = grouped.hasPrefix("-") ? "-" : ""
    return sign + prefix + grouped.dropFirst(sign.count) + suffix
  }

  /// The digits without zeros that end the decimals.
  private static func trimmed(_ digits: String) -> String {
    guard digits.contains("."), !digits.contains("e") else { return digits }
    var digits = digits[...]
    while digits.hasSuffix("0") { digits = digits.dropLast() }
    return String(digits.hasSuffix(".") ? digits.dropLast() : digits)
  }
}

extension ExactDecimal {
  /// The number at the decimals that were printed, unless that would lose digits.
  func printed(decimals: Int?) -> ExactDecimal {
    decimals.flatMap { rescaled(to: min($0, Self.maximumScale)) } ?? self
  }
}
