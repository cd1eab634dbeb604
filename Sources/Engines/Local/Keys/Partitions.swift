import Columns
import Plan
import Platform

/// Rows by group, and in each group in an order.
struct Partitions {
  /// The rows, those of a group together; rows that tie stay as they came.
  let rows: [Int32]
  /// The group of each row, in the order in which the rows came.
  let groups: [Int32]
  /// Whether all rows stand as they came.
  let isAsTheyCame: Bool
  /// The rows for which a second thread is not worth its start.
  private static let fewRows = 1 << 14

  private let starts: [Int]
  private let order: [OrderKey]

  /// - Complexity: O(rows × bytes of the order that differ).
  init(
    _ keys: [Column],
    types: [DataType],
    order: [OrderKey],
    count: Int,
    run: Run
  ) throws(EngineError) {
    // Neither the groups nor the order of all rows asks for the other.
    let (assigned, ordered) = ThreadTeam.both(
      threads: count > Self.fewRows ? run.threads : 1,
      {
        var table = RowGroups(types)
        let groups = table.assign(keys, rows: count)
        return (table: table.count, rows: groups)
      },
      {
        Result { () throws(EngineError) in
          try RadixSort.order(order, count: count, run: run)
        }
      }
    )
    let (groupCount, groups) = assigned
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var rows = try ordered.get()
    if groupCount > 1 {
      try run.check()
      let sorted = rows
      var targets = starts
      for row in sorted {
        let group = Int(groups[Int(row)])
        rows[targets[group]] = row
        targets[group] += 1
      }
    }
    self.rows = rows
    isAsTheyCame = Self.isAscending(rows)
    self.groups = groups
    self.starts = starts
    self.order = order
  }

  private static func isAscending(_ rows: [Int32]) -> Bool {
    var last: Int32 = -1
    for row in rows {
      if row <= last { return false }
      last = row
    }
    return true
  }

  /// The number of groups.
  var count: Int { starts.count - 1 }

  /// Whether the rows of a group stand as they came.
  var isUnordered: Bool { order.isEmpty }

  /// Where the rows of a group are among ``rows``.
  func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  /// The place of each row in its group, from 1.
  func rowNumbers() -> [Int64] {
    var numbers = [Int64](repeating: 0, count: rows.count)
    for group in 0..<count {
      let range = range(of: group)
      for place in range { numbers[Int(rows[place])] = Int64(place - range.lowerBound + 1) }
    }
    return numbers
  }

  /// The place of each row in its group's order, the best for rows that tie.
  func ranks(isDense: Bool) -> [Int64] {
    var ranks = [Int64](repeating: 0, count: rows.count)
    for group in 0..<count {
      let range = range(of: group)
      var rank: Int64 = 0
      for place in range {
        let row = Int(rows[place])
        let ties =
          place > range.lowerBound
          && order.allSatisfy { $0.areEqual(row, Int(rows[place - 1])) }
        if !ties { rank = isDense ? rank + 1 : Int64(place - range.lowerBound + 1) }
        ranks[row] = rank
      }
    }
    return ranks
  }

  /// The row so many before each row in its group, or -1 where there is none.
  func rows(before offset: Int) -> [Int32] {
    var result = [Int32](repeating: -1, count: rows.count)
    // Further than this no row has another.
    let offset = min(max(offset, -rows.count), rows.count)
    for group in 0..<count {
      let range = range(of: group)
      for place in range where range.contains(place - offset) {
        result[Int(rows[place])] = rows[place - offset]
      }
    }
    return result
  }
}
