package import Columns
package import Plan

/// What a series does over time: where it began, where it is, and whether it has a trend.
package enum Trend {
  /// The columns of the answer, after those kept: `points`, `first_period`, `first`,
  /// `latest_period`, `latest`, where there is one the denominator `n` of the latest, `slope` a year,
  /// `trend`, `longest_run`, `sparkline`.
  package static func fields(of value: Field, outOf total: Field?) -> [Field] {
    let unit = value.type.number?.unit ?? .plain
    let quantity = unit == .percent ? Unit.Quantity.percentagePoints : unit.quantity
    let isRate = unit.per == nil && unit.quantity != .plain && unit.quantity != .varies
    let slope = Unit(quantity, power: unit.power, per: isRate ? .quantity(.years) : unit.per)
    var fields = [
      Field("points", .integer),
      Field("first_period", .period),
      Field("first", value.type, metadata: value.metadata),
      Field("latest_period", .period),
      Field("latest", value.type, metadata: value.metadata),
    ]
    if let total { fields.append(Field("n", total.type, metadata: total.metadata)) }
    return fields + [
      Field("slope_a_year", .number(NumberType(.floating, unit: slope))),
      Field("trend", .text),
      Field("longest_run", .text),
      Field("sparkline", .text),
    ]
  }

  /// The function: one row a series; its arguments are the value, the period and, where there is one, what
  /// the value is out of.
  ///
  /// The slope is that of the line of least squares through the points at the middle of their
  /// periods, in years of 365.25 days. `trend` is `rising` or `falling` where the Mann–Kendall test
  /// finds so with a probability of chance below 1 in 20, and never with fewer than five points or
  /// points that contain one another.
  ///
  /// - Complexity: O(rows × log rows of a series).
  package static let function = SeriesFunction("trend") {
    (arguments, series) throws(KernelFailure) in
    guard let values = NumericCells(arguments[0]).floating else { throw .unexpected("trend") }
    var trends = Trends(
      arguments[0],
      values,
      arguments[1],
      total: arguments.count > 2 ? arguments[2] : nil,
      count: series.count
    )
    for index in 0..<series.count { trends.add(series.range(of: index)) }
    return trends.answer(series)
  }
}

/// The trends of many series, one after another.
private struct Trends {
  private let value: Column
  private let periods: Column
  private let total: Column?
  private let cells: [Period]
  private var counts: [Int64] = []
  private var firsts: [Int32] = []
  private var latests: [Int32] = []
  private var slopes: [Double] = []
  private var slopeReasons: [UInt8] = []
  private var words: TextCellBuilder
  private var runs: TextCellBuilder
  private var lines: TextCellBuilder
  private var missing = 0
  private var short = 0
  private var dependent = 0
  private var duplicates = 0
  private var breaks: SeriesBreaks
  private var points: SeriesPoints

  init(
    _ value: Column,
    _ values: [Double],
    _ periods: Column,
    total: Column?,
    count: Int
  ) {
    self.value = value
    self.total = total
    points = SeriesPoints(values: values, of: value, periods: periods, isIndependent: true)
    self.periods = periods
    if case .period(let cells) = periods.values { self.cells = cells } else { cells = [] }
    breaks = SeriesBreaks(value, cells)
    words = TextCellBuilder(rows: count)
    runs = TextCellBuilder(rows: count)
    lines = TextCellBuilder(rows: count)
  }

  mutating func add(_ range: Range<Int>) {
    points.read(range)
    let index = counts.count
    missing += range.count - points.rows.count
    counts.append(Int64(points.rows.count))
    let isUsable = points.fault != .duplicatePeriods && points.fault != .unlikeUnits
    let slope = isUsable ? slope(points) : nil
    slopes.append(slope ?? 0)
    slopeReasons.append(slope == nil ? MissingReason.noData.rawValue : 0)
    if let fault = points.fault, !isUsable {
      if fault == .duplicatePeriods { duplicates += 1 }
      firsts.append(-1)
      latests.append(-1)
      words.set(index, "none: " + fault.words)
      return
    }
    firsts.append(points.rows.first.map { Int32(truncatingIfNeeded: $0) } ?? -1)
    latests.append(points.rows.last.map { Int32(truncatingIfNeeded: $0) } ?? -1)
    if let first = points.rows.first, let last = points.rows.last {
      breaks.count(from: first, to: last)
    }
    words.set(index, word(points))
    if let run = longestRun(points.values) { runs.set(index, run) }
    lines.set(index, Sparkline.text(points.values[...]))
  }

