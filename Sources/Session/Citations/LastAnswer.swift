import Charts
import Columns
import Diagnostics
import Plan

/// The rows of the last answer, and the question that they answer, so that they can be cited later.
///
/// Nothing is kept of where each row comes from: where sources are asked for, the question is answered
/// once more.
struct LastAnswer: TableProvider {
  /// The most operators of a question that is kept; a result that is joined with itself at every line
  /// would double with each.
  private static let maximumSize = 100_000

  private let table: Table
  /// The question, down to the datasets; nil where it has grown too large.
  let question: Plan?
  /// What has been said about the answer and those that it goes on from.
  let notes: [Diagnostic]
  /// How it was shown.
  private let directions: Directions?

  init(_ table: Table, to plan: Plan, notes: [Diagnostic]) {
    var table = table
    table.citations = nil
    self.table = table
    let (question, earlier) = plan.uncited.goingBack
    let whole = question.settled(as: table.schema)
    self.question = whole.size <= Self.maximumSize ? whole : nil
    self.notes = notes + earlier
    directions = plan.directions?.withoutExports
  }

  var schema: Schema { table.schema }
  /// The rows themselves.
  var rows: Table { table }
  var knownRowCount: Int? { table.rowCount }

  func scan(columns: [Int]) throws(DataError) -> [Batch] { try table.scan(columns: columns) }

  /// The plan that reads it.
  var plan: Plan {
    Plan(
      .scan(self, name: "_", columns: Array(schema.fields.indices)),
      schema: schema,
      span: .none,
      directions: directions
    )
  }
}

extension Plan {
  /// The plan with the questions of earlier answers in the place of their rows, and what was said
  /// about those answers.
  var goingBack: (plan: Plan, notes: [Diagnostic]) {
    var notes: [Diagnostic] = []
    let plan = replacingScans { provider, columns in
      guard let last = provider as? LastAnswer, let question = last.question else { return nil }
      notes += last.notes
      if columns == Array(question.schema.fields.indices) { return question }
      let fields = columns.map { question.schema.fields[$0] }
      let expressions = columns.map {
        Expression.column($0, of: question.schema.fields[$0], at: .none)
      }
      return Plan(.project(question, expressions), schema: Schema(fields), span: .none)
    }
    return (plan, notes)
  }

  /// The plan with its columns in the units of an answer: a column whose cells have a unit each, and
  /// all the same, is one of that unit in the answer.
  fileprivate func settled(as answer: Schema) -> Plan {
    guard schema.fields.map(\.type) != answer.fields.map(\.type) else { return self }
    let expressions = zip(schema.fields, answer.fields).enumerated().map { index, pair in
      let column = Expression.column(index, pair.0.type, at: span)
      guard pair.0.type != pair.1.type else { return column }
      return Expression(.call(Self.settling, [column]), type: pair.1.type, span: span)
    }
    return Plan(.project(self, expressions), schema: answer, span: span)
  }

  private static let settling = Function(
    "settled",
    [Parameter("x")],
    summary: "",
    typing: { _ in .success(.unknown) },
    kernel: { columns, _, _ in
      columns[0].with(notes: Column.CellNotes(decimals: columns[0].notes.decimals))
    }
  )
}
