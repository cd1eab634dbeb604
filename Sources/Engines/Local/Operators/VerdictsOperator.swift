import Columns
import Diagnostics
import Plan

/// The rows as they are, with a message where the verdict of any is that it fails.
///
/// All rows are read before the first is passed on, so that the message stands also where a later step
/// wants few of them. The rows are held meanwhile.
struct VerdictsOperator: Operator {
  private var input: any Operator
  private let verdict: Int
  private let span: SourceSpan
  private let run: Run
  private let place: Int
  private var isDecided = false
  /// The rows to pass on, the last first.
  private var kept: [Batch] = []

  init(_ input: any Operator, verdict: Int, span: SourceSpan, run: Run) {
    self.input = input
    self.verdict = verdict
    self.span = span
    self.run = run
    place = run.nextPlace()
  }

  mutating func next() throws(EngineError) -> Batch? {
    if !isDecided { try decide() }
    return kept.popLast()
  }

  private mutating func decide() throws(EngineError) {
    isDecided = true
    var tally = VerdictTally()
    while let batch = try input.next() {
      try run.check()
      tally.add(batch.columns[verdict])
      kept.append(batch)
    }
    kept.reverse()
    if let note = tally.note(at: span) { run.note(note, at: place) }
  }
}

/// How many claims there are, and how they fare.
struct VerdictTally {
  private var claims = 0
  private var failures = 0
  private var open = OmittedCells()

  /// Counts the verdicts of a column of texts.
  mutating func add(_ verdicts: Column) {
    claims += verdicts.count
    open.add(verdicts.validity)
    guard case .text(let codes, let dictionary) = verdicts.values else { return }
    let failing = Array(Check.failure.utf8)
    var known: [UInt32: Bool] = [:]
    for row in codes.indices where verdicts.validity.isPresent(row) {
      let fails = known[codes[row]] ?? dictionary.utf8(codes[row]).starts(with: failing)
      known[codes[row]] = fails
      if fails { failures += 1 }
    }
  }

  /// The message: an error where a claim fails, a note where one cannot be decided; nil otherwise.
  func note(at span: SourceSpan) -> Diagnostic? {
    let undecided =
      open.total > 0 ? "; \(Wording.grouped(open.total)) cannot be told (\(open.words))" : ""
    if failures > 0 {
      let verb = failures == 1 ? "fails" : "fail"
      return Diagnostic(
        .error,
        id: "check-failed",
        "\(Wording.grouped(failures)) of \(Wording.count(claims, "claim")) \(verb)\(undecided)",
        at: span,
        help: claims > failures ? ["to see only those: `where verdict starts with \"fails\"`"] : []
      )
    }
    guard open.total > 0 else { return nil }
    return Diagnostic(
      .note,
      id: "check-undecided",
      "\(Wording.grouped(open.total)) of \(Wording.count(claims, "claim")) cannot be told (\(open.words))",
      at: span
    )
  }
}
