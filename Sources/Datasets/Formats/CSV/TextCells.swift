import Columns

/// The cells of a chunk's column, as text.
///
/// Blank cells are missing and have code 0, which means nothing there.
struct TextCells: Sendable {
  /// The number of rows.
  let rows: Int
  /// The texts, as numbered within the chunk.
  let codes: NarrowIntegers
  /// The column's code of each of the chunk's; at least one.
  var columnCodes: [UInt32]
  /// Why cells have no value, or 0; empty where all have one.
  let reasons: [UInt8]
  /// Cells that begin or end with a space.
  let spaced: Places

  /// Packs what a draft has gathered; the column's codes are not known yet.
  init(_ draft: TextDraft) {
    rows = draft.codes.count
    codes = NarrowIntegers(draft.codes, below: draft.dictionary.count)
    columnCodes = [UInt32](repeating: 0, count: max(draft.dictionary.count, 1))
    reasons = draft.hasMissing ? draft.reasons : []
    spaced = draft.spaced
  }

  /// The column's codes of the rows given.
  func codes(_ choice: RowChoice) -> [UInt32] {
    let columnCodes = columnCodes
    return codes.map(choice) { columnCodes[$0] }
  }
}

/// The texts of a column of all chunks.
struct TextColumn: Sendable {
  /// The distinct texts.
  let dictionary: TextDictionary
  /// The cells, chunk by chunk.
  let parts: [TextCells]
  /// The row of the file that each chunk begins with.
  let firstRows: [Int]

  /// Cells that begin or end with a space.
  var spaced: Places {
    var spaced = Places()
    for (part, first) in zip(parts, firstRows) { spaced.append(part.spaced, rows: first) }
    return spaced
  }

  /// The code of a text, where a cell has it.
  func code(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    return (0..<dictionary.count).first { dictionary.utf8(UInt32($0)).elementsEqual(wanted) }
  }

  /// How many cells have each text.
  ///
  /// - Complexity: O(rows).
  func counted() -> [Int] {
    var counts = [Int](repeating: 0, count: max(dictionary.count, 1))
    for part in parts {
      let codes = part.codes(.range(0..<part.rows))
      for row in codes.indices where part.reasons.isEmpty || part.reasons[row] == 0 {
        counts[Int(codes[row])] += 1
      }
    }
    return counts
  }

  /// The rows, in order and with their text, whose text satisfies a condition on its code.
  func places(_ isWanted: (UInt32) -> Bool) -> Places {
    var places = Places()
    let wanted = (0..<UInt32(dictionary.count)).map(isWanted)
    guard wanted.contains(true) else { return places }
    for (part, first) in zip(parts, firstRows)
    where part.columnCodes.contains(where: { Int($0) < wanted.count && wanted[Int($0)] }) {
      let codes = part.codes(.range(0..<part.rows))
      for row in codes.indices
      where wanted[Int(codes[row])] && (part.reasons.isEmpty || part.reasons[row] == 0) {
        places.add(row: first + row) { dictionary.text(codes[row]) }
      }
    }
    return places
  }

  /// The text of the first cell that has one.
  var firstText: String? { dictionary.count == 0 ? nil : dictionary.text(0) }
}
