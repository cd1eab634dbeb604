/// The rows of some groups in waves: first rows, then second rows, and so on.
struct Waves {
  /// The rows, those of a wave together; in a wave the longest group first.
  let rows: [Int32]
  private var starts = [0]

  /// Lists the rows of groups that are given the longest first.
  init(_ groups: [Int], of partitions: Partitions) {
    let ranges = groups.map(partitions.range)
    var rows: [Int32] = []
    rows.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
    var alive = ranges.count
    for wave in 0..<(ranges.first?.count ?? 0) {
      while alive > 0, ranges[alive - 1].count <= wave { alive -= 1 }
      for group in 0..<alive { rows.append(partitions.rows[ranges[group].lowerBound + wave]) }
      starts.append(rows.count)
    }
    self.rows = rows
  }

  /// The number of waves, which is the length of the longest group.
  var count: Int { starts.count - 1 }

  /// Where the rows of a wave are among ``rows``.
  func range(of wave: Int) -> Range<Int> { starts[wave]..<starts[wave + 1] }
}

extension Partitions {
  /// The groups in lists, none more than twice as long as another of its list; the longest of a
  /// list first.
  var groupsByLength: [[Int]] {
    var lists = [[Int]](repeating: [], count: Int.bitWidth)
    for group in 0..<count where !range(of: group).isEmpty {
      lists[range(of: group).count.leadingZeroBitCount].append(group)
    }
    return lists.filter { !$0.isEmpty }.map { list in
      list.sorted { range(of: $0).count > range(of: $1).count }
    }
  }
}
