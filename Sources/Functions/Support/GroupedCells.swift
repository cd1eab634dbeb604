/// The cells of each group together, sorted by counting and not by comparing.
struct GroupedCells<Cell: FixedWidthInteger & SignedInteger & Sendable>: Sendable {
  private let cells: [Cell]
  /// Where the cells of each group begin, and at the end their number.
  private let starts: [Int]

  /// Puts cells together.
  ///
  /// - Complexity: O(cells + groups).
  init(_ chunks: ArraySlice<GroupValues.Chunk<Cell>>, groupCount: Int) {
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for chunk in chunks {
      for group in chunk.groups { starts[Int(group) + 1] &+= 1 }
    }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var targets = starts
    var cells = [Cell](repeating: 0, count: starts[groupCount])
    for chunk in chunks {
      let (own, groups) = (chunk.cells, chunk.groups)
      for row in own.indices {
        let group = Int(groups[row])
        let target = targets[group]
        targets[group] = target &+ 1
        cells[target] = own[row]
      }
    }
    self.cells = cells
    self.starts = starts
  }

  /// The cells of a group.
  subscript(group: Int) -> ArraySlice<Cell> { cells[starts[group]..<starts[group + 1]] }
}
