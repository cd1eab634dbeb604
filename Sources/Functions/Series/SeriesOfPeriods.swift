import Columns
import Plan

/// What keeps the rows of a series from being points in time that stand on their own.
enum SeriesFault: UInt8 {
  /// Two rows speak of the same period.
  case duplicatePeriods
  /// Figures since the year began contain the ones before.
  case yearToDate
  /// Windows that move on contain part of the one before.
  case rolling
  /// Periods share days without being the same.
  case overlapping
  /// Rows have different units.
  case unlikeUnits

  /// The fault in words, after "none: ".
  var words: String {
    switch self {
    case .duplicatePeriods: "a period twice"
    case .yearToDate: "year to date"
    case .rolling: "rolling periods"
    case .overlapping: "periods overlap"
    case .unlikeUnits: "unlike units"
    }
  }
}

/// The points of one series: its rows that have a value and a period, in order.
struct SeriesPoints {
  /// The rows, by their place among all rows of the call.
  private(set) var rows: [Int] = []
  /// The values in one unit.
  private(set) var values: [Double] = []
  /// The first fault found, where there is one.
  private(set) var fault: SeriesFault?

  /// Reads the rows of a series.
  ///
  /// Points that contain one another are a fault only where they must be independent, as for control
  /// charts.
  init(
    _ range: Range<Int>,
    values cells: [Double],
    of value: Column,
    periods: Column,
    isIndependent: Bool
  ) {
    guard case .period(let periodCells) = periods.values else { return }
    rows.reserveCapacity(range.count)
    values.reserveCapacity(range.count)
    for row in range where value.validity.isPresent(row) && periods.validity.isPresent(row) {
      if let last = rows.last {
        find(periodCells[last], periodCells[row], isIndependent: isIndependent)
        if !value.notes.units.isEmpty, value.unit(at: row) != value.unit(at: last) {
          fault = fault ?? .unlikeUnits
        }
      } else if isIndependent {
        find(periodCells[row])
      }
      rows.append(row)
      values.append(cells[row])
    }
  }

  private mutating func find(_ last: Period, _ next: Period, isIndependent: Bool) {
    guard fault == nil else { return }
    if last == next {
      fault = .duplicatePeriods
    } else if isIndependent {
      find(next)
      if fault == nil, next.start <= last.end { fault = .overlapping }
    }
  }

  private mutating func find(_ period: Period) {
    switch period.kind {
    case .yearToDate: fault = .yearToDate
    case .rolling: fault = .rolling
    case .flow, .snapshot, .cohort, .forecast, .outturn: break
    }
  }
}
