/// The first few rows of each group in an order, of all that were entered so far.
///
/// What is kept depends on the rows and not on the order in which they are entered: rows that tie stand
/// by their numbers.
struct LeaderTable {
  /// Eight bytes, so that those of a hundred thousand groups stay in a core's cache.
  private struct Group {
    /// Its first slot.
    var start: UInt32 = 0
    var count: UInt16 = 0
    var capacity: UInt16 = 0
  }

  private let most: Int
  /// The words by which a row is ordered; see ``LeaderWords``.
  private let width: Int
  /// The words of a slot: those of its row, the row's number and its place among those kept.
  private let stride: Int
  private var groups: [Group] = []
  /// For each group the first word that a row may have to enter.
  private var bars: [UInt64] = []
  /// The slots of all groups; a group that outgrows its slots moves to the end.
  private var slots: [UInt64] = []
  /// The number of leaders of all groups.
  private(set) var count = 0

  init(most: Int, width: Int) {
    self.most = most
    self.width = width
    stride = width + 2
  }

  /// Makes room for groups.
  mutating func grow(to groupCount: Int) {
    guard groupCount > groups.count else { return }
    let more = groupCount - groups.count
    groups.append(contentsOf: repeatElement(Group(), count: more))
    bars.append(contentsOf: repeatElement(.max, count: more))
  }

  /// The rows of a batch that may enter, by the first of their words.
  ///
  /// - Complexity: O(rows).
  func candidates(_ firsts: [UInt64], _ groups: [Int32]) -> [Int32] {
    // Every place is written and the cursor moves on only for a hit: no branch to mispredict.
    var rows = [Int32](repeating: 0, count: groups.count + 1)
    var hits = 0
    for row in groups.indices {
      rows[hits] = Int32(truncatingIfNeeded: row)
      hits &+= firsts[row] <= bars[Int(groups[row])] ? 1 : 0
    }
    rows.removeLast(rows.count - hits)
    return rows
  }

  /// Enters rows, unless their groups have as many before them as lead.
  ///
  /// - Parameters:
  ///   - rows: rows of a batch.
  ///   - words: the words of these rows, those of a row together.
  ///   - groups: the group of each row of the batch.
  ///   - first: the number of the batch's first row among all rows.
  ///   - kept: the place of the first that leads now among those kept.
  /// - Returns: the rows that lead now.
  /// - Complexity: O(rows × leaders of a group).
  mutating func enter(
    _ rows: [Int32],
    _ words: [UInt64],
    _ groups: [Int32],
    from first: Int,
    keptFrom kept: Int
  ) -> [Int32] {
    var entered: [Int32] = []
    for index in rows.indices {
      let row = Int(rows[index])
      let (number, place) = (UInt64(first + row), UInt64(kept + entered.count))
      if enter(words, index * width, number, place, in: Int(groups[row])) {
        entered.append(rows[index])
      }
    }
    return entered
  }

  private mutating func enter(
    _ words: [UInt64],
    _ base: Int,
    _ number: UInt64,
    _ kept: UInt64,
    in index: Int
  ) -> Bool {
    var group = groups[index]
    var place = Int(group.count)
    while place > 0,
      isBefore(words, base, number, slot: (Int(group.start) + place - 1) * stride)
    {
      place -= 1
    }
    guard place < most else { return false }
    if group.count < most {
      if group.count == group.capacity { widen(&group) }
      group.count += 1
      count += 1
      groups[index] = group
    }
    let start = Int(group.start) * stride
    let end = start + Int(group.count) * stride
    var word = end - 1
    let target = start + place * stride
    while word >= target + stride {
      slots[word] = slots[word - stride]
      word -= 1
    }
    for word in 0..<width { slots[target + word] = words[base + word] }
    slots[target + width] = number
    slots[target + width + 1] = kept
    if group.count == most { bars[index] = slots[end - stride] }
    return true
  }

  private func isBefore(_ words: [UInt64], _ base: Int, _ number: UInt64, slot: Int) -> Bool {
    for word in 0..<width where words[base + word] != slots[slot + word] {
      return words[base + word] < slots[slot + word]
    }
    return number < slots[slot + width]
  }

  private mutating func widen(_ group: inout Group) {
    let (start, end) = (Int(group.start) * stride, slots.count)
    let capacity = min(max(Int(group.capacity) * 2, 2), most)
    slots.append(contentsOf: repeatElement(0, count: capacity * stride))
    for word in 0..<Int(group.count) * stride { slots[end + word] = slots[start + word] }
    group.start = UInt32(end / stride)
    group.capacity = UInt16(capacity)
  }

  /// Enters what another table kept.
  ///
  /// - Parameters:
  ///   - other: a table of other rows.
  ///   - map: the group here of each group there.
  ///   - kept: the place here of the first row that is kept there.
  mutating func merge(_ other: LeaderTable, groups map: [Int32], keptFrom kept: Int) {
    for (index, group) in other.groups.enumerated() {
      for place in 0..<Int(group.count) {
        let slot = (Int(group.start) + place) * stride
        let (number, own) = (other.slots[slot + width], other.slots[slot + width + 1])
        // Where one does not lead none that follows it does.
        guard enter(other.slots, slot, number, own + UInt64(kept), in: Int(map[index])) else {
          break
        }
      }
    }
  }

  /// The kept rows that lead, in their order; the leaders are numbered anew by their places in it.
  mutating func drop(of kept: Int) -> [Int32] {
    var numbers = [Int](repeating: -1, count: kept)
    forEach { _, _, place in numbers[place] = 0 }
    var rows: [Int32] = []
    rows.reserveCapacity(count)
    for place in numbers.indices where numbers[place] == 0 {
      numbers[place] = rows.count
      rows.append(Int32(truncatingIfNeeded: place))
    }
    for group in groups {
      for place in 0..<Int(group.count) {
        let word = (Int(group.start) + place) * stride + width + 1
        slots[word] = UInt64(numbers[Int(slots[word])])
      }
    }
    return rows
  }

  /// Visits the leaders of each group in order: the place of each in its group from 1, its number among
  /// all rows, and its place among those kept.
  func forEach(_ body: (_ place: Int, _ number: UInt64, _ kept: Int) -> Void) {
    for group in groups {
      for place in 0..<Int(group.count) {
        let slot = (Int(group.start) + place) * stride
        body(place + 1, slots[slot + width], Int(slots[slot + width + 1]))
      }
    }
  }
}
