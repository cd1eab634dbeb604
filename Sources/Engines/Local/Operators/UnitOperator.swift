import Columns
import Plan

/// One row without columns.
struct UnitOperator: Operator {
  private var isGiven = false

  mutating func next() throws(EngineError) -> Batch? {
    if isGiven { return nil }
    isGiven = true
    return Batch([], count: 1)
  }
}
