package import Columns
package import Plan

/// The value of each series in the period that its index is 100 in.
package enum IndexBase {
  /// The function: for each row the value of its series in a period; its arguments are the value and
  /// the period of each row.
  ///
  /// A base that is missing, or of which there are two, is missing as "no data". One of zero or below is
  /// undefined, because nothing is a number of hundredths of it that could be read as growth.
  ///
  /// - Complexity: O(rows).
  package static func function(_ period: Period) -> SeriesFunction {
    SeriesFunction("index base") { (arguments, series) throws(KernelFailure) in
      guard case .period(let cells) = arguments[1].values else { throw .unexpected("index") }
      var bases = Bases(arguments[0], cells, arguments[1].validity, period)
      for index in 0..<series.count { bases.find(in: series.range(of: index)) }
      return SeriesAnswer([bases.column], remarks: bases.remarks(series))
    }
  }
}

/// The bases of many series, one after another.
private struct Bases {
  private let value: Column
  private let cells: [Period]
  private let validity: Validity
  private let period: Period
  private var rows: [Int32]
  private var reasons: [UInt8]
  private var breaks: SeriesBreaks
  private var duplicates = 0
  private var withoutRow = 0
  private var unusable = LeftOut()

  init(_ value: Column, _ cells: [Period], _ validity: Validity, _ period: Period) {
    self.value = value
    self.cells = cells
    self.validity = validity
    self.period = period
    rows = [Int32](repeating: -1, count: cells.count)
    reasons = [UInt8](repeating: MissingReason.noData.rawValue, count: cells.count)
    breaks = SeriesBreaks(value, cells)
  }

  mutating func find(in range: Range<Int>) {
    var found: Int?
    var last: Int?
    for row in range where validity.isPresent(row) {
      if let last, cells[last] == cells[row] {
        duplicates += 1
        return
      }
      last = row
      if cells[row] == period { found = row }
    }
    guard let found else {
      withoutRow += 1
      return
    }
    guard value.validity.isPresent(found) else {
      unusable.add("with a base that is missing")
      return
    }
    let sign = value.values.sign(at: found)
    if sign <= 0 {
      unusable.add(sign == 0 ? "with a base of 0" : "with a base below 0")
      for row in range { reasons[row] = MissingReason.undefined.rawValue }
      return
    }
    for row in range where validity.isPresent(row) {
      rows[row] = Int32(truncatingIfNeeded: found)
      reasons[row] = 0
      if breaks.areAny { breaks.count(from: found, to: row) }
    }
  }

  /// The base of each row.
  var column: Column {
    let bases = value.gathered(rows, orMissing: .noData).withUnits(of: value)
    return Column(bases.values, validity: Validity(reasons: reasons), notes: bases.notes)
  }

  func remarks(_ series: SeriesRows) -> [SeriesRemark] {
    var remarks: [SeriesRemark] = []
    if withoutRow > 0 {
      remarks.append(
        SeriesRemark(
          id: "no-base-period",
          "\(Counted.words(withoutRow, "series", "series")) of \(Counted.grouped(series.count)) "
            + "\(withoutRow == 1 ? "has" : "have") no row for \(period.label)"
        )
      )
    }
    return remarks + unusable.remark("series", "series", id: "no-index", "no index")
      + breaks.remarks("index number", "index numbers")
      + SeriesRemark.duplicates(duplicates, of: series)
  }
}
