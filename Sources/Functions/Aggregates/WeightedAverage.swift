import Columns
import Plan

extension AggregateFunction {
  /// The mean in which each value counts by its weight.
  static let weightedAverage = AggregateFunction.strict(
    "weighted_average",
    aliases: ["weighted_mean"],
    [
      Parameter("x", meaning: "numbers, often percentages"),
      Parameter("weight", meaning: "what each counts for, such as the denominator of a percentage"),
    ],
    summary:
      "The mean of the values, each counted by its weight: the right average of percentages.",
    examples: [
      Example(
        "from transport | where not is_total "
          + "| summarise weighted_average(cost_per_pupil, pupils) as cost"
      )
    ]
  ) { (arguments) throws(TypeProblem) in
    let type = try Summary.number(arguments, of: "weighted_average").floatingType
    guard let weight = arguments[1].type.number, weight.unit.quantity != .varies else {
      throw .notA(
        "weights that are numbers in one unit",
        arguments,
        1,
        of: "weighted_average",
        help: ["weights are counts, such as pupils"]
      )
    }
    return type
  } accumulator: { signature in
    WeightedAccumulator(signature)
  }
}

/// Sums of products and of weights, exact where both are decimals.
private struct WeightedAccumulator: Accumulator {
  private var products = GroupSums()
  private var weights = GroupSums()
  private var units: GroupUnits?
  private let valueScale: Int?
  private let weightScale: Int?
  private(set) var omitted = OmittedCells()

  init(_ signature: Signature) {
    let type = signature.arguments.first?.number
    if type?.unit.quantity == .varies { units = GroupUnits(scale: Summary.cellScale(signature)) }
    valueScale = Summary.cellScale(signature)
    weightScale = signature.arguments.last?.number?.scale
  }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    let validity = Validity.meeting(arguments)
    omitted.add(validity)
    let column = Column(
      arguments[0].values,
      validity: validity,
      notes: arguments[0].notes
    )
    var values = column.values
    if let moved = try units?.add(column, groups: groups, groupCount: groupCount) {
      values = moved.0
    }
    let reasons = validity.reasons
    if case .decimal(let cells, _) = values, case .decimal(let own, _) = arguments[1].values {
      try products.add(cells, times: own, reasons: reasons, groups: groups, groupCount: groupCount)
    } else {
      guard let cells = NumericCells(Column(values)).floating,
        let own = NumericCells(arguments[1]).floating
      else { throw .unexpected("weighted_average") }
      let parts = cells.indices.map { cells[$0] * own[$0] }
      products.add(.floating(parts), reasons: reasons, groups: groups, groupCount: groupCount)
    }
    weights.add(arguments[1].values, reasons: reasons, groups: groups, groupCount: groupCount)
  }

  func finish(groupCount: Int) -> Column {
    let counts = products.counts(groupCount)
    var averages = [Double](repeating: 0, count: groupCount)
    var reasons = Validity.whereCounted(counts).filled(groupCount)
    let productScale =
      if let valueScale, let weightScale { valueScale + weightScale } else { Int?.none }
    for group in averages.indices where reasons[group] == 0 {
      let weight = weights.quotient(group, scale: weightScale, by: 1)
      if weight == 0 {
        reasons[group] = MissingReason.undefined.rawValue
      } else if let productScale, let weightScale {
        averages[group] =
          Double(products.exact(group))
          / (Double(weights.exact(group))
            * PowersOfTen.floatingPower(productScale - weightScale))
      } else {
        averages[group] = products.floating(group) / weight
      }
    }
    var notes = Column.CellNotes.none
    if let units { (notes.units, notes.unitTable) = units.notes(groupCount: groupCount) }
    return Column.floatings(averages, validity: Validity(reasons: reasons)).with(notes: notes)
  }
}
