import Columns
import Plan

extension AggregateFunction {
  /// How far values lie from their mean.
  static let standardDeviation = AggregateFunction.strict(
    "standard_deviation",
    aliases: ["stdev"],
    [Parameter("x", meaning: "numbers")],
    summary: "How far the values typically lie from their mean, of a sample (divided by n − 1); "
      + "undefined for a single value.",
    examples: [
      Example(
        "from transport | where not is_total | summarise standard_deviation(pupils) as spread"
      )
    ]
  ) { (arguments) throws(TypeProblem) in
    let summary = try Summary.number(arguments, of: "standard_deviation")
    // A spread of percentages is in percentage points.
    guard summary.type.unit == .percent else { return summary.floatingType }
    return .number(NumberType(.floating, unit: .percentagePoints))
  } accumulator: { signature in
    NumberAccumulator(DeviationGatherer(), signature, keepsDecimals: false)
  }
}

/// Decimals by their exact moments, and floating-point numbers by means and sums of squared differences,
/// updated a value at a time in the order of the rows (Welford 1962), so that they do not depend on
/// batches.
private struct DeviationGatherer: NumberGatherer {
  private var moments: [ExactMoments] = []
  private var scale = 0
  private var counts: [Int] = []
  private var means: [Double] = []
  private var squares: [Double] = []

  mutating func add(
    _ values: Column.Values,
    reasons: [UInt8],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    switch values {
    case .decimal(let cells, let scale):
      self.scale = scale
      moments.grow(to: groupCount, with: ExactMoments())
      for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
        moments[Int(groups[row])].add(cells[row])
      }
    case .floating(let cells):
      counts.grow(to: groupCount, with: 0)
      means.grow(to: groupCount, with: 0)
      squares.grow(to: groupCount, with: 0)
      for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
        let (group, cell) = (Int(groups[row]), cells[row])
        counts[group] += 1
        let distance = cell - means[group]
        means[group] += distance / Double(counts[group])
        squares[group] += distance * (cell - means[group])
      }
    default: throw .unexpected("standard_deviation")
    }
  }

  func finish(groupCount: Int) -> Column {
    if !moments.isEmpty {
      let moments = moments.padded(to: groupCount, with: ExactMoments())
      let power = PowersOfTen.floatingPower(scale)
      return .floatings(
        moments.map { $0.deviation / power },
        validity: .whereCounted(moments.map(\.count), least: 2)
      )
    }
    let counts = counts.padded(to: groupCount, with: 0)
    let deviations = (0..<groupCount).map { group in
      counts[group] > 1 ? (squares[group] / Double(counts[group] - 1)).squareRoot() : 0
    }
    return .floatings(deviations, validity: .whereCounted(counts, least: 2))
  }
}
