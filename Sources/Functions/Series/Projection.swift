package import Columns
package import Plan

/// A straight line through the points of a series, carried on beyond the last.
package enum Projection {
  /// The fewest points that a line is carried on from.
  static let fewestPoints = 5
  /// The most periods that it is carried on for.
  package static let mostPeriods = 100

  /// The columns of the answer after the groups.
  ///
  /// They are the period, the value, which is missing in the rows that are added, and `projected`,
  /// `low` and `high`, which are missing in the others. `basis` says of added rows what the line rests
  /// on, and of the others why a series is not carried on.
  package static func fields(period: Field, value: Field) -> [Field] {
    let line = DataType.number(NumberType(.floating, unit: value.type.number?.unit ?? .plain))
    return [
      Field(period.name, .period, metadata: period.metadata), value,
      Field("projected", line), Field("low", line), Field("high", line), Field("basis", .text),
    ]
  }

  /// The function: each series with so many rows after its own; its arguments are the value and the
  /// period.
  ///
  /// The line is that of least squares over the places of the periods, and `low` to `high` the 95%
  /// prediction interval of a single further point, with Student's t for the number of points less
  /// two (Draper and Smith, *Applied Regression Analysis*, 1.4). A series with fewer than five points,
  /// with periods that do not follow one another, or with points that contain one another is not
  /// carried on.
  ///
  /// - Complexity: O(rows + rows added).
  package static func function(periods count: Int) -> SeriesFunction {
    SeriesFunction("project") { (arguments, series) throws(KernelFailure) in
      guard let values = NumericCells(arguments[0]).floating,
        case .period(let cells) = arguments[1].values
      else { throw .unexpected("project") }
      var lines = Lines(arguments[0], values, arguments[1], cells, count: count)
      for index in 0..<series.count { lines.add(series.range(of: index)) }
      return lines.answer(series)
    }
  }
}

/// The lines of many series, one after another.
private struct Lines {
  private let value: Column
  private let periodColumn: Column
  private let cells: [Period]
  private let count: Int
  private var quantiles: [Int: Double] = [:]
  /// For each row that comes out, the row of its series that names it.
  private var rows: [Int32] = []
  /// The same for rows that went in; -1 for rows that are added.
  private var own: [Int32] = []
  private var periods: [Period] = []
  private var lines = [[Double]](repeating: [], count: 3)
  private var reasons: [UInt8] = []
  private var refused = 0
  private var carried = 0
  private var hasSeasons = false
  private var points: SeriesPoints
  private var breaks: SeriesBreaks
  private var words = TextDictionaryBuilder()
  /// The code of each row's basis; 0 for none.
  private var bases: [UInt32] = []

  init(
    _ value: Column,
    _ values: [Double],
    _ periodColumn: Column,
    _ cells: [Period],
    count: Int
  ) {
    self.value = value
    self.periodColumn = periodColumn
    points = SeriesPoints(values: values, of: value, periods: periodColumn, isIndependent: true)
    breaks = SeriesBreaks(value, cells)
    self.cells = cells
    self.count = count
    _ = words.code(for: "")
  }

  mutating func add(_ range: Range<Int>) {
    for row in range {
      let place = Int32(truncatingIfNeeded: row)
      rows.append(place)
      own.append(place)
      periods.append(cells[row])
      for line in lines.indices { lines[line].append(0) }
      reasons.append(MissingReason.blank.rawValue)
    }
    points.read(range)
    guard let places = places(points), let last = points.rows.last,
      let line = Line(places, points.values)
    else {
      refused += 1
      let reason = words.code(for: "none: " + refusal)
      bases.append(contentsOf: repeatElement(reason, count: range.count))
      return
    }
    bases.append(contentsOf: repeatElement(0, count: range.count))
    let basis = words.code(for: "line of \(points.rows.count) points")
    carried += 1
    if breaks.areAny { breaks.count(from: points.rows.first ?? last, to: last) }
    var period = cells[last]
    if period.grain == .month || period.grain == .quarter || period.grain == .accountingPeriod
      || period.grain == .term
    {
      hasSeasons = true
    }
    let degrees = points.rows.count - 2
    let quantile = quantiles[degrees] ?? StudentT.quantile(0.975, degrees: degrees)
    quantiles[degrees] = quantile
    for step in 1...count {
      guard let next = period.successor else { return }
      period = next
      let (middle, reach) = line.value(at: (places.last ?? 0) + Double(step), quantile)
      rows.append(Int32(truncatingIfNeeded: last))
      own.append(-1)
      periods.append(period)
      lines[0].append(middle)
      lines[1].append(middle - reach)
      lines[2].append(middle + reach)
      reasons.append(0)
      bases.append(basis)
    }
  }

