import Columns
import Diagnostics
import Plan

/// The rows of each group by period, with a row for every period missing between the first and the
/// last; the groups in the order in which they first appear.
///
/// Rows of equal periods stay as they were, and rows without a period come last in their group.
struct FillOperator: Operator {
  private var input: any Operator
  private let schema: Schema
  private let fill: Fill
  private let span: SourceSpan
  private let run: Run
  private let place: Int
  private var filled: FilledRows?

  init(_ input: any Operator, of schema: Schema, _ fill: Fill, span: SourceSpan, run: Run) {
    self.input = input
    self.schema = schema
    self.fill = fill
    self.span = span
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if filled == nil { filled = try read() }
    return filled?.next()
  }

  private mutating func read() throws(EngineError) -> FilledRows {
    let batch = try CollectedRows(&input, of: schema, keys: [], span: span, run: run).batch
    let periods = batch.columns[fill.period]
    let groups = fill.groups.map { batch.columns[$0] }
    let partitions = try Partitions(
      groups,
      types: fill.groups.map { schema.fields[$0].type },
      order: [OrderKey(periods, type: .period, isDescending: false)],
      count: batch.count,
      run: run
    )
    var series = PeriodSeries(periods, name: schema.fields[fill.period].name, span: span)
    for group in 0..<partitions.count {
      if group % 1024 == 0 { try run.check() }
      try series.add(partitions.rows[partitions.range(of: group)])
    }
    if series.added.count > 0 {
      let rows = Wording.count(series.added.count, "row")
      let verb = series.added.count == 1 ? "was" : "were"
      let message = "\(rows) \(verb) added for missing periods"
      run.note(Diagnostic(.note, id: "periods-added", message, at: span), at: place)
    }
    return FilledRows(batch, fill, series, batchRows: run.batchRows)
  }
}

/// The rows of series one after another, with the periods that lie between them.
private struct PeriodSeries {
  /// Past this a gap is a slip of the pen, such as a day of the year 1023.
  private static let mostAdded = 1_000_000

  /// The rows in order; for a period that is added -1 minus its place among the added.
  private(set) var rows: [Int32] = []
  /// The periods added.
  private(set) var added: [Period] = []
  /// For each period added, the first row of its group.
  private(set) var addedGroups: [Int32] = []
  private let cells: [Period]
  private let reasons: [UInt8]
  private let name: String
  private let span: SourceSpan

  init(_ periods: Column, name: String, span: SourceSpan) {
    if case .period(let cells) = periods.values { self.cells = cells } else { cells = [] }
    reasons = periods.validity.reasons
    self.name = name
    self.span = span
    rows.reserveCapacity(periods.count)
  }

  /// Adds the rows of a group, sorted by period.
  mutating func add(_ group: ArraySlice<Int32>) throws(EngineError) {
    guard let first = group.min() else { return }
    var last: Period?
    for row in group {
      if !cells.isEmpty, reasons.isEmpty || reasons[Int(row)] == 0 {
        let period = cells[Int(row)]
        if let last { try addPeriods(between: last, and: period, group: first) }
        last = period
      }
      rows.append(row)
    }
  }

  private mutating func addPeriods(
    between last: Period,
    and next: Period,
    group: Int32
  ) throws(EngineError) {
    guard last.isStepwise(with: next) else { throw unlike(last, next) }
    if last.start == next.start, last.end == next.end { return }
    guard var period = last.successor else { throw uneven(last, next) }
    while period.start < next.start {
      guard added.count < Self.mostAdded else { throw tooMany(next) }
      rows.append(-1 - Int32(truncatingIfNeeded: added.count))
      added.append(period)
      addedGroups.append(group)
      guard let following = period.successor else { throw uneven(last, next) }
      period = following
    }
    guard period.start == next.start, period.end == next.end else { throw uneven(last, next) }
  }

  private func unlike(_ last: Period, _ next: Period) -> EngineError {
    problem(
      id: "unlike-periods",
      "`\(name)` holds periods of different kinds in one group: `\(last.label)` is "
        + "\(last.grainWords) and `\(next.label)` is \(next.grainWords)",
      help: ["fill each kind on its own: choose one with `where`, or name what tells them apart"]
    )
  }

  private func uneven(_ last: Period, _ next: Period) -> EngineError {
    problem(
      id: "uneven-periods",
      "`\(name)` cannot be filled, because `\(next.label)` is no whole number of steps after "
        + "`\(last.label)`",
      help: ["`fill` needs periods that follow each other, such as months, quarters or years"]
    )
  }

  private func tooMany(_ next: Period) -> EngineError {
    problem(
      id: "too-many-periods",
      "filling `\(name)` up to `\(next.label)` would add more than "
        + "\(Wording.grouped(Self.mostAdded)) rows",
      help: ["leave out periods that are far from the others with `where` before it"]
    )
  }

  private func problem(id: String, _ message: String, help: [String]) -> EngineError {
    .evaluation(Diagnostic(.error, id: id, message, at: span, help: help))
  }
}

/// Filled rows, made only as they are asked for.
private struct FilledRows {
  private let batch: Batch
  private let fill: Fill
  private let series: PeriodSeries
  private let batchRows: Int
  private var place = 0

  init(_ batch: Batch, _ fill: Fill, _ series: PeriodSeries, batchRows: Int) {
    self.batch = batch
    self.fill = fill
    self.series = series
    self.batchRows = batchRows
  }

  mutating func next() -> Batch? {
    guard place < series.rows.count else { return nil }
    let rows = series.rows[place..<min(place + batchRows, series.rows.count)]
    place = rows.endIndex
    guard rows.contains(where: { $0 < 0 }) else { return batch.gathered(Array(rows)) }
    let own = rows.map { max($0, -1) }
    let groups = rows.map { $0 < 0 ? series.addedGroups[Int(-1 - $0)] : $0 }
    let columns = batch.columns.indices.map { index in
      let column = batch.columns[index]
      if index == fill.period { return periods(column, rows) }
      if fill.groups.contains(index) { return column.gathered(groups) }
      return column.gathered(own, orMissing: .blank)
    }
    return Batch(columns, count: rows.count)
  }

  private func periods(_ column: Column, _ rows: ArraySlice<Int32>) -> Column {
    guard case .period(let cells) = column.values else { return column }
    let reasons = column.validity.reasons
    return Column(
      .period(rows.map { $0 < 0 ? series.added[Int(-1 - $0)] : cells[Int($0)] }),
      validity: Validity(
        reasons: reasons.isEmpty ? [] : rows.map { $0 < 0 ? 0 : reasons[Int($0)] }
      )
    )
  }
}
