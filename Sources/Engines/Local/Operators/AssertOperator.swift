import Columns
import Diagnostics
import Plan

/// The rows as they are, once a condition is known to be true in all of them.
///
/// All rows are read before the first is passed on. A failed assertion thus comes before anything
/// that a later step might stumble over, and stands also where `first` wants few rows or none. The
/// rows are held meanwhile.
final class AssertOperator: Operator {
  private var input: any Operator
  private let schema: Schema
  private let condition: Expression
  private let message: String
  private let run: Run
  private var isDecided = false
  /// The rows to pass on, the last first.
  private var kept: [Batch] = []

  init(
    _ input: any Operator,
    of plan: Plan,
    _ condition: Expression,
    message: String,
    run: Run
  ) {
    self.input = input
    schema = plan.schema
    self.condition = condition
    self.message = message
    self.run = run
    run.add(self)
  }

  func next() throws(EngineError) -> Batch? {
    try decide(keepingRows: true)
    return kept.popLast()
  }

  /// Reads all rows, where that has not been done.
  ///
  /// - Throws: also an assertion error, where the condition is false or missing in any row.
  func decide(keepingRows keepsRows: Bool) throws(EngineError) {
    guard !isDecided else { return }
    isDecided = true
    let evaluator = ExpressionEvaluator(condition)
    var failures = FailingRows()
    while let batch = try input.next() {
      try run.check()
      failures.add(try evaluator.evaluate(RowSelection(batch)))
      if keepsRows { kept.append(batch) }
    }
    guard failures.count == 0 else { throw .assertion(diagnostic(failures)) }
    kept.reverse()
  }

  private func diagnostic(_ failures: FailingRows) -> Diagnostic {
    let text = condition.text(schema)
    let rows = Wording.count(failures.rows, "row")
    let verb = failures.count == 1 ? "fails" : "fail"
    var sentence = message.isEmpty ? "`\(text)` is not true of all rows" : message
    sentence += ": \(Wording.grouped(failures.count)) of \(rows) \(verb), the first is row "
    sentence += Wording.grouped(failures.first)
    var help = ["to see them: `where not (\(text))`"]
    let missing = failures.omitted.total
    if missing > 0 {
      let which = missing == failures.count ? "" : "in \(Wording.grouped(missing)) of them "
      sentence += "; \(which)the condition is missing (\(failures.omitted.words))"
      help =
        ["a missing condition counts as failing: `where (\(text)) is missing` shows such rows"]
        + (missing == failures.count ? [] : help)
    }
    return Diagnostic(.error, id: "assertion-failed", sentence, at: condition.span, help: help)
  }
}

/// The rows in which a condition is not true.
private struct FailingRows {
  /// How many rows there are in all.
  private(set) var rows = 0
  /// How many fail.
  private(set) var count = 0
  /// The number of the first that fails, from 1.
  private(set) var first = 0
  /// Those in which the condition is missing.
  private(set) var omitted = OmittedCells()

  mutating func add(_ verdicts: Column) {
    let passing = verdicts.trueRows
    if count == 0, passing.count < verdicts.count {
      let place = passing.indices.first { Int(passing[$0]) != $0 } ?? passing.count
      first = rows + place + 1
    }
    rows += verdicts.count
    count += verdicts.count - passing.count
    omitted.add(verdicts.validity)
  }
}
