import Columns

/// The cells of a column of periods that are named by two columns of the file together.
struct PairedPeriods: Sendable {
  /// The cells of a chunk.
  struct Part: Sendable {
    /// The place of each row's period.
    let places: NarrowIntegers
    /// Why cells have no value, or 0; empty where all have one.
    let reasons: [UInt8]
  }

  /// The periods that pairs name.
  var periods: [Period] = []
  /// The cells, chunk by chunk.
  var parts: [Part] = []

  /// The cells of some rows of a part.
  func column(part: Int, _ choice: RowChoice) -> Column {
    let reasons = choice.taken(from: parts[part].reasons)
    let blank = Period(start: 0, end: 0, grain: .day)
    let periods = self.periods.isEmpty ? [blank] : self.periods
    var cells = parts[part].places.map(choice) { periods[$0] }
    for place in reasons.indices where reasons[place] != 0 { cells[place] = blank }
    return Column(.period(cells), validity: Validity(reasons: reasons))
  }
}
