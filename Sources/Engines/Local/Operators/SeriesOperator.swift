import Columns
import Diagnostics
import Plan

/// The rows of an input series by series, with the columns that a series function works out.
struct SeriesOperator: Operator {
  private var input: any Operator
  private let inputSchema: Schema
  private let call: SeriesCall
  private let span: SourceSpan
  private let run: Run
  private let place: Int
  private var answer: BatchSlices?

  init(_ input: any Operator, of plan: Plan, _ call: SeriesCall, span: SourceSpan, run: Run) {
    self.input = input
    inputSchema = plan.schema
    self.call = call
    self.span = span
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if answer == nil { answer = BatchSlices(try computed(), batchRows: run.batchRows) }
    return answer?.next()
  }

  private mutating func computed() throws(EngineError) -> Batch {
    let keys = call.groups + call.order.map(\.expression) + call.arguments
    let collected = try CollectedRows(&input, of: inputSchema, keys: keys, span: span, run: run)
    let groups = Array(collected.keys.prefix(call.groups.count))
    let order = zip(call.order, collected.keys.dropFirst(groups.count)).map { key, column in
      OrderKey(column, type: key.expression.type, isDescending: key.isDescending)
    }
    let partitions = try Partitions(
      groups,
      types: call.groups.map(\.type),
      order: order,
      count: collected.batch.count,
      run: run
    )
    let isAsTheyCame = partitions.isAsTheyCame
    let first = call.groups.count + call.order.count
    let arguments = call.arguments.indices.map { index in
      let column = collected.keys[first + index]
      let isLeft = isAsTheyCame || index >= call.function.firstAsItCame
      return isLeft ? column : column.gathered(partitions.rows)
    }
    // Without keys there is one partition even of no rows, which is no series.
    let count = partitions.rows.isEmpty ? 0 : partitions.count
    let series = SeriesRows(
      starts: (0..<count).map { partitions.range(of: $0).lowerBound } + [partitions.rows.count],
      rows: isAsTheyCame ? [] : partitions.rows
    )
    try run.check()
    let answer: SeriesAnswer
    do {
      answer = try call.function.kernel(arguments, series)
    } catch {
      throw error.at(span)
    }
    for remark in answer.remarks {
      let kind = remark.isAdvice ? Diagnostic.Severity.advice : .note
      run.note(
        Diagnostic(kind, id: remark.id, remark.message, at: span, help: remark.help),
        at: place
      )
    }
    let made = (call.made ?? Array(answer.columns.indices)).map { answer.columns[$0]() }
    let columns = collected.batch.columns
    switch answer.rows {
    case .same:
      let kept = call.kept.map { index in
        isAsTheyCame
          ? columns[index]
          : argument(index).map { arguments[$0] } ?? columns[index].gathered(partitions.rows)
      }
      return Batch(kept + made, count: partitions.rows.count)
    case .onePerSeries:
      let rows = series.starts.dropLast().map { partitions.rows[$0] }
      return Batch(call.kept.map { columns[$0].gathered(rows) } + made, count: rows.count)
    case .chosen(let places):
      let rows = isAsTheyCame ? places : places.map { partitions.rows[Int($0)] }
      return Batch(call.kept.map { columns[$0].gathered(rows) } + made, count: rows.count)
    }
  }

  /// The argument that is a column of the input, brought into order.
  private func argument(_ column: Int) -> Int? {
    call.arguments.indices.first {
      $0 < call.function.firstAsItCame && call.arguments[$0].bareColumn == column
    }
  }
}
