import Columns
import Plan

extension AggregateFunction {
  /// How closely two numbers move together.
  static let correlation = AggregateFunction.strict(
    "correlation",
    [
      Parameter("x", meaning: "numbers"),
      Parameter("y", meaning: "numbers of the same rows"),
    ],
    summary:
      "How closely two numbers move together on a line, from -1 to 1 (Pearson 1895); undefined where "
      + "either never changes. It says nothing about causes.",
    examples: [
      Example(
        "from transport | where not is_total | summarise correlation(pupils, forecast) as together"
      )
    ]
  ) { (arguments) throws(TypeProblem) in
    try check(arguments, of: "correlation")
    return .number(NumberType(.floating, unit: .plain))
  } accumulator: { _ in
    PairAccumulator("correlation") { spread in
      let product = spread.xx * spread.yy
      return product > 0 ? max(-1, min(1, spread.xy / product.squareRoot())) : nil
    }
  }

  /// How much one number changes with another.
  static let slope = AggregateFunction.strict(
    "slope",
    [
      Parameter("y", meaning: "the numbers that change"),
      Parameter("x", meaning: "the numbers that they change with"),
    ],
    summary:
      "How much `y` changes for each 1 of `x`: the slope of the line of least squares; undefined "
      + "where `x` never changes.",
    examples: [
      Example(
        "from transport | where not is_total | summarise slope(forecast, pupils) as each_more"
      )
    ]
  ) { (arguments) throws(TypeProblem) in
    try check(arguments, of: "slope")
    let (y, x) = (
      arguments[0].type.number?.unit ?? .plain, arguments[1].type.number?.unit ?? .plain
    )
    let quantity = y == .percent ? Unit.Quantity.percentagePoints : y.quantity
    let own = Unit(quantity, power: y.power, per: y.per)
    if x == .plain { return .number(NumberType(.floating, unit: own)) }
    // A rate of a rate, or per £000, has no unit that could be written.
    let isRate = own.per == nil && x.per == nil && x.power == 0
    let unit = isRate ? Unit(quantity, power: y.power, per: .quantity(x.quantity)) : .plain
    return .number(NumberType(.floating, unit: unit))
  } accumulator: { _ in
    PairAccumulator("slope") { spread in spread.xx > 0 ? spread.xy / spread.xx : nil }
  }

  private static func check(_ arguments: [Argument], of name: String) throws(TypeProblem) {
    for (index, argument) in arguments.enumerated() {
      guard let number = argument.type.number, number.unit.quantity != .varies else {
        throw .notA("numbers in one unit", arguments, index, of: name)
      }
    }
  }
}

/// Sums of squared and multiplied distances from the means of two numbers.
private struct Spread {
  var count = 0
  var meanX = 0.0
  var meanY = 0.0
  var xx = 0.0
  var yy = 0.0
  var xy = 0.0

  /// Takes in a pair (Welford 1962, for two numbers).
  mutating func add(_ x: Double, _ y: Double) {
    count += 1
    let (fromX, fromY) = (x - meanX, y - meanY)
    meanX += fromX / Double(count)
    meanY += fromY / Double(count)
    xx += fromX * (x - meanX)
    yy += fromY * (y - meanY)
    xy += fromX * (y - meanY)
  }
}

/// Takes pairs in the order of the rows, so that the answer does not depend on batches; a pair of
/// which a part is missing is left out.
private struct PairAccumulator: Accumulator {
  private let name: String
  private let answer: @Sendable (Spread) -> Double?
  private var spreads: [Spread] = []
  private(set) var omitted = OmittedCells()

  /// Creates an accumulator; for a slope the pairs are of `y` and `x`, in the order of the call.
  init(_ name: String, _ answer: @escaping @Sendable (Spread) -> Double?) {
    self.name = name
    self.answer = answer
  }

  var caution: Caution? { .twoPoints(spreads.map(\.count), of: name) }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    let validity = Validity.meeting(arguments)
    omitted.add(validity)
    spreads.grow(to: groupCount, with: Spread())
    guard let first = NumericCells(arguments[0]).floating,
      let second = NumericCells(arguments[1]).floating
    else { throw .unexpected("correlation") }
    for row in groups.indices where validity.isPresent(row) {
      spreads[Int(groups[row])].add(second[row], first[row])
    }
  }

  func finish(groupCount: Int) -> Column {
    var answers = [Double](repeating: 0, count: groupCount)
    var reasons = [UInt8](repeating: MissingReason.noData.rawValue, count: groupCount)
    for group in 0..<min(groupCount, spreads.count) where spreads[group].count > 0 {
      if let answer = answer(spreads[group]), answer.isFinite {
        (answers[group], reasons[group]) = (answer, 0)
      } else {
        reasons[group] = MissingReason.undefined.rawValue
      }
    }
    return .floatings(answers, validity: Validity(reasons: reasons))
  }
}
