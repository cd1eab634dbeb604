package import Columns
package import Plan

/// Individuals control charts as NHS England's Making Data Count draws them.
package enum XmR {
  /// How a chart is drawn.
  package struct Options: Hashable, Sendable {
    /// How many points make a run or a trend; Making Data Count uses 7, or 6 where one chooses.
    package var run = 7
    /// Whether moving ranges far above their average are set aside before the limits are drawn.
    package var isScreened = false
    /// The periods from which limits are worked out anew.
    package var rebases: [Period] = []
    /// How many points of each segment the limits come from; nil for all.
    package var baseline: Int?
    /// Which direction is good, where it is the same for all series.
    package var polarity: FieldMetadata.Polarity?
    /// Whether an argument says for each row which direction is good.
    package var hasPolarityColumn = false

    /// Creates the usual options.
    package init() {}
  }

  /// The points of a segment below which limits are called trial limits (Making Data Count draws
  /// limits from 13 points on).
  static let fewestPoints = 13

  /// The function and the columns it adds: `mean`, `lower_limit`, `upper_limit`, `signal`,
  /// `variation`, with a target `assurance`, and `basis`.
  ///
  /// The arguments are the value, the period, then where the options ask for them the target and the
  /// polarity of each row as text. A series whose periods overlap, accumulate or occur twice gets no
  /// limits, and `basis` says why.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - target: the target, in a unit like the value's; nil where there is none.
  ///   - options: how the charts are drawn.
  /// - Returns: the function, and its columns.
  /// - Throws: ``TypeProblem`` where the value is no number or the target is in another unit.
  /// - Complexity: O(rows).
  package static func function(
    value: Argument,
    target: Argument?,
    _ options: Options
  ) throws(TypeProblem) -> (SeriesFunction, [Field]) {
    guard let type = value.type.number else { throw .notA("a number", [value], 0, of: "xmr") }
    var targetShift = 0
    if let target {
      guard let other = target.type.number,
        let meeting = UnitAlgebra.comparison(type.unit, other.unit)
      else {
        throw .unlikeUnits(
          "compared",
          [value, target],
          help: ["a target is in the unit of what it is a target for"]
        )
      }
      targetShift = meeting.shift
    }
    let limit = DataType.number(NumberType(.floating, unit: type.unit))
    var fields = ["mean", "lower_limit", "upper_limit"].map { Field($0, limit, readWith: "limits") }
    fields += [Field("signal", .text), Field("variation", .text)]
    if target != nil { fields.append(Field("assurance", .text)) }
    fields.append(Field("basis", .text))
    let (shift, hasTarget) = (targetShift, target != nil)
    let function = SeriesFunction("xmr", restarts: options.rebases) {
      (arguments, series) throws(KernelFailure) in
      var chart = try ControlCharts(arguments, hasTarget: hasTarget, shift: shift, options)
      for index in 0..<series.count { chart.draw(series.range(of: index)) }
      return chart.answer(series)
    }
    return (function, fields)
  }
}