  private mutating func word(_ points: SeriesPoints) -> String {
    if let fault = points.fault {
      dependent += 1
      return "none: " + fault.words
    }
    guard points.values.count >= MannKendall.fewestPoints, let test = MannKendall(points.values)
    else {
      short += 1
      return "too few points"
    }
    guard test.probability < MannKendall.level else { return "no clear trend" }
    return test.score > 0 ? "rising" : "falling"
  }

  /// The slope a year of the line of least squares; nil for fewer than three points, through which
  /// any line would go.
  private func slope(_ points: SeriesPoints) -> Double? {
    guard points.values.count > 2 else { return nil }
    let times = points.rows.map { (Double(cells[$0].start) + Double(cells[$0].end)) / 2 / 365.25 }
    let count = Double(times.count)
    let (time, value) = (times.reduce(0, +) / count, points.values.reduce(0, +) / count)
    var (xx, xy) = (0.0, 0.0)
    for (x, y) in zip(times, points.values) {
      xx += (x - time) * (x - time)
      xy += (x - time) * (y - value)
    }
    return xx > 0 ? xy / xx : nil
  }

  /// The most rises or falls in a row, in words; nil where nothing changes.
  private func longestRun(_ points: [Double]) -> String? {
    var (best, bestRises) = (0, false)
    var (run, rises) = (0, false)
    for (last, next) in zip(points, points.dropFirst()) {
      if next == last {
        run = 0
      } else {
        let isRise = next > last
        run = run > 0 && isRise == rises ? run + 1 : 1
        rises = isRise
        if run > best { (best, bestRises) = (run, rises) }
      }
    }
    guard best > 0 else { return nil }
    return Counted.words(best, bestRises ? "rise" : "fall")
  }

  consuming func answer(_ series: SeriesRows) -> SeriesAnswer {
    var columns = [
      Column(.decimal(counts, scale: 0)),
      periods.gathered(firsts, orMissing: .noData),
      value.gathered(firsts, orMissing: .noData),
      periods.gathered(latests, orMissing: .noData),
      value.gathered(latests, orMissing: .noData),
    ]
    if let total { columns.append(total.gathered(latests, orMissing: .noData)) }
    columns += [slopeColumn, words.column(), runs.column(), lines.column()]
    return SeriesAnswer(columns, rows: .onePerSeries, remarks: remarks(series))
  }

  private var slopeColumn: Column {
    var notes = Column.CellNotes.none
    if !value.notes.units.isEmpty {
      notes.units = latests.map { $0 < 0 ? 0 : value.notes.units[Int($0)] }
      notes.unitTable = value.notes.unitTable.map { $0 == .percent ? .percentagePoints : $0 }
    }
    return Column(.floating(slopes), validity: Validity(reasons: slopeReasons), notes: notes)
  }

  private func remarks(_ series: SeriesRows) -> [SeriesRemark] {
    var remarks: [SeriesRemark] = []
    func share(_ count: Int) -> String {
      "\(Counted.words(count, "series", "series")) of \(Counted.grouped(series.count))"
    }
    if short > 0 {
      remarks.append(
        SeriesRemark(
          id: "too-few-points",
          "\(share(short)) \(short == 1 ? "has" : "have") fewer than \(MannKendall.fewestPoints) "
            + "points, and so few are not called a trend",
          help: ["look at the change instead, or ask for more periods"],
          isAdvice: true
        )
      )
    }
    if dependent > 0 {
      remarks.append(
        SeriesRemark(
          id: "points-overlap",
          "\(share(dependent)) \(dependent == 1 ? "has" : "have") points that contain one another, "
            + "and so no trend",
          help: ["use figures of single periods, not for the year to date or a rolling year"],
          isAdvice: true
        )
      )
    }
    if missing > 0 {
      remarks.append(
        SeriesRemark(
          id: "points-missing",
          "\(Counted.words(missing, "row")) without a value or a period "
            + "\(missing == 1 ? "is" : "are") no point"
        )
      )
    }
    return remarks + breaks.remarks("series", "series")
      + SeriesRemark.duplicates(duplicates, of: series)
  }
}
