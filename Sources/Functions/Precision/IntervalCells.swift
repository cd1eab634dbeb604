import Columns

/// Intervals of exact numbers as they are worked out, a row at a time.
struct IntervalCells {
  private var lower: [Int64]
  private var upper: [Int64]
  private var reasons: [UInt8]

  /// Creates cells of which those without a value stay missing.
  init(validity: Validity, rows: Int) {
    lower = [Int64](repeating: 0, count: rows)
    upper = lower
    reasons = validity.filled(rows)
  }

  /// Whether a row has arguments to work with.
  func isOpen(_ row: Int) -> Bool { reasons[row] == 0 }

  /// Sets the ends of a row, or why it has none.
  mutating func set(_ ends: Result<(Int64, Int64), WholeTotals.Unanswerable>, at row: Int) {
    switch ends {
    case .success(let ends): (lower[row], upper[row]) = ends
    case .failure(let failure): reasons[row] = failure.reason.rawValue
    }
  }

  /// The column.
  func column(scale: Int, notes: Column.CellNotes = .none) -> Column {
    Column(
      .interval(lower: .decimal(lower, scale: scale), upper: .decimal(upper, scale: scale)),
      validity: Validity(reasons: reasons),
      notes: notes
    )
  }
}
