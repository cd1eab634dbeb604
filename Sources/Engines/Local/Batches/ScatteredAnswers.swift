import Columns

/// Answers that come in pieces, and the rows they belong to.
struct ScatteredAnswers {
  /// Pieces are joined when there are so many, because a column of one cell takes the room of many.
  private static let mostPieces = 4096

  private let type: DataType
  private var places: [Int32]
  private var pieces: [Column] = []
  private var joined: [Column] = []
  private var count = 0

  init(type: DataType, rows: Int) {
    self.type = type
    places = [Int32](repeating: -1, count: rows)
  }

  mutating func add(_ column: Column, to rows: some Sequence<Int32>) {
    for row in rows {
      places[Int(row)] = Int32(truncatingIfNeeded: count)
      count += 1
    }
    pieces.append(column)
    if pieces.count == Self.mostPieces { join() }
  }

  private mutating func join() {
    joined.append(Column.joined(pieces, type: type))
    pieces = []
  }

  /// The answers in the order of the rows; "no data" where there is none.
  consuming func column() -> Column {
    join()
    return Column.joined(joined, type: type).gathered(places, orMissing: .noData)
  }
}
