import Columns
import Plan

/// The rows for which a condition is true.
struct FilterOperator: Operator {
  private var input: any Operator
  private let condition: Expression
  private let evaluator: ExpressionEvaluator
  private var undecided: UndecidedRows
  private let isOverData: Bool
  private let run: Run
  private let place: Int
  private let part: Int
  private let tallies: PartTallies<UndecidedRows>

  init(_ input: any Operator, of plan: Plan, where condition: Expression, run: Run) {
    self.input = input
    self.condition = condition
    evaluator = ExpressionEvaluator(condition)
    undecided = UndecidedRows(condition, schema: plan.schema)
    isOverData = if case .unit = plan.node { false } else { true }
    self.run = run
    place = run.nextPlace()
    part = 0
    tallies = PartTallies(parts: 1)
  }

  /// Creates the filter of one part of the rows.
  private init(
    part: Int,
    _ input: any Operator,
    of whole: FilterOperator,
    _ tallies: PartTallies<UndecidedRows>
  ) {
    self.input = input
    condition = whole.condition
    evaluator = ExpressionEvaluator(whole.condition)
    undecided = whole.undecided
    isOverData = whole.isOverData
    run = whole.run
    place = whole.place
    self.part = part
    self.tallies = tallies
  }

  mutating func split(into parts: Int) throws(EngineError) -> [any Operator]? {
    guard let inputs = try input.split(into: parts) else { return nil }
    let tallies = PartTallies<UndecidedRows>(parts: inputs.count)
    return inputs.enumerated().map { FilterOperator(part: $0, $1, of: self, tallies) }
  }

  mutating func next() throws(EngineError) -> Batch? {
    while let batch = try input.next() {
      try run.check()
      let verdicts = try evaluator.evaluate(RowSelection(batch))
      undecided.add(verdicts, batch)
      let rows = verdicts.trueRows
      if rows.count == batch.count { return batch }
      if !rows.isEmpty { return batch.gathered(rows) }
    }
    if isOverData, let all = tallies.add(undecided, ofPart: part), let note = all.merged?.note {
      run.note(note, at: place)
    }
    return nil
  }
}

extension Column {
  /// The rows whose cells are present and true.
  var trueRows: [Int32] {
    guard case .boolean(let cells) = values else { return [] }
    let reasons = validity.reasons
    // Every place is written and the cursor moves on only for a hit: no branch to mispredict.
    var rows = [Int32](repeating: 0, count: cells.count + 1)
    var hits = 0
    if reasons.isEmpty {
      for row in cells.indices {
        rows[hits] = Int32(truncatingIfNeeded: row)
        hits += cells[row] ? 1 : 0
      }
    } else {
      for row in cells.indices {
        rows[hits] = Int32(truncatingIfNeeded: row)
        hits += cells[row] && reasons[row] == 0 ? 1 : 0
      }
    }
    rows.removeLast(rows.count - hits)
    return rows
  }
}
