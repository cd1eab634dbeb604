import Columns
import Diagnostics
import Plan

/// The rows in the order of ``OrderKey``; rows with equal keys stay as they were.
struct SortOperator: Operator {
  private var input: any Operator
  private let schema: Schema
  private let keys: [SortKey]
  private let run: Run
  private let place: Int
  private var sorted: OrderedRows?

  init(_ input: any Operator, of plan: Plan, by keys: [SortKey], run: Run) {
    self.input = input
    schema = plan.schema
    self.keys = keys
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if sorted == nil {
      let span = keys.first?.expression.span ?? .none
      let rows = try CollectedRows(
        &input,
        of: schema,
        keys: keys.map(\.expression),
        span: span,
        run: run
      )
      // Later keys only decide where earlier ones tie: after the unit, units are alike.
      if let first = rows.keys.first,
        let advice = first.adviceOfUnits("`sort by` puts in order", at: span)
      {
        run.note(advice, at: place)
      }
      let order = try RadixSort.order(keys.orderKeys(rows), count: rows.batch.count, run: run)
      sorted = OrderedRows(rows.batch, order, batchRows: run.batchRows)
    }
    return sorted?.next()
  }
}

/// Rows of one batch in an order, gathered only as they are asked for.
struct OrderedRows {
  private let batch: Batch
  private let order: [Int32]
  private let batchRows: Int
  private var place = 0

  init(_ batch: Batch, _ order: [Int32], batchRows: Int) {
    self.batch = batch
    self.order = order
    self.batchRows = batchRows
  }

  /// The next rows, or nil at the end.
  mutating func next() -> Batch? {
    guard place < order.count else { return nil }
    let range = place..<min(place + batchRows, order.count)
    place = range.upperBound
    return batch.gathered(Array(order[range]))
  }
}

extension [SortKey] {
  /// The keys of collected rows in comparable form.
  func orderKeys(_ rows: CollectedRows) -> [OrderKey] {
    zip(self, rows.keys).map { key, column in
      OrderKey(column, type: key.expression.type, isDescending: key.isDescending)
    }
  }
}
