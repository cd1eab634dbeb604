import Columns
import Plan

/// Sorts row numbers by numeric keys, a byte at a time from the last; stable, without comparing.
///
/// Bytes in which all keys agree take no pass, so small numbers and ranks cost two or three.
enum RadixSort {
  /// The rows in the order of several keys, the first the most significant.
  static func order(
    _ keys: [OrderKey],
    count: Int,
    run: Run
  ) throws(EngineError) -> [Int32] {
    var order = Array(0..<Int32(truncatingIfNeeded: count))
    for key in keys.reversed() {
      try sort(&order, by: key) { () throws(EngineError) in try run.check() }
    }
    return order
  }

  /// The rows in the order of one key.
  static func order(_ key: OrderKey, count: Int) -> [Int32] {
    var order = Array(0..<Int32(truncatingIfNeeded: count))
    sort(&order, by: key) {}
    return order
  }

  /// The places of the words in ascending order.
  static func order(_ words: [UInt64]) -> [Int32] {
    var order = Array(0..<Int32(truncatingIfNeeded: words.count))
    sort(&order, by: words) {}
    return order
  }

  private static func sort<Stop: Error>(
    _ order: inout [Int32],
    by key: OrderKey,
    beforePass: () throws(Stop) -> Void
  ) throws(Stop) {
    for words in key.words.reversed() { try sort(&order, by: words, beforePass: beforePass) }
    if !key.validity.isAll { moveMissingLast(&order, key.validity.reasons) }
  }

  /// - Complexity: O(rows × bytes that differ).
  private static func sort<Stop: Error>(
    _ order: inout [Int32],
    by words: [UInt64],
    beforePass: () throws(Stop) -> Void
  ) throws(Stop) {
    guard let first = words.first else { return }
    let differing = words.reduce(UInt64(0)) { $0 | ($1 ^ first) }
    // The keys travel with the rows: looking them up in every pass would miss the cache each time.
    var keys = order.map { words[Int($0)] }
    // Series mostly come in order. The look ends at the first key that is out of it.
    guard !isAscending(keys) else { return }
    var nextKeys = keys
    var nextOrder = order
    for shift in stride(from: UInt64(0), to: 64, by: 8) where (differing >> shift) & 0xFF != 0 {
      try beforePass()
      var starts = [Int](repeating: 0, count: 257)
      for key in keys { starts[Int((key >> shift) & 0xFF) + 1] += 1 }
      for digit in 1...256 { starts[digit] += starts[digit - 1] }
      for place in keys.indices {
        let key = keys[place]
        let digit = Int((key >> shift) & 0xFF)
        let target = starts[digit]
        starts[digit] = target + 1
        nextKeys[target] = key
        nextOrder[target] = order[place]
      }
      swap(&keys, &nextKeys)
      swap(&order, &nextOrder)
    }
  }

  private static func isAscending(_ keys: [UInt64]) -> Bool {
    var last: UInt64 = 0
    for key in keys {
      if key < last { return false }
      last = key
    }
    return true
  }

  private static func moveMissingLast(_ order: inout [Int32], _ reasons: [UInt8]) {
    let missing = order.filter { reasons[Int($0)] != 0 }
    order.removeAll { reasons[Int($0)] != 0 }
    order.append(contentsOf: missing)
  }
}
