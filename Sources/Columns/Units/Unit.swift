/// What a number is a number of: pounds, per cent, pupils, full-time equivalents, a rate.
///
/// A unit is a quantity, the power of ten it is printed in (£000 is pounds at power 3), and for a
/// rate what it is per: `per 100,000`, or `£ per pupil`.
package struct Unit: Hashable, Sendable {
  /// The kind of thing that is measured.
  package enum Quantity: Hashable, Sendable {
    /// A number that says nothing about itself.
    case plain
    /// A number of things, which may be named: `pupils`.
    case count(of: String?)
    case money
    case percent
    case percentagePoints
    /// One count over another, as 0.25.
    case ratio
    case fullTimeEquivalents
    case days
    case weeks
    case months
    case years
    /// Each row has a unit of its own, kept beside the values.
    case varies
  }

  /// What a rate is per.
  package enum Denominator: Hashable, Sendable {
    /// Per so many of a population: 100,000.
    case population(Int64)
    /// Per one of a quantity: per pupil, per day.
    case quantity(Quantity)
  }

  /// The kind of thing that is measured.
  package let quantity: Quantity
  /// The power of ten in which the numbers are printed: 3 for £000, 6 for £m.
  package let power: Int
  /// What a rate is per; nil for a quantity on its own.
  package let per: Denominator?

  /// Creates a unit.
  package init(_ quantity: Quantity, power: Int = 0, per: Denominator? = nil) {
    self.quantity = quantity
    self.power = power
    self.per = per?.singular
  }

  /// A number that says nothing about itself.
  package static let plain = Unit(.plain)
  /// A number of things without a name.
  package static let count = Unit(.count(of: nil))
  /// Pounds at power 0.
  package static let pounds = Unit(.money)
  /// Per cent.
  package static let percent = Unit(.percent)
  /// Differences of per cent.
  package static let percentagePoints = Unit(.percentagePoints)
  /// One count over another.
  package static let ratio = Unit(.ratio)
  /// Days.
  package static let days = Unit(.days)
  /// A unit of its own in each row.
  package static let varies = Unit(.varies)

  /// The same unit printed in another power of ten.
  package func at(power: Int) -> Unit { Unit(quantity, power: power, per: per) }

  /// The power of ten of the numbers over those of the quantity itself: £000 has 3, and a rate per
  /// 1,000 has -3, so that rates per 1,000 and per 10,000 are one unit in two scales.
  package var exponent: Int { power - (per?.exponent ?? 0) }

  /// Whether numbers of the two units can be added and compared, perhaps after a change of scale.
  ///
  /// A plain number goes with a count, because a count is often written without its unit; a
  /// named count goes with an unnamed one.
  package func isLike(_ other: Unit) -> Bool {
    guard per?.kind == other.per?.kind else { return false }
    if quantity == other.quantity { return true }
    switch (quantity, other.quantity) {
    case (.count, .count): return true
    case (.plain, .count), (.count, .plain): return exponent == other.exponent
    default: return false
    }
  }
}

extension Unit.Denominator {
  /// The power of ten that a population is; 0 where it is none, and per one of a quantity.
  package var exponent: Int {
    guard case .population(let size) = self else { return 0 }
    return PowersOfTen.narrow.firstIndex(of: size) ?? 0
  }

  /// What denominators share that differ by a power of ten alone.
  package var kind: Unit.Denominator {
    guard case .population(let size) = self, PowersOfTen.narrow.contains(size) else { return self }
    return .population(1)
  }
}
