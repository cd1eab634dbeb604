import Columns
import Plan

/// The charts of many series, drawn one after another.
///
/// What a chart says of a row is a set of signs and the segment that the row lies in; the columns of the
/// answer follow from these.
struct ControlCharts {
  /// Consecutive points with limits of their own.
  struct Segment {
    /// The limits; nil where there are none.
    let limits: ControlLimits?
    /// What they rest on, or why there are none.
    let basis: Basis
  }

  /// What limits rest on, or why there are none.
  enum Basis: Hashable {
    case points(Int)
    case fault(SeriesFault)

    /// The basis in words.
    var words: String {
      switch self {
      case .points(1): "none: 1 point"
      case .points(let count): (count < XmR.fewestPoints ? "trial: " : "") + "\(count) points"
      case .fault(let fault): "none: " + fault.words
      }
    }
  }

  /// The figures.
  let value: Column
  /// The target of each row.
  let targets: (cells: [Double], validity: Validity)?
  /// Which direction is good in each row.
  let polarities: [FieldMetadata.Polarity?]?
  /// The segments of all series.
  private(set) var segments: [Segment] = []
  /// The segment of each row; -1 where the row is no point.
  private(set) var segmentOfRow: [Int32]
  /// The signs of each row.
  private(set) var signs: [SpecialCauses]
  private let options: XmR.Options
  private let cells: [Period]
  private var points: SeriesPoints
  /// The signs of the points of one series.
  private var pointSigns: [SpecialCauses] = []
  private var trials = 0
  private var faults = 0
  private var missing = 0
  private var breaks: SeriesBreaks

  init(
    _ arguments: [Column],
    hasTarget: Bool,
    shift: Int,
    _ options: XmR.Options
  ) throws(KernelFailure) {
    self.options = options
    value = arguments[0]
    guard let values = NumericCells(value).floating, case .period(let cells) = arguments[1].values
    else { throw .unexpected("xmr") }
    self.cells = cells
    breaks = SeriesBreaks(value, cells)
    if hasTarget {
      guard let cells = NumericCells(arguments[2], shift: shift).floating else {
        throw .unexpected("xmr")
      }
      targets = (cells, arguments[2].validity)
    } else {
      targets = nil
    }
    polarities =
      options.hasPolarityColumn ? FieldMetadata.Polarity.cells(arguments[hasTarget ? 3 : 2]) : nil
    points = SeriesPoints(values: values, of: value, periods: arguments[1], isIndependent: true)
    segmentOfRow = [Int32](repeating: -1, count: values.count)
    signs = [SpecialCauses](repeating: [], count: values.count)
  }

  /// Draws the charts of all series.
  mutating func draw(_ series: SeriesRows) {
    // Taken out while they are written, so that each write need not ask who else holds them.
    var (rows, signs) = (segmentOfRow, signs)
    (segmentOfRow, self.signs) = ([], [])
    for index in 0..<series.count {
      let range = series.range(of: index)
      if points.isWhole {
        drawWhole(range, &rows, &signs)
      } else {
        drawPoints(range, &rows, &signs)
      }
    }
    (segmentOfRow, self.signs) = (rows, signs)
  }

  /// Draws the chart of a series all of whose rows are points, where they lie.
  private mutating func drawWhole(
    _ range: Range<Int>,
    _ rows: inout [Int32],
    _ signs: inout [SpecialCauses]
  ) {
    if let fault = points.faultOfWhole(range) {
      refuse(range, fault, &rows)
      return
    }
    var start = range.lowerBound
    for end in segmentEnds(of: range.count, { range.lowerBound + $0 }) {
      let stretch = start..<range.lowerBound + end
      breaks.count(from: stretch.lowerBound, to: stretch.upperBound - 1)
      let limits = addSegment(points.cells, stretch)
      let segment = Int32(truncatingIfNeeded: segments.count - 1)
      for row in stretch { rows[row] = segment }
      if let limits {
        SpecialCauses.find(in: points.cells, stretch, limits: limits, run: options.run, &signs)
      }
      start = stretch.upperBound
    }
  }

