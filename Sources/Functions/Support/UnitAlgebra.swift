import Columns
import Plan

/// What comes of two units in an operation.
struct UnitMeeting: Equatable {
  /// The unit of the answer.
  let unit: Unit
  /// Power of ten by which the right operand, or the product or quotient as a whole, is multiplied
  /// to be in that unit.
  var shift = 0
  /// A number by which the whole is also divided: a population that is not a power of ten.
  var divisor: Int64 = 1
  /// Whole numbers by which the operands are multiplied first: 7 where weeks meet days.
  var factors: (left: Int64, right: Int64) = (1, 1)

  static func == (a: UnitMeeting, b: UnitMeeting) -> Bool {
    a.unit == b.unit && a.shift == b.shift && a.divisor == b.divisor && a.factors == b.factors
  }

  /// The columns of both operands with their factors applied.
  func scaled(_ columns: [Column]) throws(KernelFailure) -> [Column] {
    guard factors != (1, 1) else { return columns }
    guard let left = columns[0].multiplied(by: factors.left),
      let right = columns[1].multiplied(by: factors.right)
    else { throw .tooLarge("a change of unit") }
    return [left, right] + columns.dropFirst(2)
  }
}

extension Column {
  /// The cells times a whole number; nil where one is too large.
  func multiplied(by factor: Int64) -> Column? {
    guard factor != 1 else { return self }
    switch values {
    case .decimal(var cells, let scale):
      var failed = false
      for row in cells.indices {
        let (product, overflow) = cells[row].multipliedReportingOverflow(by: factor)
        cells[row] = product
        failed = failed || overflow
      }
      return failed ? nil : Column(.decimal(cells, scale: scale), validity: validity, notes: notes)
    case .floating(let cells):
      return Column(.floating(cells.map { $0 * Double(factor) }), validity: validity, notes: notes)
    default: return self
    }
  }
}

/// The rules of units under the operators; nil where two units do not go together.
///
/// Rules for one unit alone, such as those of summaries, are with the functions.
enum UnitAlgebra {
  /// The unit of a sum or difference: the left's, at the left's power of ten.
  static func sum(_ left: Unit, _ right: Unit, isDifference: Bool) -> UnitMeeting? {
    let shift = right.exponent - left.exponent
    switch (left.simple, right.simple) {
    case (.percent, .percent):
      return UnitMeeting(
        unit: isDifference ? Unit(.percentagePoints, power: left.power) : left,
        shift: shift
      )
    case (.percent, .percentagePoints): return UnitMeeting(unit: left, shift: shift)
    case (.percentagePoints, .percent):
      return isDifference ? nil : UnitMeeting(unit: Unit(.percent, power: left.power), shift: shift)
    // A share is a plain number with a meaning: `1 - share`.
    case (.plain, .ratio), (.ratio, .plain): return UnitMeeting(unit: .ratio, shift: shift)
    default:
      guard left.isLike(right) else { return lengths(left, right) }
      return UnitMeeting(unit: left.shared(with: right), shift: shift)
    }
  }

  /// Days with weeks, or months with years: both in the smaller of the two, whose number is whole.
  ///
  /// Months are not a number of days, so that these two families do not meet.
  static func lengths(_ left: Unit, _ right: Unit) -> UnitMeeting? {
    guard left.power == 0, right.power == 0 else { return nil }
    switch (left.simple, right.simple) {
    case (.days, .weeks): return UnitMeeting(unit: left, factors: (1, 7))
    case (.weeks, .days): return UnitMeeting(unit: right, factors: (7, 1))
    case (.months, .years): return UnitMeeting(unit: left, factors: (1, 12))
    case (.years, .months): return UnitMeeting(unit: right, factors: (12, 1))
    default: return nil
    }
  }

  /// The unit of a product.
  static func product(_ left: Unit, _ right: Unit) -> UnitMeeting? {
    orderedProduct(left, right) ?? orderedProduct(right, left)
  }

