/// Which cells of a column have a value, and why the others have none.
///
/// The bitmap has Arrow's layout: bit `row % 64` of word `row / 64`, 1 where there is a value. It is
/// empty when every cell has one. Reasons are one byte a row, 0 where there is a value.
package struct Validity: Sendable {
  /// The bitmap; empty when no cell is missing.
  package let words: [UInt64]
  /// One ``MissingReason`` raw value a row, or 0; empty when no cell is missing.
  package let reasons: [UInt8]

  /// Every cell has a value.
  package static let all = Validity(reasons: [])

  /// Creates a validity from reasons, one a row; all zero or empty means that every cell has a value.
  ///
  /// - Complexity: O(rows).
  package init(reasons: [UInt8]) {
    // Without an early end the loop takes many rows at a time.
    var any: UInt8 = 0
    for reason in reasons { any |= reason }
    guard any != 0 else {
      words = []
      self.reasons = []
      return
    }
    words = Self.bitmap(reasons)
    self.reasons = reasons
  }

  private static func bitmap(_ reasons: [UInt8]) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (reasons.count + 63) / 64)
    let cells = reasons.span
    for index in words.indices {
      let first = index * 64
      var word: UInt64 = 0
      for row in first..<min(first + 64, cells.count) {
        // No branch: whether a cell is missing is often a toss-up.
        word |= (cells[row] == 0 ? 1 : 0) << UInt64(row - first)
      }
      words[index] = word
    }
    return words
  }

  /// Whether every cell has a value.
  @inlinable package var isAll: Bool { words.isEmpty }

  /// Whether a cell has a value.
  @inlinable
  package func isPresent(_ row: Int) -> Bool {
    words.isEmpty || words[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// Why a cell has no value; nil where it has one.
  package func reason(_ row: Int) -> MissingReason? {
    guard !reasons.isEmpty, reasons[row] != 0 else { return nil }
    return MissingReason(rawValue: reasons[row]) ?? .blank
  }

  /// The number of missing cells.
  ///
  /// - Complexity: O(rows / 64).
  package var missingCount: Int {
    words.isEmpty ? 0 : reasons.count - words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// A cell is present where it is in both; of two reasons the stronger stays.
  package func intersection(_ other: Validity) -> Validity {
    if isAll { return other }
    if other.isAll { return self }
    return Validity(reasons: zip(reasons, other.reasons).map { max($0, $1) })
  }

  /// The cells of the rows given, in that order.
  package func gathered(_ rows: [Int32]) -> Validity {
    isAll ? .all : Validity(reasons: rows.map { reasons[Int($0)] })
  }

  /// The cells of a range of rows.
  package func sliced(_ range: Range<Int>) -> Validity {
    isAll ? .all : Validity(reasons: Array(reasons[range]))
  }
}
