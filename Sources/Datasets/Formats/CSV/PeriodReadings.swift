import Columns

/// What the distinct texts of a column are as periods.
struct PeriodReadings {
  /// What one text is.
  enum Reading {
    case period(PeriodReading)
    /// A code of a missing value, or a text that metadata declares missing.
    case missing(MissingReason)
    case refused(PeriodProblem)
  }

  /// What each text is, by its code.
  let texts: [Reading]
  /// How many cells are periods, speak of time without being one, and are anything else.
  private(set) var cells = (periods: 0, refused: 0, others: 0)
  /// Whether one of the periods can be nothing else.
  private(set) var isTelling = false

  /// Reads each text once.
  ///
  /// - Parameters:
  ///   - cells: the column.
  ///   - missing: for each code why its text counts as missing, or nil.
  ///   - isDeclared: whether the column is one of periods whatever its texts are; where it is not,
  ///     reading stops as soon as too many cells are something else.
  ///   - reader: reads a text.
  init(
    _ cells: TextColumn,
    missing: [MissingReason?],
    isDeclared: Bool,
    _ reader: PeriodReader
  ) {
    var texts: [Reading] = []
    let counts = cells.counts
    // With more than one in ten that do not speak of time neither question below is answered by yes.
    let mostOthers = isDeclared ? Int.max : cells.counts.reduce(0) { $0 + Int($1) } / 10
    for code in 0..<cells.dictionary.count {
      if self.cells.others > mostOthers { break }
      if let reason = missing[code] {
        texts.append(.missing(reason))
        continue
      }
      let text = cells.dictionary.text(UInt32(code))
      do throws(PeriodProblem) {
        texts.append(.period(try reader.reading(text)))
        self.cells.periods += Int(counts[code])
        if PeriodTexts.isTelling(text) { isTelling = true }
      } catch {
        if let reason = Self.reason(text) {
          texts.append(.missing(reason))
        } else {
          texts.append(.refused(error))
          if error.isAboutTime {
            self.cells.refused += Int(counts[code])
          } else {
            self.cells.others += Int(counts[code])
          }
        }
      }
    }
    self.texts = texts
  }

  private static func reason(_ text: String) -> MissingReason? {
    let trimmed = text.trimmingSpaces()
    return MissingReason(code: trimmed) ?? MissingMarks.reason(trimmed)
  }

  /// Whether a column without metadata is one of periods: no more than one cell in ten is anything
  /// else, and most of those that speak of time can be read.
  func arePeriods(heading: String) -> Bool {
    let all = cells.periods + cells.refused + cells.others
    guard cells.periods > 0, cells.periods >= cells.refused, cells.others * 10 <= all else {
      return false
    }
    return isTelling || PeriodTexts.isHeading(heading)
  }

  /// Whether nearly every cell speaks of time, so that it has to be said why the column is text.
  var areNearlyPeriods: Bool {
    let spoken = cells.periods + cells.refused
    return cells.refused > 0 && spoken > 1 && spoken >= cells.others * 9
  }

  /// Why a text was refused.
  func problem(_ code: Int) -> PeriodProblem? {
    if case .refused(let problem) = texts[code] { problem } else { nil }
  }
}
