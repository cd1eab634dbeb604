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

/// Means and sums of squared differences, updated a value at a time in the order of the rows
/// (Welford 1962), so that they do not depend on batches.
private struct DeviationGatherer: NumberGatherer {
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
    counts.grow(to: groupCount, with: 0)
    means.grow(to: groupCount, with: 0)
    squares.grow(to: groupCount, with: 0)
    guard let cells = NumericCells(Column(values)).floating else {
      throw .unexpected("standard_deviation")
    }
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      let (group, cell) = (Int(groups[row]), cells[row])
      counts[group] += 1
      let distance = cell - means[group]
      means[group] += distance / Double(counts[group])
      squares[group] += distance * (cell - means[group])
    }
  }

  func finish(groupCount: Int) -> Column {
    let counts = counts.padded(to: groupCount, with: 0)
    let deviations = (0..<groupCount).map { group in
      counts[group] > 1 ? (squares[group] / Double(counts[group] - 1)).squareRoot() : 0
    }
    return .floatings(deviations, validity: .whereCounted(counts, least: 2))
  }
}
