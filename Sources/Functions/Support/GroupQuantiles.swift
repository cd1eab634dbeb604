import Platform

/// What a share of the numbers of each group lies below, on several threads.
///
/// The rows are dealt to as many parts as there are threads, each of which keeps its own, so that none
/// writes where another does. Only speed depends on the parts: a number of a rank is the same
/// whichever way its group lies.
struct GroupQuantiles: Sendable {
  /// Fewer cells are not worth the start of a thread.
  private static let fewCells = 1 << 16
  /// Groups are handed out in so many ranges, because their lengths differ.
  private static let ranges = 64

  /// The values of the groups; 0 where a group has no cell.
  private(set) var values: [Double] = []
  /// How many cells each group has.
  private(set) var counts: [Int] = []

  /// Works the values out.
  ///
  /// - Complexity: O(cells + groups).
  init<Cell: FixedWidthInteger & SignedInteger & Sendable>(
    _ share: Share,
    of chunks: [GroupValues.Chunk<Cell>],
    scale: Int?,
    groupCount: Int,
    threads: Int
  ) {
    let cells = chunks.reduce(0) { $0 + $1.cells.count }
    // Each part has two numbers a group, which are not to take more than the cells.
    let most = cells < Self.fewCells ? 1 : cells / max(groupCount, 1)
    let threads = max(min(threads, most), 1)
    let parts = ThreadTeam.map(threads, threads: threads) { part in
      let range = chunks.count * part / threads..<chunks.count * (part + 1) / threads
      return GroupedCells(chunks[range], groupCount: groupCount)
    }
    let ranges = min(Self.ranges, max(groupCount, 1))
    let cancellation = Cancellation.current
    let answers = ThreadTeam.map(ranges, threads: threads) { range in
      let groups = groupCount * range / ranges..<groupCount * (range + 1) / ranges
      // Nobody sees the answers of a run that is to stop.
      if cancellation?.isCancelled == true { return Self(emptyGroups: groups.count) }
      return Self(share, of: parts, groups, scale: scale)
    }
    values = answers.flatMap(\.values)
    counts = answers.flatMap(\.counts)
  }

  private init(emptyGroups count: Int) {
    values = [Double](repeating: 0, count: count)
    counts = [Int](repeating: 0, count: count)
  }

  private init<Cell>(
    _ share: Share,
    of parts: [GroupedCells<Cell>],
    _ groups: Range<Int>,
    scale: Int?
  ) {
    var selection = Selection<Cell>()
    for group in groups {
      selection.removeAll()
      for part in parts { selection.append(part[group]) }
      let count = selection.count
      counts.append(count)
      guard count > 0 else {
        values.append(0)
        continue
      }
      let place = share.place(among: count)
      let (low, high) = selection.neighbours(at: place.below)
      values.append(place.value(between: Int64(low), Int64(high), scale: scale))
    }
  }
}