  private static func orderedProduct(_ left: Unit, _ right: Unit) -> UnitMeeting? {
    switch left.simple {
    case .ratio: return UnitMeeting(unit: right, shift: left.power)
    case .plain where right.simple != .ratio && right.simple != .percent:
      return UnitMeeting(unit: right, shift: left.power)
    // 42% of 300 is 126, as 42% of £300k is £126k.
    case .percent:
      return UnitMeeting(unit: right, shift: left.power - 2)
    default: break
    }
    guard let per = left.per, right.per == nil else { return nil }
    let whole = Unit(left.quantity, power: left.power)
    switch per {
    case .quantity(let quantity):
      guard right.quantity != .plain, Unit(quantity).isLike(Unit(right.quantity)) else {
        return nil
      }
      return UnitMeeting(unit: whole, shift: right.power)
    case .population(let size):
      guard case .count = right.quantity else { return nil }
      guard let exponent = PowersOfTen.narrow.firstIndex(of: size) else {
        return UnitMeeting(unit: whole, shift: right.power, divisor: size)
      }
      return UnitMeeting(unit: whole, shift: right.power - exponent)
    }
  }

  /// The unit of a quotient.
  static func quotient(_ left: Unit, _ right: Unit) -> UnitMeeting? {
    let shift = left.exponent - right.exponent
    if right.simple == .plain { return UnitMeeting(unit: left, shift: -right.power) }
    if left.isLike(right) { return UnitMeeting(unit: .ratio, shift: shift) }
    if let lengths = lengths(left, right) {
      return UnitMeeting(unit: .ratio, factors: lengths.factors)
    }
    if right.simple == .ratio { return UnitMeeting(unit: left, shift: -right.power) }
    if right.simple == .percent, left.simple != .percentagePoints {
      return UnitMeeting(unit: left, shift: 2 - right.power)
    }
    guard left.per == nil else { return nil }
    if case .quantity(let quantity) = right.per {
      guard Unit(left.quantity).isLike(Unit(right.quantity)) else { return nil }
      return UnitMeeting(unit: Unit(quantity.plural), shift: shift)
    }
    guard right.per == nil, left.isAmount, right.isAmount, right.quantity != .money else {
      return nil
    }
    return UnitMeeting(unit: Unit(left.quantity, per: .quantity(right.quantity)), shift: shift)
  }

  /// Whether and how numbers of two units are compared: the right moves to the left's power of ten.
  ///
  /// A plain number is read in the other's printed scale. A ratio compares with a percentage.
  static func comparison(_ left: Unit, _ right: Unit) -> UnitMeeting? {
    if left == right { return UnitMeeting(unit: left) }
    if left.isLike(right) { return UnitMeeting(unit: left, shift: right.exponent - left.exponent) }
    if let lengths = lengths(left, right) { return lengths }
    switch (left.simple, right.simple) {
    case (.plain, _), (_, .plain): return UnitMeeting(unit: left)
    case (.ratio, .percent): return UnitMeeting(unit: left, shift: right.power - 2 - left.power)
    case (.percent, .ratio): return UnitMeeting(unit: left, shift: right.power + 2 - left.power)
    default: return nil
    }
  }
}

extension Unit.Quantity {
  /// Many of what a rate is per one of.
  fileprivate var plural: Unit.Quantity {
    guard case .count(of: let thing?) = self else { return self }
    return .count(of: Unit.plural(thing))
  }
}

extension Unit {
  /// The quantity, where the unit is not a rate.
  var simple: Quantity? { per == nil ? quantity : nil }

  /// Whether it is a number of things, or of nothing in particular.
  var isCountLike: Bool {
    guard per == nil else { return false }
    switch quantity {
    case .plain, .count: return true
    default: return false
    }
  }

  /// Whether something can be per it, or it per something: money, things, people, time.
  var isAmount: Bool {
    switch quantity {
    case .count, .money, .fullTimeEquivalents, .days, .weeks, .months, .years: true
    case .plain, .percent, .percentagePoints, .ratio, .varies: false
    }
  }

  /// The unit of numbers of two like units taken together, at the power of ten of this one.
  ///
  /// A count of something with a plain number stays a count of it; counts of different things are
  /// a count.
  func shared(with other: Unit) -> Unit {
    switch (quantity, other.quantity) {
    case (.count(let own), .count(let others)):
      let things = own == others ? own : own == nil ? others : others == nil ? own : nil
      return Unit(.count(of: things), power: power, per: per)
    case (.plain, .count): return Unit(other.quantity, power: power, per: per)
    default: return self
    }
  }
}
