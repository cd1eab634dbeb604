import Columns
import Plan

/// The first rows; no more are pulled once there are enough.
struct FirstOperator: Operator {
  private var input: any Operator
  private var wanted: Int

  init(_ input: any Operator, count: Int) {
    self.input = input
    wanted = max(count, 0)
  }

  mutating func next() throws(EngineError) -> Batch? {
    guard wanted > 0, let batch = try input.next() else { return nil }
    let kept = min(wanted, batch.count)
    wanted -= kept
    return batch.sliced(0..<kept)
  }
}

/// All rows but the first.
struct SkipOperator: Operator {
  private var input: any Operator
  private var unwanted: Int
  private let run: Run

  init(_ input: any Operator, count: Int, run: Run) {
    self.input = input
    unwanted = max(count, 0)
    self.run = run
  }

  mutating func next() throws(EngineError) -> Batch? {
    while let batch = try input.next() {
      try run.check()
      let dropped = min(unwanted, batch.count)
      unwanted -= dropped
      if dropped < batch.count { return batch.sliced(dropped..<batch.count) }
    }
    return nil
  }
}

/// The last rows: all are read, and only as many are kept as could be among them.
struct LastOperator: Operator {
  private var input: any Operator
  private let wanted: Int
  private let run: Run
  private var kept: [Batch] = []
  private var keptRows = 0
  private var head = 0
  private var isRead = false

  init(_ input: any Operator, count: Int, run: Run) {
    self.input = input
    wanted = max(count, 0)
    self.run = run
  }

  mutating func next() throws(EngineError) -> Batch? {
    if !isRead { try read() }
    guard head < kept.count else { return nil }
    let batch = kept[head]
    head += 1
    let surplus = keptRows - wanted
    guard surplus > 0 else { return batch }
    keptRows = wanted
    return batch.sliced(surplus..<batch.count)
  }

  private mutating func read() throws(EngineError) {
    while let batch = try input.next() {
      try run.check()
      kept.append(batch)
      keptRows += batch.count
      while head < kept.count, keptRows - kept[head].count >= wanted {
        keptRows -= kept[head].count
        head += 1
      }
      if head > 64, head * 2 > kept.count {
        kept.removeFirst(head)
        head = 0
      }
    }
    isRead = true
  }
}
