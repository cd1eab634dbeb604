import Columns

/// Some thousand rows in the order of the partitions that their keys' hashes lie in.
///
/// A class, because every thread counts the references to all of them.
final class ScatteredRows: Sendable {
  /// As many partitions keep the groups of ten million rows in a core's own cache.
  static let partitions = 256
  /// As many rows at most, which 16 bits tell apart and the same cache holds.
  static let mostRows = 1 << 16

  /// The keys.
  let words: [UInt64]
  /// The place of each row among these rows, before they were put in order.
  let places: [UInt16]
  /// The arguments of each call.
  let arguments: [[Column]]
  /// Where each partition begins, and at the end the number of rows.
  private let starts: [Int32]

  /// Puts rows in order.
  init(_ words: [UInt64], _ arguments: [[Column]]) {
    var parts = [UInt8](repeating: 0, count: words.count)
    var starts = [Int32](repeating: 0, count: Self.partitions + 1)
    for row in words.indices {
      let part = UInt8(truncatingIfNeeded: WordTable.hash(words[row]) >> 56)
      parts[row] = part
      starts[Int(part) + 1] &+= 1
    }
    for part in 0..<Self.partitions { starts[part + 1] += starts[part] }
    var order = [Int32](repeating: 0, count: words.count)
    var next = starts
    for row in words.indices {
      let part = Int(parts[row])
      order[Int(next[part])] = Int32(truncatingIfNeeded: row)
      next[part] &+= 1
    }
    self.starts = starts
    self.words = order.map { words[Int($0)] }
    places = order.map { UInt16(truncatingIfNeeded: $0) }
    self.arguments = arguments.map { columns in columns.map { $0.gathered(order) } }
  }

  /// The number of rows.
  var count: Int { words.count }

  /// The rows of a partition.
  func range(of part: Int) -> Range<Int> { Int(starts[part])..<Int(starts[part + 1]) }

  /// The keys and the arguments in the order in which they came.
  func restored(_ packing: KeyPacking) -> Batch {
    var order = [Int32](repeating: 0, count: count)
    for index in places.indices { order[Int(places[index])] = Int32(truncatingIfNeeded: index) }
    let keys = packing.columns(of: order.map { words[Int($0)] })
    return Batch(keys + arguments.joined().map { $0.gathered(order) }, count: count)
  }
}
