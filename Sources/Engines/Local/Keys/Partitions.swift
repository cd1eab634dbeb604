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
  private let starts: [Int]
  private let order: [OrderKey]

  /// - Complexity: O(rows × bits in which groups and keys differ).
  init(
    _ keys: [Column],
    types: [DataType],
    order: [OrderKey],
    count: Int,
    run: Run
  ) throws(EngineError) {
    var table = RowGroups(types)
    let groups = table.assign(keys, rows: count)
    var starts = [Int](repeating: 0, count: table.count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<table.count { starts[group + 1] += starts[group] }
    try run.check()
    isAsTheyCame = Self.areInOrder(groups, order)
    if isAsTheyCame {
      rows = Array(0..<Int32(truncatingIfNeeded: count))
    } else if let packed = PackedOrder(groups: groups, count: table.count, by: order) {
      rows = try packed.rows { () throws(EngineError) in try run.check() }
    } else {
      rows = Self.grouped(try RadixSort.order(order, count: count, run: run), groups, starts)
    }
    self.groups = groups
    self.starts = starts
    self.order = order
  }

  /// Whether rows stand group by group and in order.
  ///
  /// Series mostly come so; the look ends at the first row that does not.
  private static func areInOrder(_ groups: [Int32], _ order: [OrderKey]) -> Bool {
    guard let key = order.first else { return areAscending(groups) }
    guard order.count == 1, key.words.count == 1, key.validity.isAll else { return false }
    let words = key.words[0]
    guard var lastGroup = groups.first, var lastWord = words.first else { return true }
    for row in groups.indices {
      let (group, word) = (groups[row], words[row])
      guard group > lastGroup || group == lastGroup && word >= lastWord else { return false }
      (lastGroup, lastWord) = (group, word)
    }
    return true
  }

  private static func areAscending(_ groups: [Int32]) -> Bool {
    var last: Int32 = 0
    for group in groups {
      if group < last { return false }
      last = group
    }
    return true
  }

  /// Sorted rows, those of a group together.
  private static func grouped(_ sorted: [Int32], _ groups: [Int32], _ starts: [Int]) -> [Int32] {
    guard starts.count > 2 else { return sorted }
    var rows = sorted
    var targets = starts
    for row in sorted {
      let group = Int(groups[Int(row)])
      rows[targets[group]] = row
      targets[group] += 1
    }
    return rows
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
