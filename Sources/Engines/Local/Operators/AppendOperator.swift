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
        let columns = zip(batch.columns, types).map { $0.asPrinted(in: $1) }
        return Batch(columns, count: batch.count)
      }
      current += 1
    }
    return nil
  }
}

extension Column {
  /// The cells in another type that holds them, each with the decimals it was printed with.
  fileprivate func asPrinted(in type: DataType) -> Column {
    guard case .decimal(let cells, let scale) = values, notes.decimals.isEmpty,
      let newScale = type.number?.scale, newScale != scale
    else { return Column.joined([self], type: type) }
    var notes = notes
    notes.decimals = [UInt8](repeating: UInt8(clamping: scale), count: cells.count)
    return Column.joined([with(notes: notes)], type: type)
  }
}