  private mutating func drawPoints(
    _ range: Range<Int>,
    _ rows: inout [Int32],
    _ signs: inout [SpecialCauses]
  ) {
    points.read(range)
    missing += range.count - points.rows.count
    if let fault = points.fault {
      refuse(range, fault, &rows)
      return
    }
    if points.rows.count > pointSigns.count {
      pointSigns = [SpecialCauses](repeating: [], count: points.rows.count)
    }
    var start = 0
    for end in segmentEnds(of: points.rows.count, { points.rows[$0] }) {
      breaks.count(from: points.rows[start], to: points.rows[end - 1])
      let limits = addSegment(points.values, start..<end)
      let segment = Int32(truncatingIfNeeded: segments.count - 1)
      for place in start..<end { rows[points.rows[place]] = segment }
      if let limits {
        SpecialCauses.find(
          in: points.values,
          start..<end,
          limits: limits,
          run: options.run,
          &pointSigns
        )
        for place in start..<end { signs[points.rows[place]] = pointSigns[place] }
      }
      start = end
    }
  }

  private mutating func refuse(_ range: Range<Int>, _ fault: SeriesFault, _ rows: inout [Int32]) {
    faults += 1
    let segment = Int32(truncatingIfNeeded: segments.count)
    segments.append(Segment(limits: nil, basis: .fault(fault)))
    for row in range { rows[row] = segment }
  }

  /// Where each segment of so many points ends: before the first point of each new base, and after the
  /// last point.
  private func segmentEnds(of count: Int, _ row: (Int) -> Int) -> [Int] {
    guard count > 0 else { return [] }
    guard !options.rebases.isEmpty else { return [count] }
    let ends = options.rebases.map { base in
      (0..<count).first { cells[row($0)].start >= base.start } ?? count
    }
    return Set(ends + [count]).subtracting([0]).sorted()
  }

  /// Works out the limits of a segment; nil where it has none.
  private mutating func addSegment(_ values: [Double], _ range: Range<Int>) -> ControlLimits? {
    let count = min(range.count, max(options.baseline ?? .max, 2))
    let limits = ControlLimits(
      values,
      in: range.lowerBound..<range.lowerBound + count,
      screened: options.isScreened
    )
    if count < XmR.fewestPoints { trials += 1 }
    let shown = limits?.reach == nil ? nil : limits
    segments.append(Segment(limits: shown, basis: .points(count)))
    return shown
  }

  /// Which direction is good in a row.
  func polarity(of row: Int) -> FieldMetadata.Polarity {
    (polarities.map { $0[row] } ?? options.polarity) ?? .neither
  }

  /// What there is to say about the charts.
  func remarks(_ series: SeriesRows) -> [SeriesRemark] {
    let screening = options.isScreened ? "screened" : "not screened"
    var remarks = [
      SeriesRemark(
        id: "xmr-rule",
        "limits are the mean ± 2.66 × the average moving range, \(screening); "
          + "\(options.run) points make a run"
      )
    ]
    if trials > 0 {
      remarks.append(
        SeriesRemark(
          id: "trial-limits",
          "limits from fewer than \(XmR.fewestPoints) points are trial limits "
            + "(\(Counted.words(trials, "segment")))",
          help: ["read them as a first guess, and draw them again when there are more points"],
          isAdvice: true
        )
      )
    }
    if faults > 0 {
      remarks.append(
        SeriesRemark(
          id: "no-limits",
          "\(Counted.words(faults, "series", "series")) of \(Counted.grouped(series.count)) got no "
            + "limits, because the points do not stand on their own; `basis` says why",
          help: ["name what tells series apart with `by`, and chart figures of single periods"],
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
    return remarks + breaks.remarks("segment", "segments", isRebased: true)
  }
}
