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
  /// Whether the rest of the texts was not looked at, because they are plainly no periods.
  private(set) var isGivenUp = false
  /// Whether one of the periods can be nothing else.
  private(set) var isTelling = false

  /// The texts after which a column of which most are something else is given up: reading a text as
  /// a period takes microseconds, and names of a million places would take minutes.
  private static let enoughTexts = 1000

  /// Reads each text once; where nobody says that they are periods, only until it is plain that they
  /// are not.
  init(
    _ cells: TextCells,
    counts: [Int],
    missing: [MissingReason?],
    _ reader: PeriodReader,
    isGuess: Bool
  ) {
    var texts: [Reading] = []
    var others = 0
    for code in 0..<cells.dictionary.count {
      if isGuess, code >= Self.enoughTexts, others * 2 > code {
        isGivenUp = true
        break
      }
      if let reason = missing[code] {
        texts.append(.missing(reason))
        continue
      }
      let text = cells.dictionary.text(UInt32(code))
      do throws(PeriodProblem) {
        texts.append(.period(try reader.reading(text)))
        self.cells.periods += counts[code]
        if counts[code] > 0, PeriodTexts.isTelling(text) { isTelling = true }
      } catch {
        if let reason = Self.reason(text) {
          texts.append(.missing(reason))
        } else {
          texts.append(.refused(error))
          if error.isAboutTime {
            self.cells.refused += counts[code]
          } else {
            self.cells.others += counts[code]
            others += 1
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
    guard !isGivenUp, cells.periods > 0, cells.periods >= cells.refused, cells.others * 10 <= all
    else {
      return false
    }
    return isTelling || PeriodTexts.isHeading(heading)
  }

  /// Whether nearly every cell speaks of time, so that it has to be said why the column is text.
  var areNearlyPeriods: Bool {
    let spoken = cells.periods + cells.refused
    return !isGivenUp && cells.refused > 0 && spoken > 1 && spoken >= cells.others * 9
  }

  /// Why a text was refused.
  func problem(_ code: Int) -> PeriodProblem? {
    if case .refused(let problem) = texts[code] { problem } else { nil }
  }
}
