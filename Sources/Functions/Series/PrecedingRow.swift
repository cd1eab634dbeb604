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
      for index in 0..<series.count { search.find(in: series.range(of: index)) }
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
  private(set) var rows: [Int32]
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
    rows = [Int32](repeating: -1, count: cells.count)
    validity = periods.validity
    self.base = base
  }

  mutating func find(in range: Range<Int>) {
    // Rows without a period come last in their series and are compared with nothing.
    var present = range
    if !validity.isAll {
      while let last = present.last, !validity.isPresent(last) { present.removeLast() }
    }
    guard !hasDuplicates(present) else {
      duplicates += 1
      return
    }
    switch base {
    case .previous: findPrevious(in: present)
    case .samePeriodLastYear: findYearBefore(in: present)
    case .period(let period):
      guard let found = row(of: period, in: present) else {
        withoutBase += 1
        return
      }
      for row in present { take(row, Int32(truncatingIfNeeded: found)) }
    }
  }

  private func hasDuplicates(_ range: Range<Int>) -> Bool {
    guard range.count > 1 else { return false }
    for row in (range.lowerBound + 1)..<range.upperBound {
      // Few periods begin on one day, and the rest of the comparison is left to those.
      if cells[row].start == cells[row - 1].start, cells[row] == cells[row - 1] { return true }
    }
    return false
  }

  private mutating func findPrevious(in range: Range<Int>) {
    guard range.count > 1 else { return }
    for row in (range.lowerBound + 1)..<range.upperBound {
      switch cells[row].following(cells[row - 1]) {
      case .next: take(row, Int32(truncatingIfNeeded: row - 1))
      case .gap: gaps += 1
      case .sharedDays:
        shared += 1
        if firstShared == nil { firstShared = (cells[row - 1], cells[row]) }
      }
    }
  }

  private mutating func findYearBefore(in range: Range<Int>) {
    for row in range {
      guard let wanted = yearBefore(cells[row]), let found = self.row(of: wanted, in: range)
      else { continue }
      take(row, Int32(truncatingIfNeeded: found))
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

  private mutating func take(_ row: Int, _ found: Int32) {
    rows[row] = found
    if breaks.areAny { breaks.count(from: Int(found), to: row) }
    // Months and quarters differ by a few days; a difference of a tenth is another kind of window.
    let (one, other) = (cells[row].days, cells[Int(found)].days)
    let longer = max(one, other)
    if longer > 31, longer * 10 > min(one, other) * 11 { unequal += 1 }
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