  /// Why a series is not carried on.
  private var refusal: String {
    if let fault = points.fault { return fault.words }
    let count = points.rows.count
    return count < Projection.fewestPoints
      ? Counted.words(count, "point") : "periods of different kinds"
  }

  /// The place of each point among the periods from the first on, counted in periods; nil where the
  /// periods are not steps of one kind.
  private func places(_ points: SeriesPoints) -> [Double]? {
    guard points.fault == nil, points.rows.count >= Projection.fewestPoints,
      let first = points.rows.first
    else { return nil }
    var period = cells[first]
    var places: [Double] = []
    var place = 0.0
    for row in points.rows {
      while period != cells[row] {
        guard period.start < cells[row].start, let next = period.successor else { return nil }
        period = next
        place += 1
      }
      places.append(place)
    }
    return places
  }

  consuming func answer(_ series: SeriesRows) -> SeriesAnswer {
    let known = periodColumn.validity
    let missingPeriods = own.map { $0 < 0 || known.isAll ? 0 : known.reasons[Int($0)] }
    let line = lines.map { cells in
      Column(
        .floating(cells),
        validity: Validity(reasons: reasons),
        notes: value.notes.units.isEmpty
          ? .none
          : Column.CellNotes(
            units: rows.map { value.notes.units[Int($0)] },
            unitTable: value.notes.unitTable
          )
      )
    }
    return SeriesAnswer(
      [
        Column(.period(periods), validity: Validity(reasons: missingPeriods)),
        value.gathered(own, orMissing: .blank),
      ] + line + [
        Column(
          .text(bases, words.build()),
          validity: Validity(reasons: bases.map { $0 == 0 ? MissingReason.blank.rawValue : 0 })
        )
      ],
      rows: .chosen(rows),
      remarks: remarks(series)
    )
  }

  private func remarks(_ series: SeriesRows) -> [SeriesRemark] {
    var remarks: [SeriesRemark] = []
    if carried > 0 {
      remarks.append(
        SeriesRemark(
          id: "projection-rule",
          "projected figures are a straight line carried on, with the range in which a further point "
            + "falls 95 times in 100 if nothing changes; they are not figures of any source"
        )
      )
    }
    if hasSeasons {
      remarks.append(
        SeriesRemark(
          id: "projection-seasons",
          "a straight line knows nothing of the seasons of a year",
          help: ["carry on years, or a rolling average, rather than months or quarters"],
          isAdvice: true
        )
      )
    }
    if refused > 0 {
      remarks.append(
        SeriesRemark(
          id: "not-projected",
          "\(Counted.words(refused, "series", "series")) of \(Counted.grouped(series.count)) "
            + "\(refused == 1 ? "is" : "are") not carried on; `basis` says why",
          help: [
            "a line needs at least \(Projection.fewestPoints) points of single periods of one kind"
          ],
          isAdvice: true
        )
      )
    }
    return remarks + breaks.remarks("line", "lines")
  }
}

/// A line of least squares.
private struct Line {
  private let slope: Double
  private let meanX: Double
  private let meanY: Double
  private let count: Double
  private let spread: Double
  /// The standard error of the points about the line.
  private let error: Double

  /// Fits a line; nil for fewer than three points, or all at one place.
  init?(_ xs: [Double], _ ys: [Double]) {
    guard xs.count > 2 else { return nil }
    count = Double(xs.count)
    meanX = xs.reduce(0, +) / count
    meanY = ys.reduce(0, +) / count
    var (xx, xy) = (0.0, 0.0)
    for (x, y) in zip(xs, ys) {
      xx += (x - meanX) * (x - meanX)
      xy += (x - meanX) * (y - meanY)
    }
    guard xx > 0 else { return nil }
    spread = xx
    slope = xy / xx
    var rest = 0.0
    for (x, y) in zip(xs, ys) {
      let distance = y - (meanY + slope * (x - meanX))
      rest += distance * distance
    }
    error = (rest / (count - 2)).squareRoot()
  }

  /// The line's value at a place, and how far a single point may lie from it.
  func value(at x: Double, _ quantile: Double) -> (middle: Double, reach: Double) {
    let away = x - meanX
    let reach = quantile * error * (1 + 1 / count + away * away / spread).squareRoot()
    return (meanY + slope * away, reach)
  }
}
