import Columns
import Plan

/// The rows of the inputs one after another, each column in the type of the whole.
struct AppendOperator: Operator {
  private var inputs: [any Operator]
  private let types: [DataType]
  private var current = 0

  init(_ inputs: [any Operator], schema: Schema) {
    self.inputs = inputs
    types = schema.fields.map(\.type)
  }

  mutating func next() throws(EngineError) -> Batch? {
    while current < inputs.count {
      if let batch = try inputs[current].next() {
        let columns = zip(batch.columns, types).map { Column.joined([$0], type: $1) }
        return Batch(columns, count: batch.count)
      }
      current += 1
    }
    return nil
  }
}
