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
  /// just before counts only where its period ends the day before; days, which are dates of a count
  /// or a census, follow each other whatever lies between. A row without a row to compare with is
  /// missing as "no data".
  ///
  /// - Complexity: O(rows), and for ``Base/samePeriodLastYear`` O(rows × log rows of a series).
  package static func function(_ base: Base) -> SeriesFunction {
    SeriesFunction("preceding row") { (arguments, series) throws(KernelFailure) in
      var search = PrecedingRows(of: arguments[0], arguments[1], base)
      for index in 0..<series.count { search.find(in: series.range(of: index)) }
      return SeriesAnswer(
        arguments.map { column in
          column.gathered(search.rows, orMissing: .noData).withUnits(of: column)
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
    while let last = present.last, !validity.isPresent(last) { present.removeLast() }
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
    range.dropFirst().contains { cells[$0] == cells[$0 - 1] }
  }

  private mutating func findPrevious(in range: Range<Int>) {
    for row in range.dropFirst() {
      let (last, next) = (cells[row - 1], cells[row])
      let isDated = next.grain == .day || next.grain == .range
      guard isDated || last.end >= next.start - 1 else {
        gaps += 1
        continue
      }
      take(row, Int32(truncatingIfNeeded: row - 1))
    }
  }

  private mutating func findYearBefore(in range: Range<Int>) {
    for row in range {
      let wanted =
        yearsBefore[cells[row], default: nil]
        ?? cells[row].moved(
          by: PeriodShift(months: -12),
          times: 1
        )
      yearsBefore[cells[row]] = wanted
      guard let wanted, let found = self.row(of: wanted, in: range) else { continue }
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
    breaks.count(from: Int(found), to: row)
    // Months and quarters differ by a few days; a difference of a tenth is another kind of window.
    let (one, other) = (cells[row].days, cells[Int(found)].days)
    if max(one, other) * 10 > min(one, other) * 11, max(one, other) > 31 { unequal += 1 }
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
  fileprivate func withUnits(of other: Column) -> Column {
    guard !notes.units.isEmpty, !validity.isAll else { return self }
    var units = notes.units
    for row in units.indices where !validity.isPresent(row) { units[row] = other.notes.units[row] }
    var notes = notes
    notes.units = units
    return with(notes: notes)
  }
}
