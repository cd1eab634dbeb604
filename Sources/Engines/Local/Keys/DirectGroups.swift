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
  /// The packed keys of the batch.
  private var packed: [UInt32] = []
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
    let rows = groups.count
    // Taken out while it changes, so that it is not copied.
    var packed: [UInt32] = []
    swap(&packed, &self.packed)
    defer { swap(&packed, &self.packed) }
    // Once more where a key takes more bits than before, which happens a few times.
    repeat {
      packed.removeAll(keepingCapacity: true)
      packed.append(contentsOf: repeatElement(0, count: rows))
      for key in keys.indices {
        let shift = key < shifts.count ? shifts[key] : 0
        guard keys[key].pack(columns[key], by: shift, to: &packed) else { return false }
      }
      guard let isMoved = makeRoom() else { return false }
      if !isMoved { break }
    } while true
    if !assignKnown(packed, to: &groups) { addNew(packed, to: &groups, newRows: &newRows) }
    return true
  }

  /// Writes the group of each row, or -1; gives whether all have one.
  private func assignKnown(_ packed: [UInt32], to groups: inout [Int32]) -> Bool {
    var signs: Int32 = 0
    for row in groups.indices {
      let group = places[Int(packed[row])]
      groups[row] = group
      signs |= group
    }
    return signs >= 0
  }

  /// Numbers the groups of rows that have none yet.
  private mutating func addNew(
    _ packed: [UInt32],
    to groups: inout [Int32],
    newRows: inout [Int32]
  ) {
    for row in groups.indices where groups[row] < 0 {
      let place = packed[row]
      if places[Int(place)] < 0 {
        places[Int(place)] = Int32(truncatingIfNeeded: count)
        count += 1
        for key in keys.indices {
          numbers.append(place &>> shifts[key] & ((1 &<< UInt32(bits[key])) &- 1))
        }
        newRows.append(Int32(truncatingIfNeeded: row))
      }
      groups[row] = places[Int(place)]
    }
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

  /// Lays the array out anew where a key has grown, and says whether it has; nil where it would be too
  /// large.
  private mutating func makeRoom() -> Bool? {
    let isMoved = keys.contains { $0.moved > 0 }
    let needed = keys.map(\.bits)
    if needed == bits, !isMoved { return false }
    let all = needed.reduce(0, +)
    guard all <= mostBits || keys.count == 1 && keys[0].isText else { return nil }
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
