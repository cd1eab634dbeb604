import Columns
import Diagnostics
import Functions
import Plan

/// One row for each total of each column: whether the rows that it is the total of add up to it, and
/// which single figure would mend it where they do not.
struct SumsOperator: Operator {
  private var input: any Operator
  private let schema: Schema
  private let sums: Check.Sums
  private let plan: Plan
  private let run: Run
  private let place: Int
  private var answer: BatchSlices?

  init(_ input: any Operator, of source: Plan, _ sums: Check.Sums, _ plan: Plan, run: Run) {
    self.input = input
    schema = source.schema
    self.sums = sums
    self.plan = plan
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if answer == nil { answer = BatchSlices(try checked(), batchRows: run.batchRows) }
    return answer?.next()
  }

  private mutating func checked() throws(EngineError) -> Batch {
    let rows = try CollectedRows(
      &input,
      of: schema,
      keys: [sums.isTotal],
      span: plan.span,
      run: run
    )
    let batch = rows.batch
    let roles = RowRoles(rows.keys[0], count: batch.count)
    let names = RowNames(
      sums.labels.map { batch.columns[$0] },
      fields: sums.labels.map { schema.fields[$0] },
      roles
    )
    let scopes = TotalScopes(batch, schema, sums, roles)
    if let note = scopes.note(at: plan.span) { run.note(note, at: place) }
    var table = SumTable(plan.schema)
    for value in sums.values {
      try run.check()
      let figures = SumFigures(batch.columns[value], schema.fields[value])
      let checks = scopes.all.compactMap { scope in figures.check(scope) }
      let mends = SumMends(checks, figures)
      for (index, check) in checks.enumerated() {
        let mend = mends.words(index, names)
        table.add(check, mend: mend, of: schema.fields[value], figures, names)
      }
    }
    let answer = table.build()
    var tally = VerdictTally()
    tally.add(answer.columns[3])
    if answer.count == 0 {
      run.note(Self.nothing(at: plan.span), at: place)
    } else if let note = tally.note(at: plan.span) {
      run.note(note, at: place)
    }
    return answer
  }

  private static func nothing(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .advice,
      id: "no-totals-found",
      "no row with a figure is the total of others that have one, so there is nothing to check",
      at: span,
      help: ["say which rows are totals: `check adds up … with total CONDITION`"]
    )
  }
}

/// Which rows are totals and which are parts; those of which it is not known are neither.
struct RowRoles {
  let totals: [Int]
  let parts: [Int]

  init(_ isTotal: Column, count: Int) {
    guard case .boolean(let cells) = isTotal.values else {
      (totals, parts) = ([], Array(0..<count))
      return
    }
    let present = cells.indices.filter { isTotal.validity.isPresent($0) }
    totals = present.filter { cells[$0] }
    parts = present.filter { !cells[$0] }
  }
}
