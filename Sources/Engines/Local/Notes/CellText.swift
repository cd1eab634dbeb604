import Columns

/// Words single cells for notes and for the profile of a table, as they were printed.
struct CellText {
  private let column: Column
  private let unit: Unit?

  /// - Parameters:
  ///   - column: the cells.
  ///   - type: the column's type.
  ///   - showsUnit: whether a unit that is the same in all cells is written too; a unit that varies
  ///     by row always is.
  init(_ column: Column, type: DataType, showsUnit: Bool = true) {
    self.column = column
    let unit = type.measure?.unit
    self.unit = unit?.quantity == .varies || showsUnit ? unit : nil
  }

  /// The text of a row's cell: `£1,204k`, `7.0`, `Q2 2023/24 (Jul–Sep 2023)`, `suppressed`.
  func text(_ row: Int) -> String {
    let value = column.value(at: row)
    let own = unit?.quantity == .varies ? column.unit(at: row) : unit
    return Self.text(value, unit: own, decimals: column.decimals(at: row))
  }

  /// The text of a value on its own.
  static func text(_ value: Value, unit: Unit? = nil, decimals: Int? = nil) -> String {
    switch value {
    case .boolean(let cell): return cell ? "yes" : "no"
    case .period(let cell): return cell.label
    case .text(let cell): return cell
    case .missing(let reason): return reason.words
    case .interval(let lower, let upper):
      return NumberText.interval(
        text(lower, unit: unit, decimals: decimals),
        text(upper, unit: unit, decimals: decimals)
      )
    case .decimal(let cell):
      let places = min(decimals ?? cell.scale, cell.scale)
      let mantissa = PowersOfTen.rounded(cell.mantissa, from: cell.scale, to: places)
      return number(ExactDecimal(mantissa: mantissa, scale: places).description, unit)
    case .floating(let cell):
      return number(decimals.map { NumberText.fixed(cell, decimals: $0) } ?? shown(cell), unit)
    }
  }

  /// Binary noise beyond twelve digits tells a reader nothing.
  private static func shown(_ number: Double) -> String {
    guard number.isFinite, number != 0, number.magnitude < 1e12 else {
      return NumberText.shortest(number)
    }
    var decimals = 12
    var bound = 1.0
    while decimals > 0, number.magnitude >= bound { (decimals, bound) = (decimals - 1, bound * 10) }
    let fixed = NumberText.fixed(number, decimals: decimals)
    guard fixed.contains(".") else { return fixed }
    let trimmed = fixed.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed())
  }

  private static func number(_ digits: String, _ unit: Unit?) -> String {
    let grouped = NumberText.grouped(digits)
    guard let unit else { return grouped }
    let (prefix, suffix) = unit.affixes
    guard grouped.hasPrefix("-"), !prefix.isEmpty else { return prefix + grouped + suffix }
    return "-" + prefix + grouped.dropFirst() + suffix
  }
}
