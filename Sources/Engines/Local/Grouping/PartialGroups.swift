import Columns
import Plan
import Synchronization

/// What one thread gathers of some parts of the rows: its own groups and its own calls.
final class PartialGroups {
  private let input: GroupedInput
  let calls: [RunningCall]
  /// The part that was taken in last; parts come in order.
  private(set) var lastPart = -1
  /// Where each group's first row is: the part in the upper bits, the row of it in the lower.
  private(set) var firstRows: [Int] = []

  private static let rowBits = 40

  init(keys: [Expression], calls: [RunningCall], run: Run) {
    input = GroupedInput(UnitOperator(), keys: keys, run: run)
    self.calls = calls
  }

  /// The number of rows taken in.
  var rows: Int { input.rows }
  /// The groups in the order in which this thread met them.
  var groups: RowGroups { input.groups }

  /// Takes in all rows of a part.
  func take(part: Int, _ rows: any Operator) throws(EngineError) {
    lastPart = part
    input.goOn(with: rows)
    for call in calls { call.begin(part: part) }
    let before = input.rows
    while let piece = try input.next() {
      let start = part << Self.rowBits + input.rows - before - piece.batch.count
      for row in input.groups.newRows { firstRows.append(start + Int(row)) }
      for call in calls { try call.take(piece) }
    }
  }
}

/// Which partial groups no thread works on.
private final class PartialPool: Sendable {
  private struct State {
    var used = 0
    var idle: [(index: Int, lastPart: Int)] = []
  }

  private let state = Mutex(State())

  /// Some whose parts all come before a part.
  func take(for part: Int) -> Int {
    state.withLock { state in
      if let place = state.idle.lastIndex(where: { $0.lastPart < part }) {
        return state.idle.remove(at: place).index
      }
      state.used += 1
      return state.used - 1
    }
  }

  func giveBack(_ index: Int, after part: Int) {
    state.withLock { $0.idle.append((index, part)) }
  }
}

/// The groups of rows that come in parts: each thread groups the parts that it gets and sums them up,
/// and what the threads have gathered is put together in the end.
struct MergedGroups {
  /// The groups in the order of their first rows.
  private(set) var groups: RowGroups
  private(set) var calls: [RunningCall]
  private(set) var rows = 0

  /// Takes in parts whose rows may be shared out in any way.
  init(
    _ parts: [any Operator],
    keys: [Expression],
    calls: [RunningCall],
    run: Run
  ) throws(EngineError) {
    // More than are used, because a thread mostly goes on with what it or another has begun.
    let all = parts.map { _ in
      PartialGroups(keys: keys, calls: calls.map(\.another), run: run)
    }
    let pool = PartialPool()
    try PartTeam.run(parts.count, on: run) { part throws(EngineError) in
      let own = pool.take(for: part)
      try all[own].take(part: part, parts[part])
      pool.giveBack(own, after: part)
    }
    let partial = all.filter { $0.lastPart >= 0 }
    groups = RowGroups(keys.map(\.type))
    self.calls = calls
    rows = partial.reduce(0) { $0 + $1.rows }
    if partial.count == 1 {
      (groups, self.calls) = (partial[0].groups, partial[0].calls)
    } else {
      try merge(partial, types: keys.map(\.type), run)
    }
  }

  private mutating func merge(
    _ partial: [PartialGroups],
    types: [DataType],
    _ run: Run
  ) throws(EngineError) {
    let counts = partial.map(\.groups.count)
    guard !types.isEmpty else {
      for (own, count) in zip(partial, counts) {
        add(own, as: [Int32](repeating: 0, count: count))
      }
      return
    }
    // A group keeps the key of its first row, so that the keys come in the order of these.
    let columns = partial.map { $0.groups.keyColumns() }
    let joined = types.indices.map { key in
      Column.joined(columns.map { $0[key] }, type: types[key])
    }
    let order = try Self.order(partial.map(\.firstRows), run)
    let ordered = groups.assign(joined.map { $0.gathered(order) }, rows: order.count)
    var places = [Int32](repeating: 0, count: order.count)
    for index in order.indices { places[Int(order[index])] = ordered[index] }
    var start = 0
    for (own, count) in zip(partial, counts) {
      try run.check()
      add(own, as: Array(places[start..<start + count]))
      start += count
    }
  }

  private func add(_ partial: PartialGroups, as places: [Int32]) {
    for (call, other) in zip(calls, partial.calls) {
      call.merge(other, groups: places, groupCount: groups.count)
    }
  }

  /// The places of all entries, counted through all lists, in the order of the entries; each list
  /// ascends.
  private static func order(_ lists: [[Int]], _ run: Run) throws(EngineError) -> [Int32] {
    var order: [Int32] = []
    order.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    let starts = lists.indices.map { index in lists[..<index].reduce(0) { $0 + $1.count } }
    var next = [Int](repeating: 0, count: lists.count)
    while true {
      var least: (row: Int, list: Int)?
      for list in lists.indices where next[list] < lists[list].count {
        let row = lists[list][next[list]]
        if row < least?.row ?? .max { least = (row, list) }
      }
      guard let (_, list) = least else { return order }
      if order.count.isMultiple(of: 1 << 16) { try run.check() }
      order.append(Int32(truncatingIfNeeded: starts[list] + next[list]))
      next[list] += 1
    }
  }
}
