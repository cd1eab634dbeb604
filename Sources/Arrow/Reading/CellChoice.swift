/// Cells of one batch: a range of them, or some of it.
struct CellChoice: Sendable {
  /// The rows; they begin at a multiple of eight.
  let range: Range<Int>
  /// The places in the range of the rows that are wanted, in ascending order; nil for all.
  var chosen: [Int32]?

  /// All rows of a range.
  init(_ range: Range<Int>) { self.range = range }

  /// The number of cells.
  var count: Int { chosen?.count ?? range.count }

  /// Of the cells of the range those that are wanted.
  func taken<Cell>(from cells: [Cell]) -> [Cell] {
    guard let chosen else { return cells }
    return chosen.map { cells[Int($0)] }
  }
}
