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
  /// How many cells have each of the chunk's texts; taken away when the chunks' are added up.
  fileprivate(set) var counts: [UInt32]

  /// Packs what a draft has gathered; the column's codes are not known yet.
  init(_ draft: TextDraft) {
    rows = draft.codes.count
    codes = NarrowIntegers(draft.codes, below: draft.dictionary.count)
    columnCodes = [UInt32](repeating: 0, count: max(draft.dictionary.count, 1))
    reasons = draft.hasMissing ? draft.reasons : []
    spaced = draft.spaced
    counts = [UInt32](repeating: 0, count: max(draft.dictionary.count, 1))
    let (codes, reasons) = (draft.codes, draft.reasons)
    if draft.hasMissing {
      for row in codes.indices { counts[Int(codes[row])] &+= reasons[row] == 0 ? 1 : 0 }
    } else {
      for row in codes.indices { counts[Int(codes[row])] &+= 1 }
    }
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
  /// How many cells have each text, while the column's type is being found.
  private(set) var counts: [UInt32]

  /// Creates a column of chunks whose codes are known.
  init(dictionary: TextDictionary, parts: [TextCells], firstRows: [Int]) {
    self.dictionary = dictionary
    self.firstRows = firstRows
    var counts = [UInt32](repeating: 0, count: dictionary.count)
    self.parts = parts.map { part in
      for (code, count) in zip(part.columnCodes, part.counts) where count > 0 {
        counts[Int(code)] += count
      }
      var part = part
      part.counts = []
      return part
    }
    self.counts = counts
  }

  /// The same cells without their counts, to be kept.
  var settled: TextColumn {
    var column = self
    column.counts = []
    return column
  }

  /// Cells that begin or end with a space.
  var spaced: Places {
    var spaced = Places()
    for (part, first) in zip(parts, firstRows) { spaced.append(part.spaced, rows: first) }
    return spaced
  }

  /// The codes of a text, with and without spaces round it.
  func codes(of text: String) -> [Int] {
    let wanted = Array(text.utf8)
    let (bytes, offsets) = (dictionary.bytes, dictionary.offsets)
    return (0..<dictionary.count).filter { code in
      var (start, end) = (offsets[code], offsets[code + 1])
      while start < end, bytes[start] == 0x20 { start += 1 }
      while start < end, bytes[end - 1] == 0x20 { end -= 1 }
      return bytes[start..<end].elementsEqual(wanted)
    }
  }

  /// Whether a cell holds exactly a text.
  func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return (0..<UInt32(dictionary.count)).contains { dictionary.utf8($0).elementsEqual(wanted) }
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
