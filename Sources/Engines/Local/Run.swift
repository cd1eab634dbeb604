import Columns
import Diagnostics
import Plan
import Platform
import Synchronization

/// What the operators of one run share: the size of batches, the wish to stop, and the notes.
///
/// Plans are made ready by one thread; after that any thread may check and note.
final class Run {
  /// The number of rows at which batches are cut.
  let batchRows: Int
  /// The number of threads that operators may use.
  let threads: Int
  let cancellation: Cancellation
  /// Whether some part of the work met a failure, with which the run will end.
  let hasFailed = Atomic(false)
  /// Whether parts are given up at which threads are, to go on with their rows in another way.
  let isTurningBack = Atomic(false)
  private var places = 0
  private var assertions: [AssertOperator] = []
  private let notes = Mutex<[(place: Int, note: Diagnostic)]>([])

  init(batchRows: Int, threads: Int = 1, cancellation: Cancellation) {
    self.batchRows = batchRows
    self.threads = threads
    self.cancellation = cancellation
  }

  /// Stops the run where that was asked for.
  func check() throws(EngineError) {
    if cancellation.shouldStop() { throw .cancelled }
  }

  /// Stops a thread that waits for others, where that was asked for or none can go on.
  func checkWhileWaiting() throws(EngineError) {
    try check()
    if hasFailed.load(ordering: .relaxed) || isTurningBack.load(ordering: .relaxed) {
      throw .cancelled
    }
  }

  /// The place of the next operator among the notes: inputs come before what uses them.
  func nextPlace() -> Int {
    places += 1
    return places
  }

  /// Adds an assertion, which is decided also where no later step asks for its rows.
  func add(_ assertion: AssertOperator) {
    assertions.append(assertion)
  }

  /// Decides the assertions that no step has asked.
  func decideAssertions() throws(EngineError) {
    for assertion in assertions { try assertion.decide(keepingRows: false) }
  }

  /// Adds a note of the operator at a place.
  func note(_ note: Diagnostic, at place: Int) {
    notes.withLock { $0.append((place, note)) }
  }

  /// The notes in the order of the steps that gave them, whichever finished first; what a step that
  /// lowers to several operators says more than once is said once.
  var orderedNotes: [Diagnostic] {
    var ordered: [Diagnostic] = []
    let sorted = notes.withLock { $0 }.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }
    for (_, (_, note)) in sorted where !ordered.contains(note) { ordered.append(note) }
    return ordered
  }
}

extension KernelFailure {
  /// The failure with the column that is summarised in place of `…`.
  func naming(_ argument: Expression?, of schema: Schema) -> KernelFailure {
    guard case .column(let index)? = argument?.node, index < schema.fields.count else {
      return self
    }
    let name = schema.fields[index].name
    let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    let written = isWord ? name : "`\(name)`"
    return KernelFailure(
      id: id,
      message.replacing("a group holds", with: "a group of `\(name)` holds"),
      help: help.map { $0.replacing("unit(…)", with: "unit(\(written))") }
    )
  }

  /// The failure as an error at the place of the calculation.
  func at(_ span: SourceSpan) -> EngineError {
    .evaluation(Diagnostic(.error, id: id, message, at: span, help: help))
  }
}
