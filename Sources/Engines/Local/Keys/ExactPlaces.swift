import Columns
import Platform

/// Whole numbers that lie close together, found in an array by their distance from the least.
struct ExactPlaces {
  private let base: Int64
  /// The key of each number from the base on, or -1.
  private var keys: [Int32]
  /// The number of distinct numbers.
  private(set) var count: Int
  /// The key of each cell; nil where every cell has a key of its own, numbered as the cells are.
  private(set) var keyOfCell: [Int32]?

  /// Numbers the cells, or gives nil where they lie too far apart for so many places.
  ///
  /// - Complexity: O(cells + places).
  init?(_ cells: [Int64], mostPlaces: Int) {
    var (least, greatest) = (Int64.max, Int64.min)
    for cell in cells { (least, greatest) = (min(least, cell), max(greatest, cell)) }
    guard least <= greatest else { return nil }
    let (width, overflow) = greatest.subtractingReportingOverflow(least)
    guard !overflow, width < mostPlaces else { return nil }
    base = least
    count = cells.count
    keys = Memory.array(repeating: -1, count: Int(width) + 1)
    // Stays -1 as long as every place is met free.
    var met: Int32 = -1
    for cell in cells.indices {
      let place = Int(cells[cell] &- least)
      met &= keys[place]
      keys[place] = Int32(truncatingIfNeeded: cell)
    }
    if met >= 0 { number(cells) }
  }

  /// Numbers the keys anew, in their order, where cells share some.
  private mutating func number(_ cells: [Int64]) {
    count = 0
    for place in keys.indices where keys[place] >= 0 {
      keys[place] = Int32(truncatingIfNeeded: count)
      count += 1
    }
    let (keys, base) = (keys, base)
    keyOfCell = cells.map { keys[Int($0 &- base)] }
  }

  /// The key of each cell, or -1 where there is none such or the cell is missing.
  func matches(_ cells: [Int64], _ reasons: [UInt8]) -> [Int32] {
    let (base, keys) = (base, keys)
    let end = UInt64(keys.count)
    var matches = cells.map { cell in
      let place = UInt64(bitPattern: cell &- base)
      return place < end ? keys[Int(truncatingIfNeeded: place)] : -1
    }
    for row in reasons.indices where reasons[row] != 0 { matches[row] = -1 }
    return matches
  }
}
