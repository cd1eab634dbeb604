import Columns

extension Period {
  /// Whether figures of this period can follow those of another as the next in a row.
  enum Following {
    /// They do.
    case next
    /// Periods are missing between them.
    case gap
    /// Both count some days, as a financial and an academic year do.
    case sharedDays
  }

  /// How this period follows one that does not begin later.
  ///
  /// Days and stretches of days follow each other whatever lies between, because they are dates of a
  /// count or a census. Figures that accumulate or move on share days by their nature.
  func following(_ last: Period) -> Following {
    if last.end &+ 1 == start || isDated { return .next }
    if last.end < start { return .gap }
    return isSpan && last.isSpan ? .sharedDays : .next
  }

  /// Whether the period is a day or a stretch of days that has no name.
  private var isDated: Bool {
    switch grain {
    case .day, .range: true
    default: false
    }
  }

  /// Whether what happened in the period is counted in it and in no other.
  private var isSpan: Bool {
    switch kind {
    case .flow, .forecast, .outturn: !isDated
    case .snapshot, .yearToDate, .rolling, .cohort: false
    }
  }
}
