import Columns
import Plan

/// The columns that control charts add to the rows, made of their segments and signs.
struct ControlColumns {
  private let charts: ControlCharts
  private let options: XmR.Options
  /// For each segment whether it has limits.
  private let hasLimits: [Bool]
  /// For each row without limits the reason, as raw values; empty where all rows have them.
  private let reasons: [UInt8]

  init(_ charts: ControlCharts, _ options: XmR.Options) {
    self.charts = charts
    self.options = options
    let hasLimits = charts.segments.map { $0.limits != nil }
    self.hasLimits = hasLimits
    let noData = MissingReason.noData.rawValue
    reasons = charts.segmentOfRow.map { $0 >= 0 && hasLimits[Int($0)] ? 0 : noData }
  }

  /// The answer, with remarks.
  func answer(_ remarks: [SeriesRemark]) -> SeriesAnswer {
    var columns: [@Sendable () -> Column] = [
      { limit { $0.mean } }, { limit { $0.lower ?? 0 } }, { limit { $0.upper ?? 0 } },
      { signals }, { variations },
    ]
    if let targets = charts.targets {
      columns.append { assurances(targets.cells, targets.validity) }
    }
    columns.append { bases }
    return SeriesAnswer(making: columns, remarks: remarks)
  }

  private func limit(_ limit: (ControlLimits) -> Double) -> Column {
    let limits = charts.segments.map { $0.limits.map(limit) ?? 0 }
    let notes = charts.value.notes
    return Column(
      .floating(charts.segmentOfRow.map { $0 < 0 ? 0 : limits[Int($0)] }),
      validity: Validity(reasons: reasons),
      notes: Column.CellNotes(units: notes.units, unitTable: notes.unitTable)
    )
  }

  private var signals: Column {
    // One text for each set of signs, of which 0 is none.
    var words = TextDictionaryBuilder()
    var isFound = [Bool](repeating: false, count: 256)
    for sign in charts.signs { isFound[Int(sign.rawValue)] = true }
    let codes = isFound.indices.map { sign in
      words.code(
        for: isFound[sign]
          ? SpecialCauses(rawValue: UInt8(truncatingIfNeeded: sign)).words(run: options.run) : ""
      )
    }
    let blank = MissingReason.blank.rawValue
    return Column(
      .text(charts.signs.map { codes[Int($0.rawValue)] }, words.build()),
      validity: Validity(reasons: charts.signs.map { $0.isEmpty ? blank : 0 })
    )
  }

  private var variations: Column {
    let polarities: [FieldMetadata.Polarity] = [.higher, .lower, .neither]
    let places = polarities.map { polarity in
      (0...UInt8.max).map { UInt32(SpecialCauses(rawValue: $0).variation(polarity).place) }
    }
    let blank = MissingReason.blank.rawValue
    var codes = [UInt32](repeating: 0, count: charts.signs.count)
    for row in codes.indices {
      let polarity = charts.polarity(of: row)
      let sign = Int(charts.signs[row].rawValue)
      codes[row] = places[polarity == .higher ? 0 : polarity == .lower ? 1 : 2][sign]
    }
    return Column(
      .text(codes, TextDictionary(Variation.allCases.map(\.rawValue))),
      validity: Validity(reasons: reasons.map { $0 == 0 ? 0 : blank })
    )
  }

  private func assurances(_ targets: [Double], _ validity: Validity) -> Column {
    var builder = TextCellBuilder(rows: targets.count)
    let codes = Assurance.allCases.map { builder.code(for: $0.rawValue) }
    for row in targets.indices where reasons[row] == 0 && validity.isPresent(row) {
      guard let limits = charts.segments[Int(charts.segmentOfRow[row])].limits,
        let lower = limits.lower, let upper = limits.upper,
        let found = Assurance(target: targets[row], lower, upper, charts.polarity(of: row))
      else { continue }
      builder.set(row, codes[found.place])
    }
    return builder.column()
  }

  private var bases: Column {
    var words = TextDictionaryBuilder()
    _ = words.code(for: "")
    var known: [ControlCharts.Basis: UInt32] = [:]
    var codes: [UInt32] = []
    for segment in charts.segments {
      let code = known[segment.basis] ?? words.code(for: segment.basis.words)
      known[segment.basis] = code
      codes.append(code)
    }
    let blank = MissingReason.blank.rawValue
    let rows = charts.segmentOfRow
    return Column(
      .text(rows.map { $0 < 0 ? 0 : codes[Int($0)] }, words.build()),
      validity: Validity(reasons: rows.map { $0 < 0 ? blank : 0 })
    )
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
