import Columns

/// Groups by keys whose values lie close together: an array from the packed numbers of a row's keys
/// to its group, in place of a hash table.
struct DirectGroups: Sendable {
  /// Four megabytes, which the caches of a processor hold.
  static let cachedBits = 20

  /// The array takes two to so many places at most; one text key, whose numbers have no gaps, may
  /// take more.
  private let mostBits: Int
  private var keys: [DirectKey]
  /// The numbers of each group's keys, those of a group together.
  private var numbers: [UInt32] = []
  /// The group of each packed key, or -1.
  private var places: [Int32] = []
  private var shifts: [UInt32]
  private var bits: [Int]
  /// The number of groups so far.
  private(set) var count = 0

  /// Creates groups, or nil where some key's values do not lie together.
  init?(_ forms: [KeyForm], mostBits: Int) {
    self.mostBits = mostBits
    keys = forms.compactMap(DirectKey.init)
    guard keys.count == forms.count, !keys.isEmpty else { return nil }
    shifts = []
    bits = []
  }

  /// Writes the group of each row and lists the rows that began a group.
  ///
  /// - Returns: false, with nothing written, where the values lie too far apart.
  mutating func assign(
    _ columns: [Column],
    to groups: inout [Int32],
    newRows: inout [Int32]
  ) -> Bool {
    var rows: [[UInt32]] = []
    for key in keys.indices {
      guard let numbers = keys[key].numbers(columns[key]) else { return false }
      rows.append(numbers)
    }
    guard makeRoom() else { return false }
    let packed = packed(rows)
    for row in packed.indices {
      let place = Int(packed[row])
      var group = places[place]
      if group < 0 {
        group = Int32(truncatingIfNeeded: count)
        count += 1
        places[place] = group
        for key in rows.indices { numbers.append(rows[key][row]) }
        newRows.append(Int32(truncatingIfNeeded: row))
      }
      groups[row] = group
    }
    return true
  }

  /// The group of each row, or -1 where it is unknown or a part of its key is missing.
  mutating func matches(_ columns: [Column], rows: Int) -> [Int32] {
    var matches = [Int32](repeating: -1, count: rows)
    guard count > 0 else { return matches }
    let numbers = keys.indices.map { keys[$0].matching(columns[$0], rows: rows) }
    let packed = packed(numbers)
    if numbers.count == 1 {
      for row in 0..<rows where packed[row] != 0 { matches[row] = places[Int(packed[row])] }
    } else {
      for row in 0..<rows where numbers.allSatisfy({ $0[row] != 0 }) {
        matches[row] = places[Int(packed[row])]
      }
    }
    return matches
  }

  private func packed(_ numbers: [[UInt32]]) -> [UInt32] {
    var packed = numbers[0]
    for key in keys.indices.dropFirst() {
      let shift = shifts[key]
      let more = numbers[key]
      for row in packed.indices { packed[row] |= more[row] &<< shift }
    }
    return packed
  }

  /// Lays the array out anew where a key has grown; false where it would be too large.
  private mutating func makeRoom() -> Bool {
    let isMoved = keys.contains { $0.moved > 0 }
    let needed = keys.map(\.bits)
    if needed == bits, !isMoved { return true }
    let all = needed.reduce(0, +)
    guard all <= mostBits || keys.count == 1 && keys[0].isText else { return false }
    bits = needed
    shifts = []
    var shift = 0
    for width in bits {
      shifts.append(UInt32(shift))
      shift += width
    }
    places = [Int32](repeating: -1, count: 1 << all)
    for group in 0..<count {
      var place: UInt32 = 0
      for key in keys.indices {
        let index = group * keys.count + key
        numbers[index] = keys[key].number(after: numbers[index])
        place |= numbers[index] &<< shifts[key]
      }
      places[Int(place)] = Int32(truncatingIfNeeded: group)
    }
    return true
  }
}
