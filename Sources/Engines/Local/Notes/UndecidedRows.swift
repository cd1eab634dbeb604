import Columns
import Diagnostics
import Plan

/// The rows that a filter leaves out because its condition is missing, and why it is.
struct UndecidedRows: Sendable {
  private let columns: [Int]
  private let names: [String]
  private let span: SourceSpan
  private var isCause: [Bool]
  private var hasOtherCause = false
  private var omitted = OmittedCells()

  init(_ condition: Expression, schema: Schema) {
    columns = condition.columns.sorted()
    names = columns.map { schema.fields[$0].name }
    span = condition.span
    isCause = [Bool](repeating: false, count: columns.count)
  }

  /// Counts the rows of a batch whose verdict is missing.
  mutating func add(_ verdicts: Column, _ batch: Batch) {
    let reasons = verdicts.validity.reasons
    guard !reasons.isEmpty else { return }
    omitted.add(verdicts.validity)
    let inputs = columns.map { batch.columns[$0].validity }
    for row in reasons.indices where reasons[row] != 0 {
      var isExplained = false
      for place in inputs.indices where !inputs[place].isPresent(row) {
        isCause[place] = true
        isExplained = true
      }
      if !isExplained { hasOtherCause = true }
    }
  }

  /// Counts the rows that another part of the same filter left out.
  mutating func add(_ other: UndecidedRows) {
    for place in isCause.indices where other.isCause[place] { isCause[place] = true }
    hasOtherCause = hasOtherCause || other.hasOtherCause
    omitted.add(other.omitted)
  }

  /// What a reader should know, where any row was left out.
  var note: Diagnostic? {
    guard omitted.total > 0 else { return nil }
    let rows = Wording.count(omitted.total, "row")
    let verb = omitted.total == 1 ? "was" : "were"
    return Diagnostic(
      .note,
      id: "rows-left-out",
      "\(rows) \(verb) left out because \(cause) (\(omitted.words))",
      at: span
    )
  }

  private var cause: String {
    let missing = zip(names, isCause).filter(\.1).map { "`\($0.0)`" }
    let columns = missing.isEmpty ? [] : [Wording.list(missing, "or") + " is missing"]
    let other = hasOtherCause ? ["the condition has no answer"] : []
    return (columns + other).joined(separator: " or ")
  }
}

extension [UndecidedRows] {
  /// Those of all parts of a filter together.
  var merged: UndecidedRows? {
    guard var all = first else { return nil }
    for part in dropFirst() { all.add(part) }
    return all
  }
}
