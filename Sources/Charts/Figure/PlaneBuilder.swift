import Columns

/// What charts over time share: series in order of date, targets, keys, and what they may not show.
struct PlaneBuilder {
  let data: ChartData
  /// The places of each series' points in order of date.
  let order: [[Int]]
  let dates: DateScale

  /// The most series that one plot can show.
  static let mostSeries = Style.mostSeries

  init(
    _ data: ChartData,
    allowsRepeats: Bool = false,
    hasColumns: Bool = false
  ) throws(ChartProblem) {
    self.data = data
    order = data.bySeries.map { places in
      places.filter { data.points[$0].period != nil }
        .sorted { left, right in
          guard let first = data.points[left].period, let second = data.points[right].period else {
            return left < right
          }
          return first == second ? left < right : first < second
        }
    }
    if !allowsRepeats { try Self.refuseRepeats(data, order) }
    dates = DateScale(data.points.compactMap(\.period), hasColumns: hasColumns)
  }

  private static func refuseRepeats(_ data: ChartData, _ order: [[Int]]) throws(ChartProblem) {
    for (series, places) in order.enumerated() {
      for (next, place) in zip(places.dropFirst(), places) {
        guard let period = data.points[place].period, data.points[next].period == period else {
          continue
        }
        throw .repeats(
          data.valueName,
          period: PeriodName.full(period),
          series: data.series[series].isEmpty ? nil : data.series[series],
          candidates: data.furtherColumns
        )
      }
    }
  }

  func refuseMoreSeries(than limit: Int) throws(ChartProblem) {
    guard data.series.count > limit else { return }
    throw .tooManyMarks(data.series.count, limit: limit, what: "series")
  }

  /// The style of each series: what others are held against is drawn apart.
  var styles: [Style] {
    var number = 0
    return data.series.map { name in
      guard !data.isComparator(name) else { return .comparator }
      defer { number += 1 }
      return .series(number)
    }
  }

  /// The points of a series.
  func points(_ series: Int, style: (ChartPoint) -> Style? = { _ in nil }) -> [PlanePoint] {
    var points: [PlanePoint] = []
    var before: ChartPoint?
    let usual = usualStep(series)
    for place in order[series] {
      let point = data.points[place]
      guard let period = point.period else { continue }
      points.append(
        PlanePoint(
          x: DateScale.day(of: period),
          y: point.value,
          gap: point.reason.map { $0.code ?? String($0.words.prefix(1)) },
          isJoined: before.map {
            !point.flags.contains(.seriesBreak) && Self.follows(period, $0, usual: usual)
          } ?? false,
          style: style(point),
          label: point.value == nil || point.flags.isEmpty ? nil : point.flags.letters
        )
      )
      before = point
    }
    return points
  }

  /// Whether a line may join a point to the one before.
  ///
  /// Both have figures, and the time between them is about what is usual in the series. Days and odd stretches have no usual time.
  private static func follows(_ period: Period, _ before: ChartPoint, usual: Double) -> Bool {
    guard before.value != nil, let last = before.period else { return false }
    switch period.grain {
    case .day, .range, .week, .half: return true
    case .month, .accountingPeriod, .quarter, .term, .halfTerm, .year:
      return DateScale.day(of: period) - DateScale.day(of: last) <= usual * 1.6
    }
  }

  /// The middle one of the times between a series' points.
  private func usualStep(_ series: Int) -> Double {
    let days = order[series].compactMap { data.points[$0].period.map(DateScale.day) }
    let steps = zip(days.dropFirst(), days).map { $0 - $1 }.sorted()
    return steps.isEmpty ? 0 : steps[steps.count / 2]
  }

  /// Says that lines break where a period has no row, if one does.
  private var breaks: String? {
    for series in order.indices {
      let present = order[series].map { data.points[$0] }.filter { $0.period != nil }
      let usual = usualStep(series)
      for (point, before) in zip(present.dropFirst(), present) {
        guard let period = point.period, point.value != nil, before.value != nil else { continue }
        if !Self.follows(period, before, usual: usual) {
          return "Lines break where there is no row for a period"
        }
      }
    }
    return nil
  }

  /// The lines of comparators whose figures have no period, and of the target.
  func rules() -> (layers: [Layer], key: [KeyEntry], levels: [Double]) {
    var layers: [Layer] = []
    var key: [KeyEntry] = []
    var levels: [Double] = []
    let (first, last) = (dates.range.lowerBound, dates.range.upperBound)
    if let target = data.target {
      let words = "target \(target.words)"
      let rule = Layer.rule(from: first, to: last, level: target.value, .target, words: words)
      layers.append(rule)
      key.append(KeyEntry(words: words, style: .target, swatch: .rule))
      levels.append(target.value)
    } else if case .column? = data.description.target {
      let steps = targetSteps()
      levels = steps.map(\.level)
      layers = steps.map {
        .rule(from: $0.from, to: $0.to, level: $0.level, .target, words: "target")
      }
      if !steps.isEmpty { key.append(KeyEntry(words: "target", style: .target, swatch: .rule)) }
    }
    for (series, places) in data.bySeries.enumerated() where data.isComparator(data.series[series])
    {
      for place in places where data.points[place].period == nil {
        guard let level = data.points[place].value else { continue }
        let words = "\(data.series[series]) \(data.points[place].words), period not stated"
        layers.append(.rule(from: first, to: last, level: level, .comparator, words: words))
        key.append(KeyEntry(words: words, style: .comparator, swatch: .rule))
        levels.append(level)
      }
    }
    return (layers, key, levels)
  }

  /// The target of each period, drawn as steps.
  private func targetSteps() -> [(from: Double, to: Double, level: Double)] {
    var steps: [Double: Set<Double>] = [:]
    for point in data.points {
      guard let period = point.period, let target = point.target else { continue }
      steps[DateScale.day(of: period), default: []].insert(target)
    }
    let half = dates.spacing / 2
    return steps.keys.sorted().flatMap { day in
      (steps[day] ?? []).sorted().map { (day - half, day + half, $0) }
    }
  }

  /// The key of the series, each with its latest figure.
  func key(_ styles: [Style], swatch: KeyEntry.Swatch) -> [KeyEntry] {
    guard data.series.count > 1 else { return [] }
    return data.series.indices.compactMap { series in
      guard !order[series].isEmpty else { return nil }
      return KeyEntry(words: data.series[series], style: styles[series], swatch: swatch)
    }
  }

  /// The notes of a plane.
  func notes(_ scale: NumberScale, saysBaseline: Bool, hasLines: Bool) -> [String] {
    var notes: [String] = []
    if saysBaseline, let baseline = data.baseline(of: scale) { notes.append(baseline) }
    if hasLines, let breaks { notes.append(breaks) }
    let undated = data.points.indices.filter {
      data.points[$0].period == nil && data.points[$0].value != nil
        && !data.isComparator(data.series[data.points[$0].series])
    }
    if !undated.isEmpty {
      notes.append(
        "Not drawn, because the period is missing: \(undated.count) of "
          + "\(data.points.count) figures"
      )
    }
    return notes + data.gaps
  }

  /// Every figure that has to fit.
  var values: [Double] { data.points.compactMap(\.value) }
}
