/// Finds numbers by their rank without sorting.
///
/// The numbers are counted in up to 256 ranges of equal width; those of the range that holds the rank
/// stay, and are counted in finer ones. So none is compared with another, and the worst case is as
/// good as any.
struct Selection<Cell: FixedWidthInteger & SignedInteger> {
  /// So few numbers are sorted.
  private static var few: Int { 24 }

  private var cells: [Cell] = []
  private var tallies = [Int](repeating: 0, count: 256)

  /// The number of numbers.
  var count: Int { cells.count }

  mutating func removeAll() { cells.removeAll(keepingCapacity: true) }

  mutating func append(_ more: ArraySlice<Cell>) { cells.append(contentsOf: more) }

  /// The number at a place of the ascending order, counted from 0, and the one at the next, which for
  /// the last is itself; the numbers are in disorder afterwards.
  ///
  /// - Complexity: O(numbers); eight times at most.
  mutating func neighbours(at wanted: Int) -> (low: Cell, high: Cell) {
    let hasNext = wanted + 1 < cells.count
    var (place, count) = (wanted, cells.count)
    // The least of the numbers that were left out above those that stay.
    var above = Cell.max
    while count > Self.few {
      let (least, most) = bounds(count)
      if least == most { break }
      let width = Cell.bitWidth - Self.distance(most, least).leadingZeroBitCount
      let shift = Cell.Magnitude(max(width - 8, 0))
      tally(count, from: least, shift)
      var bucket = 0
      while tallies[bucket] <= place {
        place -= tallies[bucket]
        bucket += 1
      }
      if place == tallies[bucket] - 1 {
        above = min(above, self.least(count, least, shift, bucket))
      }
      count = keep(count, least, shift, bucket)
    }
    if count <= Self.few { sort(count) }
    let low = cells[place]
    return (low, !hasNext ? low : place + 1 < count ? cells[place + 1] : above)
  }

  @inline(__always)
  private static func distance(_ cell: Cell, _ least: Cell) -> Cell.Magnitude {
    Cell.Magnitude(truncatingIfNeeded: cell &- least)
  }

  private func bounds(_ count: Int) -> (least: Cell, most: Cell) {
    var (least, most) = (cells[0], cells[0])
    for place in 0..<count {
      least = min(least, cells[place])
      most = max(most, cells[place])
    }
    return (least, most)
  }

  private mutating func tally(_ count: Int, from least: Cell, _ shift: Cell.Magnitude) {
    for bucket in tallies.indices { tallies[bucket] = 0 }
    for place in 0..<count {
      tallies[Int(truncatingIfNeeded: Self.distance(cells[place], least) &>> shift)] &+= 1
    }
  }

  /// The least of the numbers above a bucket.
  private func least(
    _ count: Int,
    _ base: Cell,
    _ shift: Cell.Magnitude,
    _ bucket: Int
  ) -> Cell {
    let bucket = Cell.Magnitude(truncatingIfNeeded: bucket)
    var least = Cell.max
    for place in 0..<count {
      let isAbove = Self.distance(cells[place], base) &>> shift > bucket
      least = min(least, isAbove ? cells[place] : .max)
    }
    return least
  }

  /// Moves the numbers of a bucket to the front; their number.
  private mutating func keep(
    _ count: Int,
    _ base: Cell,
    _ shift: Cell.Magnitude,
    _ bucket: Int
  ) -> Int {
    let bucket = Cell.Magnitude(truncatingIfNeeded: bucket)
    var kept = 0
    for place in 0..<count {
      let cell = cells[place]
      // Every number is written and the cursor moves on only for a hit: no branch to mispredict.
      cells[kept] = cell
      kept &+= Self.distance(cell, base) &>> shift == bucket ? 1 : 0
    }
    return kept
  }

  private mutating func sort(_ count: Int) {
    for end in 1..<max(count, 1) {
      let cell = cells[end]
      var place = end
      while place > 0, cells[place - 1] > cell {
        cells[place] = cells[place - 1]
        place -= 1
      }
      cells[place] = cell
    }
  }
}
