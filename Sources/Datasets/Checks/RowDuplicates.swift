/// Rows that are the same in some columns as a row before them.
struct RowDuplicates {
  /// The rows, with the first row that is the same.
  private(set) var rows: [(row: Int, first: Int)] = []

  /// Finds them.
  ///
  /// Rows are told apart by a hash of the codes of their cells; rows of one hash are compared cell by
  /// cell.
  ///
  /// - Parameters:
  ///   - columns: the columns that are compared.
  ///   - count: the number of rows.
  ///   - isIncluded: for each row whether it is looked at; empty for all.
  /// - Complexity: O(rows × columns), expected.
  init(_ columns: [RawColumn], rows count: Int, isIncluded: [Bool] = []) {
    guard !columns.isEmpty, count > 1, count < Int(Int32.max) else { return }
    let codes = columns.map(\.cells.codes)
    let reasons = columns.map(\.cells.blank)
    var hashes = [UInt64](repeating: 0x9E37_79B9_7F4A_7C15, count: count)
    for column in columns.indices {
      let (codes, reasons) = (codes[column], reasons[column])
      for row in 0..<count {
        let cell = reasons[row] == 0 ? UInt64(codes[row]) + 1 : 0
        let mixed = (hashes[row] ^ cell) &* 0xFF51_AFD7_ED55_8CCD
        hashes[row] = mixed ^ (mixed >> 29)
      }
    }
    var size = 64
    while size < count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    rows: for row in 0..<count where isIncluded.isEmpty || isIncluded[row] {
      var slot = Int(truncatingIfNeeded: hashes[row] >> 7) & (size - 1)
      while slots[slot] >= 0 {
        let other = Int(slots[slot])
        let isSame =
          hashes[other] == hashes[row]
          && codes.indices.allSatisfy {
            codes[$0][other] == codes[$0][row] && reasons[$0][other] == reasons[$0][row]
          }
        if isSame {
          rows.append((row, other))
          continue rows
        }
        slot = (slot + 1) & (size - 1)
      }
      slots[slot] = Int32(row)
    }
  }

  /// The lines in words: `line 12 (as line 3), line 15 (as line 3) and 4 more`.
  func listed(_ raw: RawTable) -> String {
    let shown = rows.prefix(Places.shown).map { pair in
      "line \(raw.line(ofRow: pair.row)) (as line \(raw.line(ofRow: pair.first)))"
    }
    return Places.joined(shown, more: rows.count - shown.count)
  }
}
