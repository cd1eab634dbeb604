import Columns

/// The most decimals that were printed of any cell in each group.
struct GroupDecimals {
  private let scale: Int
  private var most: [UInt8] = []
  private var isSeen: [Bool] = []
  private var differs = false
  private var seen = 0

  init(scale: Int) {
    self.scale = scale
  }

  /// Takes in a batch's notes.
  mutating func add(_ column: Column, groups: [Int32], groupCount: Int) {
    let own = if case .decimal(_, let scale) = column.values { scale } else { scale }
    if column.notes.decimals.isEmpty, !differs, own == scale, seen == most.count,
      column.validity.isAll || groupCount == seen
    {
      // While no cell differs from the column there is nothing to note but which groups are full.
      seen = groupCount
      most.grow(to: groupCount, with: UInt8(clamping: scale))
      isSeen.grow(to: groupCount, with: true)
      return
    }
    let printed =
      column.notes.decimals.isEmpty
      ? [UInt8](repeating: UInt8(clamping: own), count: groups.count) : column.notes.decimals
    add(printed, column.validity, groups: groups, groupCount: groupCount)
  }

  /// Takes in the notes of other rows.
  mutating func merge(_ other: GroupDecimals, groups: [Int32], groupCount: Int) {
    differs = differs || other.differs
    most.grow(to: groupCount, with: 0)
    isSeen.grow(to: groupCount, with: false)
    for own in other.most.indices where other.isSeen[own] {
      let group = Int(groups[own])
      most[group] = max(most[group], other.most[own])
      see(group)
    }
  }

  private mutating func see(_ group: Int) {
    if !isSeen[group] { seen += 1 }
    isSeen[group] = true
  }

  /// Takes in the printed decimals of a batch's rows.
  mutating func add(_ printed: [UInt8], _ validity: Validity, groups: [Int32], groupCount: Int) {
    let all = UInt8(clamping: scale)
    most.grow(to: groupCount, with: 0)
    isSeen.grow(to: groupCount, with: false)
    for row in groups.indices where validity.isPresent(row) {
      let group = Int(groups[row])
      most[group] = max(most[group], printed[row])
      see(group)
      differs = differs || printed[row] != all
    }
  }

  /// One entry a group, or none where no group differs from the column.
  func notes(groupCount: Int) -> [UInt8] {
    guard differs else { return [] }
    let all = UInt8(clamping: scale)
    let notes = (0..<groupCount).map { $0 < most.count && isSeen[$0] ? min(most[$0], all) : all }
    return notes.allSatisfy { $0 == all } ? [] : notes
  }
}