/// The charts of many series, drawn one after another into columns.
private struct ControlCharts {
  private let options: XmR.Options
  private let value: Column
  private let periods: Column
  private let values: [Double]
  private let targets: (cells: [Double], validity: Validity)?
  private let polarities: [FieldMetadata.Polarity?]?
  private var limits = [[Double]](repeating: [], count: 3)
  private var reasons: [UInt8]
  private var signals: TextCellBuilder
  private var variations: TextCellBuilder
  private var assurances: TextCellBuilder
  private var bases: TextCellBuilder
  /// The codes of the words for each set of signs, and for each kind of variation and assurance.
  private var signCodes = [UInt32?](repeating: nil, count: 256)
  private let variationCodes: [UInt32]
  private let assuranceCodes: [UInt32]
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
    periods = arguments[1]
    if case .period(let cells) = periods.values {
      breaks = SeriesBreaks(value, cells)
    } else {
      breaks = SeriesBreaks(value, [])
    }
    guard let values = NumericCells(value).floating else { throw .unexpected("xmr") }
    self.values = values
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
    let rows = values.count
    limits = limits.map { _ in [Double](repeating: 0, count: rows) }
    reasons = [UInt8](repeating: MissingReason.noData.rawValue, count: rows)
    signals = TextCellBuilder(rows: rows)
    var variations = TextCellBuilder(rows: rows)
    var assurances = TextCellBuilder(rows: rows)
    bases = TextCellBuilder(rows: rows)
    variationCodes = Variation.allCases.map { variations.code(for: $0.rawValue) }
    assuranceCodes = Assurance.allCases.map { assurances.code(for: $0.rawValue) }
    self.variations = variations
    self.assurances = assurances
  }

  /// Draws the chart of one series.
  mutating func draw(_ range: Range<Int>) {
    let points = SeriesPoints(
      range,
      values: values,
      of: value,
      periods: periods,
      isIndependent: true
    )
    missing += range.count - points.rows.count
    if let fault = points.fault {
      faults += 1
      let code = bases.code(for: "none: " + fault.words)
      for row in range { bases.set(row, code) }
      return
    }
    var start = 0
    for end in segmentEnds(points) {
      draw(start..<end, of: points)
      start = end
    }
  }

  /// Where each segment ends: before the first point of each new base, and after the last point.
  private func segmentEnds(_ points: SeriesPoints) -> [Int] {
    guard !options.rebases.isEmpty, case .period(let cells) = periods.values else {
      return [points.rows.count]
    }
    let ends = options.rebases.map { base in
      points.rows.firstIndex { cells[$0].start >= base.start } ?? points.rows.count
    }
    return Set(ends + [points.rows.count]).subtracting([0]).sorted()
  }

  private mutating func draw(_ segment: Range<Int>, of points: SeriesPoints) {
    if let last = segment.last {
      breaks.count(from: points.rows[segment.lowerBound], to: points.rows[last])
    }
    let values = points.values[segment]
    let baseline = values.prefix(max(options.baseline ?? values.count, 2))
    guard let found = ControlLimits(baseline, screened: options.isScreened) else { return }
    let signs = SpecialCauses.find(in: values, limits: found, run: options.run)
    let isTrial = baseline.count < XmR.fewestPoints
    if isTrial { trials += 1 }
    let basis =
      switch baseline.count {
      case 1: "none: 1 point"
      case let count: isTrial ? "trial: \(count) points" : "\(count) points"
      }
    let basisCode = bases.code(for: basis)
    for place in segment {
      let row = points.rows[place]
      bases.set(row, basisCode)
      guard let lower = found.lower, let upper = found.upper else { continue }
      (limits[0][row], limits[1][row], limits[2][row]) = (found.mean, lower, upper)
      reasons[row] = 0
      let sign = signs[place - segment.lowerBound]
      let polarity = polarity(of: row)
      if !sign.isEmpty { signals.set(row, signCode(sign)) }
      variations.set(row, variationCodes[sign.variation(polarity).place])
      if let targets, targets.validity.isPresent(row),
        let assurance = Assurance(target: targets.cells[row], lower, upper, polarity)
      {
        assurances.set(row, assuranceCodes[assurance.place])
      }
    }
  }

  private mutating func signCode(_ sign: SpecialCauses) -> UInt32 {
    if let known = signCodes[Int(sign.rawValue)] { return known }
    let code = signals.code(for: sign.words(run: options.run))
    signCodes[Int(sign.rawValue)] = code
    return code
  }

  private func polarity(of row: Int) -> FieldMetadata.Polarity {
    (polarities.map { $0[row] } ?? options.polarity) ?? .neither
  }

  /// The columns and what there is to say about them.
  consuming func answer(_ series: SeriesRows) -> SeriesAnswer {
    let validity = Validity(reasons: reasons)
    let notes = Column.CellNotes(units: value.notes.units, unitTable: value.notes.unitTable)
    var columns = limits.map { cells in
      Column(.floating(cells), validity: validity, notes: notes)
    }
    columns += [signals.column(), variations.column()]
    if targets != nil { columns.append(assurances.column()) }
    columns.append(bases.column())
    return SeriesAnswer(columns, remarks: remarks(series))
  }

  private func remarks(_ series: SeriesRows) -> [SeriesRemark] {
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

extension Field {
  /// A column whose numbers are printed like those of others that it is read together with.
  init(_ name: String, _ type: DataType, readWith others: String) {
    var metadata = FieldMetadata()
    metadata.readWith = others
    self.init(name, type, metadata: metadata)
  }
}

extension SpecialCauses {
  /// The signs in words, in the order in which `NHSRplotthedots` looks for them.
  fileprivate func words(run: Int) -> String {
    let all: [(SpecialCauses, String)] = [
      (.aboveLimit, "above the limit"), (.belowLimit, "below the limit"),
      (.rising, "\(run) rising"), (.falling, "\(run) falling"),
      (.nearUpperLimit, "2 of 3 near the upper limit"),
      (.nearLowerLimit, "2 of 3 near the lower limit"),
      (.aboveMean, "\(run) above the mean"), (.belowMean, "\(run) below the mean"),
    ]
    return all.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
  }

  /// What kind of variation the signs are; where they speak of both, of improvement, as the tools of
  /// Making Data Count do.
  fileprivate func variation(_ polarity: FieldMetadata.Polarity) -> Variation {
    let (isHigh, isLow) = (!isDisjoint(with: .high), !isDisjoint(with: .low))
    guard isHigh || isLow else { return .common }
    switch polarity {
    case .higher: return isHigh ? .improvement : .concern
    case .lower: return isLow ? .improvement : .concern
    case .neither: return isHigh && isLow ? .both : isHigh ? .high : .low
    }
  }
}

/// What the signs at a point amount to.
private enum Variation: String, CaseIterable {
  case common = "common cause"
  case improvement, concern, high, low
  case both = "high and low"

  var place: Int {
    switch self {
    case .common: 0
    case .improvement: 1
    case .concern: 2
    case .high: 3
    case .low: 4
    case .both: 5
    }
  }
}

/// Whether a target will be met as things stand.
private enum Assurance: String, CaseIterable {
  case pass, fail
  case hitAndMiss = "hit and miss"

  /// A target beyond the limit on the good side is never met, one beyond the other always, and one
  /// between them now and then; nil where no direction is good.
  init?(target: Double, _ lower: Double, _ upper: Double, _ polarity: FieldMetadata.Polarity) {
    switch polarity {
    case .higher: self = target > upper ? .fail : target < lower ? .pass : .hitAndMiss
    case .lower: self = target < lower ? .fail : target > upper ? .pass : .hitAndMiss
    case .neither: return nil
    }
  }

  var place: Int {
    switch self {
    case .pass: 0
    case .fail: 1
    case .hitAndMiss: 2
    }
  }
}
