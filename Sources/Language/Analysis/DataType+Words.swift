package import Columns
import Functions

extension DataType {
  /// The type in words, for messages: `text`, `a number of £000`, `a percentage`.
  package var words: String {
    switch self {
    case .boolean: return "true or false"
    case .interval(let ends):
      let number = DataType.number(ends).words
      return number == "a number" ? "an interval" : "an interval (\(number))"
    case .period: return "a period"
    case .text: return "text"
    case .unknown: return "missing"
    case .number(let type):
      switch type.unit.quantity {
      case .plain where type.unit.per == nil: return "a number"
      case .percent: return "a percentage"
      case .percentagePoints: return "percentage points"
      case .ratio: return "a ratio"
      case .varies: return "numbers whose unit varies by row"
      default: return "a number in \(type.unit.heading)"
      }
    }
  }

  /// What to do where two are unlike but both are lengths of time of which one can be made the other.
  func lengthHelp(with other: DataType) -> [String] {
    guard let unit = number?.unit, let others = other.number?.unit else { return [] }
    return unit.lengthHelp(with: others)
  }

  /// The type that holds the values of both, or nil where they are unlike.
  ///
  /// Numbers need like units; the answer has the left's power of ten and enough decimal places for
  /// both. A number without a unit takes the other's when `adoptsUnits` is set, as in
  /// `if … then 0 else budget`.
  package func unified(with other: DataType, adoptsUnits: Bool = false) -> DataType? {
    if self == other { return self }
    switch (self, other) {
    case (.unknown, let type), (let type, .unknown): return type
    case (.number(let left), .number(let right)):
      if left.unit.quantity == .varies || right.unit.quantity == .varies {
        return unifiedByRow(with: other)
      }
      guard let unit = Self.unified(left.unit, right.unit, adoptsUnits) else { return nil }
      guard let leftScale = left.scale(in: unit), let rightScale = right.scale(in: unit)
      else { return .number(NumberType(.floating, unit: unit)) }
      return .number(NumberType(.decimal(scale: max(leftScale, rightScale)), unit: unit))
    case (.interval(let left), .interval(let right)):
      let ends = DataType.number(left).unified(with: .number(right), adoptsUnits: adoptsUnits)
      return ends?.number.map { .interval($0) }
    default: return nil
    }
  }

  /// The type of numbers that keep a unit a row, which holds the numbers of both whatever their
  /// units; nil where one is no number.
  package func unifiedByRow(with other: DataType) -> DataType? {
    guard let left = number, let right = other.number else { return nil }
    guard let leftScale = left.scale, let rightScale = right.scale else {
      return .number(NumberType(.floating, unit: .varies))
    }
    return .number(NumberType(.decimal(scale: max(leftScale, rightScale)), unit: .varies))
  }

  /// The same for several types at once, so that none has lost decimals to another's scale.
  func unifiedByRow(withAll others: [DataType]) -> DataType? {
    others.reduce(self) { type, other in type?.unifiedByRow(with: other) }
  }

  private static func unified(_ left: Unit, _ right: Unit, _ adoptsUnits: Bool) -> Unit? {
    if left == right { return left }
    if left.isLike(right) { return left.quantity == .plain ? right : left }
    if adoptsUnits, left == .plain { return right }
    if adoptsUnits, right == .plain { return left }
    return nil
  }
}

extension NumberType {
  /// The decimal places needed to keep exact numbers in another scale of the unit; nil for floating
  /// point and where more than 18 would be needed.
  package func scale(in other: Unit) -> Int? {
    guard let scale else { return nil }
    let shift = unit.quantity == .plain ? 0 : unit.exponent - other.exponent
    let needed = max(scale - shift, 0)
    return needed <= ExactDecimal.maximumScale ? needed : nil
  }
}
