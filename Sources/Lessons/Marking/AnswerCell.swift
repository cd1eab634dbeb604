import Columns

/// A cell of an answer, as far as it counts when two answers are compared.
enum AnswerCell: Equatable {
  /// A number in its own unit; `decimals` are those that it is exact to, nil for a quotient.
  case number(Double, Unit, decimals: Int?)
  /// A number known only to lie between two.
  indirect case interval(AnswerCell, AnswerCell)
  case boolean(Bool)
  case period(Period)
  case text(String)
  case missing(MissingReason)

  init(_ column: Column, _ row: Int, type: DataType) {
    let unit = column.unit(at: row) ?? type.number?.unit ?? .plain
    self.init(column.value(at: row), unit)
  }

  private init(_ value: Value, _ unit: Unit) {
    switch value {
    case .interval(let lower, let upper):
      self = .interval(AnswerCell(lower, unit), AnswerCell(upper, unit))
    case .decimal(let number):
      self = .number(number.floating, unit, decimals: number.scale)
    case .floating(let number): self = .number(number, unit, decimals: nil)
    case .boolean(let value): self = .boolean(value)
    case .period(let period): self = .period(period)
    case .text(let text): self = .text(text)
    case .missing(let reason): self = .missing(reason)
    }
  }

  /// Whether another cell says the same.
  ///
  /// - Parameters:
  ///   - other: the other cell, which may be rounded where this one is a quotient.
  ///   - tolerance: how far a number may be off, in this cell's unit.
  ///   - ignoringUnits: whether only the digits count.
  /// - Returns: whether it does.
  func agrees(with other: AnswerCell, tolerance: Double, ignoringUnits: Bool = false) -> Bool {
    if case .interval(let lower, let upper) = self, case .interval(let first, let last) = other {
      return lower.agrees(with: first, tolerance: tolerance, ignoringUnits: ignoringUnits)
        && upper.agrees(with: last, tolerance: tolerance, ignoringUnits: ignoringUnits)
    }
    guard case .number(let own, let ownUnit, let ownDecimals) = self,
      case .number(let given, let unit, let decimals) = other
    else { return self == other }
    var value = given
    if !ignoringUnits {
      guard ownUnit.isLike(unit) || (unit.isBare && ownUnit.isBare) else { return false }
      value = Self.scaled(given, by: unit.exponent - ownUnit.exponent)
    }
    let off = (own - value).magnitude
    if off <= max(own.magnitude, value.magnitude) * 1e-9 + tolerance { return true }
    // A quotient that was read off the screen has the decimals that the screen shows.
    guard ownDecimals == nil, let decimals, decimals > 0 || own.magnitude >= 100 else {
      return false
    }
    let last = Self.scaled(
      0.5,
      by: -decimals + (ignoringUnits ? 0 : unit.exponent - ownUnit.exponent)
    )
    return off <= last * 1.000_001
  }

  /// Whether the two are one number with opposite signs.
  func isOpposite(of other: AnswerCell) -> Bool {
    guard case .number(let value, let unit, let decimals) = other, value != 0 else { return false }
    return agrees(with: .number(-value, unit, decimals: decimals), tolerance: 0)
  }

  /// Whether it is a number that is zero.
  var isZero: Bool { if case .number(0, _, _) = self { true } else { false } }

  /// Whether it has no value.
  var isMissing: Bool { if case .missing = self { true } else { false } }

  private static func scaled(_ number: Double, by power: Int) -> Double {
    let factor = PowersOfTen.floating(1, scale: min(Int(clamping: power.magnitude), 18))
    return power < 0 ? number * factor : number / factor
  }
}

extension Unit {
  /// Whether it says nothing, or only that things are counted.
  fileprivate var isBare: Bool {
    guard per == nil, power == 0 else { return false }
    switch quantity {
    case .plain, .count: return true
    default: return false
    }
  }
}
