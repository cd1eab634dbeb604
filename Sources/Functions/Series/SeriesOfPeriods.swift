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

/// The points of one series at a time: its rows that have a value and a period, in order.
///
/// The same room is filled by one series after another, because there may be many thousands.
struct SeriesPoints {
  /// The rows, by their place among all rows of the call.
  private(set) var rows: [Int] = []
  /// The values in one unit.
  private(set) var values: [Double] = []
  /// The first fault found, where there is one.
  private(set) var fault: SeriesFault?
  /// The values of all rows.
  let cells: [Double]
  private let periods: [Period]
  private let units: [UInt16]
  private let unitTable: [Unit]
  private let validity: Validity
  private let isIndependent: Bool

  /// Looks at no series yet.
  ///
  /// Points that contain one another are a fault only where they must be independent, as for control
  /// charts.
  init(values cells: [Double], of value: Column, periods column: Column, isIndependent: Bool) {
    self.cells = cells
    if case .period(let cells) = column.values { periods = cells } else { periods = [] }
    units = value.notes.units
    unitTable = value.notes.unitTable
    validity =
      periods.isEmpty
      ? Validity(reasons: cells.map { _ in MissingReason.blank.rawValue })
      : value.validity.intersection(column.validity)
    self.isIndependent = isIndependent
  }

  /// Whether every row is a point, so that a series can be looked at where it lies.
  var isWhole: Bool { validity.isAll }

  /// The first fault among the rows of a series, all of which are points.
  ///
  /// - Complexity: O(rows).
  func faultOfWhole(_ range: Range<Int>) -> SeriesFault? {
    guard let first = range.first else { return nil }
    if let fault = fault(of: first, after: -1) { return fault }
    let hasUnits = !units.isEmpty
    var last = periods[first]
    for row in range.dropFirst() {
      let period = periods[row]
      // Nearly every point is an ordinary figure of a later period.
      if hasUnits || period.start <= last.end || accumulation(of: period) != nil,
        let fault = fault(of: row, after: row - 1)
      {
        return fault
      }
      last = period
    }
    return nil
  }

  /// Reads the rows of a series in place of those of the last.
  ///
  /// - Complexity: O(rows).
  mutating func read(_ range: Range<Int>) {
    rows.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    fault = nil
    let isWhole = validity.isAll
    var last = -1
    for row in range where isWhole || validity.isPresent(row) {
      if fault == nil { fault = fault(of: row, after: last) }
      rows.append(row)
      values.append(cells[row])
      last = row
    }
  }

  /// What is wrong with a point behind another, or with the first where that is -1.
  private func fault(of row: Int, after last: Int) -> SeriesFault? {
    let period = periods[row]
    if last >= 0 {
      let before = periods[last]
      // Periods are in order, so that one which begins after the end of the one before is fine.
      if period.start <= before.end {
        if before == period { return .duplicatePeriods }
        if isIndependent { return accumulation(of: period) ?? .overlapping }
      }
    }
    if isIndependent, let fault = accumulation(of: period) { return fault }
    if last >= 0, !units.isEmpty, units[row] != units[last],
      unitTable[Int(units[row])] != unitTable[Int(units[last])]
    {
      return .unlikeUnits
    }
    return nil
  }

  private func accumulation(of period: Period) -> SeriesFault? {
    switch period.kind {
    case .yearToDate: .yearToDate
    case .rolling: .rolling
    case .flow, .snapshot, .cohort, .forecast, .outturn: nil
    }
  }
}
