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

  /// What each text is, by its code; of a column that plainly is none of periods only the first.
  private(set) var texts: [Reading] = []
  /// How many cells are periods, speak of time without being one, and are anything else.
  private(set) var cells = (periods: 0, refused: 0, others: 0)
  /// Whether some dates, and only some, can be read with the day first or with the month first alone.
  private var mustBe = (dayFirst: false, monthFirst: false)
  /// Whether every text has been read.
  private var isWhole = false
  /// Whether one of the periods can be nothing else.
  private(set) var isTelling = false

  /// Reads each text once.
  ///
  /// - Parameters:
  ///   - cells: the column.
  ///   - missing: for each code why its text counts as missing, or nil.
  ///   - isDeclared: whether the column is one of periods whatever its texts are; where it is not,
  ///     reading stops as soon as too many cells are something else, unless a sample of the texts that
  ///     are left says that most of them are periods.
  ///   - reader: reads a text.
  init(
    _ cells: TextColumn,
    missing: [MissingReason?],
    isDeclared: Bool,
    _ reader: PeriodReader
  ) {
    let counts = cells.counts
    // With more than one in ten that do not speak of time the column is none of periods.
    var mostOthers = isDeclared ? Int.max : counts.reduce(0) { $0 + Int($1) } / 10
    let count = cells.dictionary.count
    for code in 0..<count {
      if self.cells.others > mostOthers {
        guard seemsMostlyPeriods(cells, missing, reader) else { return }
        mostOthers = .max
      }
      add(cells.dictionary.text(UInt32(code)), missing[code], reader, rows: Int(counts[code]))
    }
    isWhole = true
  }

  private mutating func add(
    _ text: String,
    _ missing: MissingReason?,
    _ reader: PeriodReader,
    rows: Int
  ) {
    if let missing {
      texts.append(.missing(missing))
      return
    }
    if let (first, second) = DateOrder.numbers(text) {
      if first > 12, second <= 12 { mustBe.dayFirst = true }
      if second > 12, first <= 12 { mustBe.monthFirst = true }
    }
    do throws(PeriodProblem) {
      texts.append(.period(try reader.reading(text)))
      cells.periods += rows
      if PeriodTexts.isTelling(text) { isTelling = true }
    } catch {
      if let reason = Self.reason(text) {
        texts.append(.missing(reason))
      } else {
        texts.append(.refused(error))
        if error.isAboutTime { cells.refused += rows } else { cells.others += rows }
      }
    }
  }

  /// How many of the texts that are left are looked at before reading stops.
  private static let sample = 64

  /// Whether most texts speak of time: those that have been read, and some of the others at equal
  /// distances.
  private func seemsMostlyPeriods(
    _ all: TextColumn,
    _ missing: [MissingReason?],
    _ reader: PeriodReader
  ) -> Bool {
    let first = texts.count
    let step = max((all.dictionary.count - first) / Self.sample, 1)
    var balance = 0
    for code in stride(from: first, to: all.dictionary.count, by: step) where missing[code] == nil {
      do throws(PeriodProblem) {
        _ = try reader.reading(all.dictionary.text(UInt32(code)))
        balance += step
      } catch {
        balance += error.isAboutTime ? step : -step
      }
    }
    for text in texts {
      switch text {
      case .period: balance += 1
      case .missing: break
      case .refused(let problem): balance += problem.isAboutTime ? 1 : -1
      }
    }
    return balance > 0
  }

  private static func reason(_ text: String) -> MissingReason? {
    let trimmed = text.trimmingSpaces()
    return MissingReason(code: trimmed) ?? MissingMarks.reason(trimmed)
  }

  /// Whether a column without metadata is one of periods: no more than one cell in ten is anything
  /// else, and most of those that speak of time can be read.
  func arePeriods(heading: String) -> Bool {
    let all = cells.periods + cells.refused + cells.others
    guard cells.periods > 0, cells.periods >= cells.refused, cells.others * 10 <= all,
      !isMonthFirst
    else { return false }
    return isTelling || PeriodTexts.isHeading(heading)
  }

  /// Whether dates are written as in America, so that `01/02/2023` is not what it seems.
  var isMonthFirst: Bool { mustBe.monthFirst && !mustBe.dayFirst }

  /// Whether most cells speak of time, so that it has to be said why the column is text.
  ///
  /// Names of things may hold a date, so that at least one text must be a period and nothing else.
  var areMostlyPeriods: Bool {
    let spoken = cells.periods + cells.refused
    return isWhole && spoken > 1 && spoken > cells.others
      && (isTelling || spoken >= cells.others * 9) && cells.refused + cells.others > 0
  }

  /// Whether so many cells do not speak of time that the column cannot be one of periods.
  var hasOthers: Bool { cells.others * 10 > cells.periods + cells.refused + cells.others }

  /// Why a text was refused.
  func problem(_ code: Int) -> PeriodProblem? {
    if case .refused(let problem) = texts[code] { problem } else { nil }
  }
}
