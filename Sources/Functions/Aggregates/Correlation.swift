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
  } accumulator: { signature in
    PairAccumulator("correlation", signature) { spread in
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
  } accumulator: { signature in
    PairAccumulator("slope", signature) { spread in spread.xx > 0 ? spread.xy / spread.xx : nil }
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

/// Adds decimals up exactly, and takes other pairs in the order of the rows, so that the answer does
/// not depend on batches; a pair of which a part is missing is left out.
private struct PairAccumulator: Accumulator {
  private let name: String
  private let answer: @Sendable (Spread) -> Double?
  /// The decimals of both numbers; nil where one is floating point.
  private let scales: (x: Int, y: Int)?
  private var moments = PairMoments()
  private var spreads: [Spread] = []
  private(set) var omitted = OmittedCells()

  /// Creates an accumulator; for a slope the pairs are of `y` and `x`, in the order of the call.
  init(_ name: String, _ signature: Signature, _ answer: @escaping @Sendable (Spread) -> Double?) {
    self.name = name
    self.answer = answer
    if let y = signature.arguments.first?.number?.scale,
      let x = signature.arguments.last?.number?.scale
    {
      scales = (x, y)
    } else {
      scales = nil
    }
  }

  var caution: Caution? { .twoPoints(gathered.map(\.count), of: name) }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    let validity = Validity.meeting(arguments)
    omitted.add(validity)
    if scales != nil, case .decimal(let ys, _) = arguments[0].values,
      case .decimal(let xs, _) = arguments[1].values
    {
      let reasons = validity.reasons
      moments.add(xs, ys, reasons: reasons, groups: groups, groupCount: groupCount)
      return
    }
    spreads.grow(to: groupCount, with: Spread())
    guard let first = NumericCells(arguments[0]).floating,
      let second = NumericCells(arguments[1]).floating
    else { throw .unexpected("correlation") }
    for row in groups.indices where validity.isPresent(row) {
      spreads[Int(groups[row])].add(second[row], first[row])
    }
  }

  /// The caution counts all groups.
  var sharing: RowSharing { scales == nil ? [] : .byRow }

  mutating func merge(_ other: any Accumulator, groups: [Int32], groupCount: Int) {
    guard let other = other as? PairAccumulator else { return }
    omitted.add(other.omitted)
    moments.merge(other.moments, groups: groups, groupCount: groupCount)
  }

  /// What was gathered of each group.
  private var gathered: [Spread] {
    guard let scales else { return spreads }
    return moments.all.map { Spread($0, scales) }
  }

  func finish(groupCount: Int) -> Column {
    let spreads = gathered
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

extension Spread {
  /// The spread of decimals from their exact figures, all of it times their count.
  fileprivate init(_ moments: WideMoments, _ scales: (x: Int, y: Int)) {
    count = Int(moments.count)
    let (x, y) = (PowersOfTen.floatingPower(scales.x), PowersOfTen.floatingPower(scales.y))
    xx = moments.xx / (x * x)
    yy = moments.yy / (y * y)
    xy = moments.xy / (x * y)
  }
}
