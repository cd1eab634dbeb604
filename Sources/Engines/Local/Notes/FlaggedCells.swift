import Columns
import Diagnostics
import Plan

/// How many of the values that a summary takes in are provisional, estimated and so on.
struct FlaggedCells {
  /// The number of values with each flag, in the order of ``CellFlags/known``.
  private var counts = [Int](repeating: 0, count: CellFlags.known.count)

  /// Counts the flags of a batch's present cells.
  mutating func add(_ columns: [Column]) {
    for column in columns where !column.notes.flags.isEmpty {
      let (bits, reasons) = (column.notes.flags, column.validity.reasons)
      for row in bits.indices where bits[row] != 0 && (reasons.isEmpty || reasons[row] == 0) {
        for (place, known) in CellFlags.known.enumerated()
        where bits[row] & known.flag.rawValue != 0 { counts[place] += 1 }
      }
    }
  }

  /// Adds the counts of other cells.
  mutating func add(_ other: FlaggedCells) {
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  /// The counts of some flags in words: `3 provisional, 1 revised`.
  func words(of flags: CellFlags = CellFlags(rawValue: .max)) -> String {
    zip(CellFlags.known, counts)
      .filter { known, count in count > 0 && flags.contains(known.flag) }
      .map { "\(Wording.grouped($1)) \($0.words)" }
      .joined(separator: ", ")
  }

  /// What a reader should know, where any value is flagged; that one is a total or an average of its
  /// own says nothing against it.
  func note(
    takenInBy name: String,
    _ arguments: [Expression],
    over schema: Schema,
    rows: Int,
    at span: SourceSpan
  ) -> Diagnostic? {
    let words = words(of: .lasting)
    guard !words.isEmpty else { return nil }
    let listed = arguments.map { $0.text(schema) }.joined(separator: ", ")
    return Diagnostic(
      .note,
      id: "flagged-cells",
      "`\(name)(\(listed))` takes in values that are flagged, of \(Wording.count(rows, "row")): "
        + words,
      at: span
    )
  }
}
