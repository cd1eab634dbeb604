import Columns
import Diagnostics
import Plan

/// The first rows in an order, with all that tie with the last of them.
struct TopOperator: Operator {
  private var input: any Operator
  private let schema: Schema
  private let wanted: Int
  private let keys: [SortKey]
  private let span: SourceSpan
  private let run: Run
  private let place: Int
  private var sorted: OrderedRows?

  init(
    _ input: any Operator,
    of plan: Plan,
    count: Int,
    by keys: [SortKey],
    span: SourceSpan,
    run: Run
  ) {
    self.input = input
    schema = plan.schema
    wanted = max(count, 0)
    self.keys = keys
    self.span = span
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if sorted == nil { sorted = try ranked() }
    return sorted?.next()
  }

  private func name() -> String {
    "`\(keys.first?.isDescending == true ? "top" : "bottom") \(Wording.grouped(wanted))`"
  }

  private mutating func ranked() throws(EngineError) -> OrderedRows {
    let rows = try CollectedRows(
      &input,
      of: schema,
      keys: keys.map(\.expression),
      span: span,
      run: run
    )
    let orderKeys = keys.orderKeys(rows)
    var order = try RadixSort.order(orderKeys, count: rows.batch.count, run: run)
    if let first = rows.keys.first {
      // Missing first keys are sorted to the end.
      order.removeLast(first.validity.missingCount)
      noteMissing(first.validity)
      adviseOfUnits(first)
    }
    guard wanted > 0, order.count > wanted else {
      return OrderedRows(rows.batch, Array(order.prefix(wanted)), batchRows: run.batchRows)
    }
    let last = Int(order[wanted - 1])
    func ties(_ row: Int32) -> Bool { orderKeys.allSatisfy { $0.areEqual(Int(row), last) } }
    var (start, end) = (wanted - 1, wanted)
    while end < order.count, ties(order[end]) { end += 1 }
    while start > 0, ties(order[start - 1]) { start -= 1 }
    if end > wanted { noteTies(end - start, rows: end, last: last, in: rows) }
    order.removeLast(order.count - end)
    return OrderedRows(rows.batch, order, batchRows: run.batchRows)
  }

  private func noteTies(_ tied: Int, rows: Int, last: Int, in collected: CollectedRows) {
    var at = "for the last place"
    if keys.count == 1, let key = keys.first, let column = collected.keys.first {
      at = "at \(CellText(column, type: key.expression.type).text(last))"
    }
    let message =
      "\(name()) gives \(Wording.count(rows, "row")): \(Wording.grouped(tied)) tie \(at)"
    run.note(Diagnostic(.note, id: "ties-kept", message, at: span), at: place)
  }

  /// Says that rows of unlike units are ranked, which puts one unit after another: £148m is not more
  /// than 117,900 children, nor less.
  private func adviseOfUnits(_ column: Column) {
    guard let key = keys.first?.expression else { return }
    if let advice = column.adviceOfUnits("\(name()) ranks", at: key.span) {
      run.note(advice, at: place)
    }
  }

  private func noteMissing(_ validity: Validity) {
    var omitted = OmittedCells()
    omitted.add(validity)
    guard omitted.total > 0, let key = keys.first?.expression else { return }
    let rows = Wording.count(omitted.total, "row")
    let message =
      "\(name()) leaves out \(rows) because `\(key.text(schema))` is missing (\(omitted.words))"
    run.note(Diagnostic(.note, id: "rows-not-ranked", message, at: key.span), at: place)
  }
}
