import Columns
import Plan

extension AggregateFunction {
  /// Whether a condition is true in at least one row.
  static let any = decision(
    "any",
    decisive: true,
    summary: "Whether a condition is true in at least one row; of nothing it is missing.",
    example: "from transport | summarise any(pupils > 1000) as large"
  )

  /// Whether a condition is true in every row.
  static let all = decision(
    "all",
    decisive: false,
    summary: "Whether a condition is true in every row; of nothing it is missing.",
    example: "from transport | summarise all(pupils > 0) as used"
  )

  private static func decision(
    _ name: String,
    decisive: Bool,
    summary: String,
    example: String
  ) -> AggregateFunction {
    .strict(
      name,
      [Parameter("condition", meaning: "what is tested in every row")],
      summary: summary,
      examples: [Example(example)]
    ) {
      (arguments) throws(TypeProblem) in
      guard arguments[0].type == .boolean else {
        throw .notA("a condition that is true or false", arguments, 0, of: name)
      }
      return .boolean
    } accumulator: { _ in
      DecisionAccumulator(decisive: decisive)
    }
  }
}

/// Whether the value that decides an answer was met in each group.
private struct DecisionAccumulator: Accumulator {
  let decisive: Bool
  private var counts: [Int] = []
  private var isDecided: [Bool] = []
  private(set) var omitted = OmittedCells()

  init(decisive: Bool) {
    self.decisive = decisive
  }

  mutating func update(
    _ arguments: [Column],
    groups: [Int32],
    groupCount: Int
  )
    throws(KernelFailure)
  {
    guard case .boolean(let cells) = arguments[0].values else {
      throw .unexpected(decisive ? "any" : "all")
    }
    omitted.add(arguments[0].validity)
    counts.grow(to: groupCount, with: 0)
    isDecided.grow(to: groupCount, with: false)
    let reasons = arguments[0].validity.reasons
    for row in cells.indices where reasons.isEmpty || reasons[row] == 0 {
      let group = Int(groups[row])
      counts[group] += 1
      if cells[row] == decisive { isDecided[group] = true }
    }
  }

  func finish(groupCount: Int) -> Column {
    let cells = isDecided.padded(to: groupCount, with: false).map { $0 ? decisive : !decisive }
    return .booleans(cells, validity: .whereCounted(counts.padded(to: groupCount, with: 0)))
  }
}
