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

  /// Draws the chart of one series.
  mutating func draw(_ range: Range<Int>) {
    points.read(range)
    missing += range.count - points.rows.count
    if let fault = points.fault {
      faults += 1
      let segment = Int32(truncatingIfNeeded: segments.count)
      segments.append(Segment(limits: nil, basis: .fault(fault)))
      for row in range { segmentOfRow[row] = segment }
      return
    }
    if points.rows.count > pointSigns.count {
      pointSigns = [SpecialCauses](repeating: [], count: points.rows.count)
    }
    var start = 0
    for end in segmentEnds {
      draw(from: start, to: end)
      start = end
    }
  }

  /// Where each segment ends: before the first point of each new base, and after the last point.
  private var segmentEnds: [Int] {
    guard !options.rebases.isEmpty else { return [points.rows.count] }
    let ends = options.rebases.map { base in
      points.rows.firstIndex { cells[$0].start >= base.start } ?? points.rows.count
    }
    return Set(ends + [points.rows.count]).subtracting([0]).sorted()
  }

  private mutating func draw(from start: Int, to end: Int) {
    guard start < end else { return }
    breaks.count(from: points.rows[start], to: points.rows[end - 1])
    let count = min(end - start, max(options.baseline ?? .max, 2))
    let limits = ControlLimits(
      points.values,
      in: start..<start + count,
      screened: options.isScreened
    )
    if count < XmR.fewestPoints { trials += 1 }
    let segment = Int32(truncatingIfNeeded: segments.count)
    let hasLimits = limits?.reach != nil
    segments.append(Segment(limits: hasLimits ? limits : nil, basis: .points(count)))
    for place in start..<end { segmentOfRow[points.rows[place]] = segment }
    guard let limits, hasLimits else { return }
    SpecialCauses.find(
      in: points.values,
      start..<end,
      limits: limits,
      run: options.run,
      &pointSigns
    )
    for place in start..<end { signs[points.rows[place]] = pointSigns[place] }
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
