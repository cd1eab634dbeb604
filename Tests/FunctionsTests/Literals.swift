import Columns
import Plan

/// A column written as text cells, for tables of cases: `£9.5m`, `42%`, `3pp`, `12 pupils`,
/// `Q2 2023/24`, `"text"`, `true`, and `[c]`, `[]` or `[undefined]` for missing cells.
struct Literals {
  let column: Column
  let type: DataType
  let literal: Value?
  let spelling: String

  var argument: Argument { Argument(type, literal: literal, spelling: spelling) }

  /// One literal, repeated.
  init(_ cell: String, rows: Int = 1) {
    let (value, unit) = Self.value(cell)
    type = Self.type([(value, unit)])
    column = .constant(value, type: type, count: rows)
    literal = value
    spelling = cell
  }

  /// A column of cells; where two cells have different units the unit varies by row.
  init(_ name: String, _ cells: [String], as declared: DataType? = nil) {
    let values = cells.map(Self.value)
    type = declared ?? Self.type(values)
    var builder = ColumnBuilder(type: type)
    for (value, unit) in values {
      let decimals: Int? = if case .decimal(let number) = value { number.scale } else { nil }
      builder.append(value, decimals: decimals, unit: unit)
    }
    column = builder.build()
    literal = nil
    spelling = name
  }

  /// A column as it is.
  init(_ name: String, _ column: Column, _ type: DataType) {
    self.column = column
    self.type = type
    literal = nil
    spelling = name
  }

  private static func type(_ cells: [(Value, Unit?)]) -> DataType {
    let present = cells.filter { if case .missing = $0.0 { false } else { true } }
    var units: [Unit] = []
    var scale = 0
    var isFloating = false
    for (value, unit) in present {
      switch value {
      case .boolean: return .boolean
      case .interval: return .unknown
      case .period: return .period
      case .text: return .text
      case .decimal(let number): scale = max(scale, number.scale)
      case .floating: isFloating = true
      case .missing: break
      }
      if let unit, !units.contains(unit) { units.append(unit) }
    }
    guard !present.isEmpty else { return .unknown }
    return .number(
      NumberType(
        isFloating ? .floating : .decimal(scale: scale),
        unit: units.count == 1 ? units[0] : .varies
      )
    )
  }

  static func value(_ cell: String) -> (Value, Unit?) {
    if cell == "true" || cell == "false" { return (.boolean(cell == "true"), nil) }
    if cell == "missing" { return (.missing(.blank), nil) }
    if cell.hasPrefix("\"") { return (.text(String(cell.dropFirst().dropLast())), nil) }
    if cell.hasPrefix("[") {
      let name = cell.dropFirst().dropLast()
      let reason = MissingReason(code: name) ?? MissingReason.allCases.first { $0.words == name }
      return (.missing(reason ?? .blank), nil)
    }
    if let number = number(cell) { return number }
    if let period = PeriodReader().read(cell) { return (.period(period), nil) }
    return (.text(cell), nil)
  }

  private static func number(_ cell: String) -> (Value, Unit?)? {
    var rest = Substring(cell)
    let sign = rest.hasPrefix("-") ? "-" : ""
    rest = rest.dropFirst(sign.count)
    let isMoney = rest.hasPrefix("£")
    if isMoney { rest = rest.dropFirst() }
    let isFloating = rest.hasPrefix("~")
    if isFloating { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "," }.filter { $0 != "," }
    guard !digits.isEmpty else { return nil }
    rest = rest.drop { $0.isNumber || $0 == "." || $0 == "," }
    guard let unit = unit(rest, isMoney: isMoney) else { return nil }
    if isFloating { return (.floating(Double(sign + digits) ?? 0), unit) }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let scale = parts.count > 1 ? parts[1].count : 0
    guard parts.count <= 2, let mantissa = Int64(sign + parts.joined()) else { return nil }
    return (.decimal(ExactDecimal(mantissa: mantissa, scale: scale)), unit)
  }

  private static func unit(_ suffix: Substring, isMoney: Bool) -> Unit? {
    var rest = suffix
    var unit = isMoney ? Unit.pounds : .plain
    if isMoney {
      for (name, power) in [("bn", 9), ("k", 3), ("m", 6)] where rest.hasPrefix(name) {
        unit = unit.at(power: power)
        rest = rest.dropFirst(name.count)
      }
    }
    if rest.isEmpty { return unit }
    if rest == "%" { return .percent }
    if rest == "pp" || rest == " pp" { return .percentagePoints }
    let text = rest.drop { $0 == " " }
    guard text.count < rest.count, !text.contains("/"), !text.contains("2") else { return nil }
    if let known = Unit(text: (isMoney ? unit.heading + " " : "") + text) { return known }
    return CivilDate.month(named: text.prefix(3)) == nil ? Unit(.count(of: String(text))) : nil
  }
}

/// A cell as the calculator prints it: `£10.04m`, `25 pp`, `[undefined]`.
func printed(_ column: Column, _ type: DataType, _ row: Int) -> String {
  func number(_ digits: String) -> String {
    let unit = column.unit(at: row) ?? type.number?.unit ?? .plain
    let text = unit == .plain ? digits : NumberText.grouped(digits)
    let sign = text.hasPrefix("-") ? "-" : ""
    return sign + unit.affixes.prefix + text.dropFirst(sign.count) + unit.affixes.suffix
  }
  switch column.value(at: row) {
  case .boolean(let cell): return cell ? "true" : "false"
  case .interval:
    guard let ends = column.ends, let measure = type.ends else { return "" }
    return NumberText.interval(
      printed(ends.lower, .number(measure), row),
      printed(ends.upper, .number(measure), row)
    )
  case .decimal(let cell):
    let decimals = column.decimals(at: row) ?? cell.scale
    return number(cell.rescaled(to: decimals)?.description ?? cell.description)
  case .floating(let cell): return number(NumberText.shortest(cell))
  case .period(let cell): return cell.label
  case .text(let cell): return cell
  case .missing(let reason): return "[\(reason.words)]"
  }
}
