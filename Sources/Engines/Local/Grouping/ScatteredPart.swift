import Columns
import Plan
import Platform
import Synchronization

/// The rows of one part of an input, scattered.
final class ScatteredPart {
  private var input: any Operator
  private let keys: [Expression]
  private let evaluators: [ExpressionEvaluator]
  private let packing: KeyPacking
  private let run: Run
  /// The calls, which only work out their arguments here.
  let calls: [RunningCall]
  private(set) var chunks: [ScatteredRows] = []
  private var words: [UInt64] = []
  private var pending: [[[Column]]] = []
  /// The most rows of a chunk.
  private let mostRows: Int

  init(
    _ input: any Operator,
    keys: [Expression],
    _ packing: KeyPacking,
    calls: [RunningCall],
    run: Run
  ) {
    self.input = input
    self.keys = keys
    evaluators = keys.map(ExpressionEvaluator.init)
    self.packing = packing
    self.calls = calls.map(\.another)
    self.run = run
    mostRows = min(ScatteredRows.mostRows, 32 * run.batchRows)
  }

  /// The number of rows scattered.
  var rows: Int { chunks.reduce(0) { $0 + $1.count } }

  /// Scatters all rows; stops before rows of which a key does not pack or something fails, and, as the
  /// flag says, where another part has.
  func scatter(_ isStopped: borrowing Atomic<Bool>) {
    while !isStopped.load(ordering: .relaxed) {
      do throws(EngineError) {
        try run.check()
        guard let batch = try input.next() else {
          input = ResumedOperator([], nil, nil)
          break
        }
        if try !take(batch) {
          input = ResumedOperator([batch], nil, input)
          turnBack(isStopped)
        }
      } catch {
        // What waited for a part that turned back is asked again in its turn.
        if case .cancelled = error, !run.cancellation.isCancelled { continue }
        // Met again in its turn, because an earlier part may fail too.
        input = ResumedOperator([], error, nil)
        turnBack(isStopped)
      }
    }
    flush()
  }

  private func turnBack(_ isStopped: borrowing Atomic<Bool>) {
    isStopped.store(true, ordering: .relaxed)
    run.isTurningBack.store(true, ordering: .relaxed)
  }

  private func take(_ batch: Batch) throws(EngineError) -> Bool {
    let columns = try evaluators.evaluated(over: batch)
    var arguments: [[Column]] = []
    for call in calls { arguments.append(try call.evaluated(over: batch)) }
    if words.count + batch.count > mostRows { flush() }
    guard batch.count <= mostRows, packing.pack(columns, rows: batch.count, to: &words) else {
      return false
    }
    pending.append(arguments)
    return true
  }

  private func flush() {
    guard !words.isEmpty else { return }
    let arguments = calls.indices.map { call in
      calls[call].types.indices.map { index in
        Column.joined(pending.map { $0[call][index] }, type: calls[call].types[index])
      }
    }
    chunks.append(ScatteredRows(words, arguments))
    words.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
  }

  /// All rows of the part as they came: a column for each key and then for each argument.
  func restored() -> any Operator {
    let expressions = keys + calls.flatMap(\.expressions)
    return ResumedOperator(
      chunks.map { $0.restored(packing) },
      nil,
      ProjectOperator(input, expressions, run: run)
    )
  }
}
