package import Columns
package import Plan

/// The row that each row of a series is compared with.
package enum PrecedingRow {
  /// Which row that is.
  package enum Base: Hashable, Sendable {
    /// The row of the period just before.
    case previous
    /// The row of the same part of the year before.
    case samePeriodLastYear
    /// The row of one period.
    case period(Period)
  }

  /// The function: the value of the row compared with, and its period.
  ///
  /// The arguments are the value and the period. For months, quarters, years and the like the row
  /// just before counts only where its period ends the day before and does not share days; days, which
  /// are dates of a count or a census, follow each other whatever lies between. A row without a row to
  /// compare with is missing as "no data".
  ///
  /// - Complexity: O(rows), and for ``Base/samePeriodLastYear`` O(rows × log rows of a series).
  package static func function(_ base: Base) -> SeriesFunction {
    SeriesFunction("preceding row") { (arguments, series) throws(KernelFailure) in
      var search = PrecedingRows(of: arguments[0], arguments[1], base)
      search.find(in: series)
      let rows = search.rows
      return SeriesAnswer(
        making: arguments.map { column in
          { column.gathered(rows, orMissing: .noData).withUnits(of: column) }
        },
        remarks: search.remarks(series)
      )
    }
  }
}

/// The search through many series, one after another.
private struct PrecedingRows {
  private(set) var rows: [Int32] = []
  private let cells: [Period]
  private let validity: Validity
  private let base: PrecedingRow.Base
  private var yearsBefore: [Period: Period?] = [:]
  private var gaps = 0
  private var shared = 0
  private var firstShared: (Period, Period)?
  private var unequal = 0
  private var duplicates = 0
  private var withoutBase = 0
  private var breaks: SeriesBreaks

  init(of value: Column, _ periods: Column, _ base: PrecedingRow.Base) {
    if case .period(let cells) = periods.values { self.cells = cells } else { cells = [] }
    breaks = SeriesBreaks(value, cells)
    validity = periods.validity
    self.base = base
  }

  mutating func find(in series: SeriesRows) {
    // One array in one loop: to write through a property would ask each time who else holds it.
    var rows = [Int32](repeating: -1, count: cells.count)
    for index in 0..<series.count {
      // Rows without a period come last in their series and are compared with nothing.
      var range = series.range(of: index)
      if !validity.isAll {
        while let last = range.last, !validity.isPresent(last) { range.removeLast() }
      }
      guard !hasDuplicates(range) else {
        duplicates += 1
        continue
      }
      switch base {
      case .previous: findPrevious(in: range, &rows)
      case .samePeriodLastYear: findYearBefore(in: range, &rows)
      case .period(let period):
        guard let found = row(of: period, in: range) else {
          withoutBase += 1
          continue
        }
        for row in range { rows[row] = Int32(truncatingIfNeeded: found) }
        for row in range { compare(row, found) }
      }
    }
    self.rows = rows
  }

  private func hasDuplicates(_ range: Range<Int>) -> Bool {
    guard var last = range.first else { return false }
    for row in range.dropFirst() {
      // Few periods begin on one day, and the rest of the comparison is left to those.
      if cells[row].start == cells[last].start, cells[row] == cells[last] { return true }
      last = row
    }
    return false
  }

  private mutating func findPrevious(in range: Range<Int>, _ rows: inout [Int32]) {
    guard range.count > 1 else { return }
    var (gaps, unequal) = (0, 0)
    let hasBreaks = breaks.areAny
    var last = cells[range.lowerBound]
    for row in (range.lowerBound + 1)..<range.upperBound {
      let next = cells[row]
      switch next.following(last) {
      case .next:
        rows[row] = Int32(truncatingIfNeeded: row - 1)
        if Self.areUnequal(last, next) { unequal += 1 }
        if hasBreaks { breaks.count(from: row - 1, to: row) }
      case .gap: gaps += 1
      case .sharedDays:
        shared += 1
        if firstShared == nil { firstShared = (last, next) }
      }
      last = next
    }
    self.gaps += gaps
    self.unequal += unequal
  }

  private mutating func findYearBefore(in range: Range<Int>, _ rows: inout [Int32]) {
    for row in range {
      guard let wanted = yearBefore(cells[row]), let found = self.row(of: wanted, in: range)
      else { continue }
      rows[row] = Int32(truncatingIfNeeded: found)
      compare(row, found)
    }
  }

  /// The period a year before; series share their periods, so that few are worked out.
  private mutating func yearBefore(_ period: Period) -> Period? {
    if let known = yearsBefore[period] { return known }
    let wanted = period.moved(by: PeriodShift(months: -12), times: 1)
    yearsBefore[period] = .some(wanted)
    return wanted
  }

  /// The row of a period, by halving, because rows are in order of their periods.
  private func row(of period: Period, in range: Range<Int>) -> Int? {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle] < period { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && cells[low] == period ? low : nil
  }

  private mutating func compare(_ row: Int, _ found: Int) {
    if breaks.areAny { breaks.count(from: found, to: row) }
    if Self.areUnequal(cells[row], cells[found]) { unequal += 1 }
  }

  /// Whether one period is longer by more than a tenth: months and quarters differ by a few days, and
  /// more is another kind of window.
  private static func areUnequal(_ one: Period, _ other: Period) -> Bool {
    let longer = max(one.days, other.days)
    return longer > 31 && longer * 10 > min(one.days, other.days) * 11
  }

  func remarks(_ series: SeriesRows) -> [SeriesRemark] {
    var remarks: [SeriesRemark] = []
    if gaps > 0 {
      remarks.append(
        SeriesRemark(
          id: "period-gap",
          "\(Counted.words(gaps, "row")) \(gaps == 1 ? "has" : "have") no row for the period just "
            + "before, and so no change",
          help: ["to compare with a period further back write `against …`"]
        )
      )
    }
    if let (one, other) = firstShared {
      remarks.append(
        SeriesRemark(
          id: "no-change-within",
          "\(Counted.words(shared, "row")) \(shared == 1 ? "shares" : "share") days with the period "
            + "before, such as \(other.label) with \(one.label), and so \(shared == 1 ? "has" : "have") "
            + "no change",
          help: ["keep periods of one calendar and one length"]
        )
      )
    }
    if withoutBase > 0, case .period(let period) = base {
      remarks.append(
        SeriesRemark(
          id: "no-base-period",
          "\(Counted.words(withoutBase, "series", "series")) of \(Counted.grouped(series.count)) "
            + "\(withoutBase == 1 ? "has" : "have") no row for \(period.label)"
        )
      )
    }
    if unequal > 0 {
      remarks.append(
        SeriesRemark(
          id: "unequal-periods",
          "\(Counted.words(unequal, "change")) \(unequal == 1 ? "is" : "are") between periods of "
            + "different lengths",
          help: ["compare figures of periods that are equally long, or rates"],
          isAdvice: true
        )
      )
    }
    return remarks + breaks.remarks("change", "changes")
      + SeriesRemark.duplicates(duplicates, of: series)
  }
}

extension Column {
  /// The cells with each row's unit that another column has in the row where this one has no value,
  /// so that a missing figure is of the unit that is asked for.
  func withUnits(of other: Column) -> Column {
    guard !notes.units.isEmpty, !validity.isAll else { return self }
    var units = notes.units
    for row in units.indices where !validity.isPresent(row) { units[row] = other.notes.units[row] }
    var notes = notes
    notes.units = units
    return with(notes: notes)
  }
}
