/// What the cells of a column, or the answers of an expression, are.
package enum DataType: Hashable, Sendable {
  case boolean
  /// A number known only to lie between two ends, which are numbers of the type.
  case interval(NumberType)
  case number(NumberType)
  case period
  case text
  /// Only missing cells: the type of the word `missing` on its own, which fits any other type.
  case unknown

  /// A count or other whole number without a unit.
  package static let integer = DataType.number(NumberType(.decimal(scale: 0), unit: .plain))

  /// The number type, where this is a number.
  package var number: NumberType? {
    if case .number(let type) = self { type } else { nil }
  }

  /// The type of the ends, where this is an interval.
  package var ends: NumberType? {
    if case .interval(let type) = self { type } else { nil }
  }

  /// How a number or the ends of an interval are held, and what they are numbers of.
  package var measure: NumberType? { number ?? ends }
}

/// How a number is held, and what it is a number of.
package struct NumberType: Hashable, Sendable {
  /// How a number is held.
  package enum Representation: Hashable, Sendable {
    /// Exactly, as 64-bit whole numbers of the last of `scale` decimal places.
    case decimal(scale: Int)
    /// As 64-bit binary floating point.
    case floating
  }

  /// How the number is held.
  package let representation: Representation
  /// What it is a number of.
  package let unit: Unit

  /// Creates a number type.
  package init(_ representation: Representation, unit: Unit) {
    self.representation = representation
    self.unit = unit
  }

  /// The decimal places of an exact number; nil for floating point.
  package var scale: Int? {
    if case .decimal(let scale) = representation { scale } else { nil }
  }

  /// The same representation with another unit.
  package func with(unit: Unit) -> NumberType { NumberType(representation, unit: unit) }
}
