import Columns

/// A funnel plot for each group: figures by what they are out of, the figure of all, and the limits
/// that chance alone keeps to.
struct FunnelChart: ChartKind {
  static let name = "funnel"
  static let summary =
    "which places lie outside what chance explains: figures by what they are out of, with limits"
  static let needs = ChartNeeds.clausesOfStep

  /// The most panels that are drawn.
  private static let mostPanels = 24
  /// The places at which a curve is worked out; more could not be told apart.
  private static let steps = 120
  /// The most places that are named beside their points.
  private static let mostNames = 12

  static func panels(_ data: ChartData) throws(ChartProblem) -> [Panel] {
    let places = data.bySeries.filter { $0.contains { data.points[$0].funnel != nil } }
    guard !places.isEmpty else { throw .noRows }
    guard places.count <= mostPanels else {
      throw .tooManyMarks(places.count, limit: mostPanels, what: "groups")
    }
    return places.map { panel(data, $0) }
  }

  private static let usual = Style(.grey, .circle)
  private static let all = Style(.ink, .plus)
  private static let near = Style(.grey, .plus, isDashed: true)
  private static let far = Style(.grey, .plus)

  /// Blue for better and orange for worse, as control charts have them; grey for as expected.
  private static func style(of verdict: String) -> Style {
    switch verdict {
    case "better": Style(.blue, .diamond)
    case "worse": Style(.orange, .triangle)
    case "higher": Style(.purple, .square)
    case "lower": Style(.purple, .box)
    default: usual
    }
  }

  private static func panel(_ data: ChartData, _ rows: [Int]) -> Panel {
    let judged = rows.filter { data.points[$0].funnel != nil }
    let funnels = judged.compactMap { data.points[$0].funnel }
    let values = judged.compactMap { data.points[$0].value }
    let pooled = funnels.first?.pooled ?? 0
    let width = NumberScale(funnels.map(\.total), unit: data.totalUnit, from: .zero)
    let scale = NumberScale(
      values + [pooled] + ends(funnels, values),
      unit: data.unit,
      from: .zeroWhereNear
    )
    var layers: [Layer] = []
    for (limits, style) in [(\FunnelPlace.far, far), (\FunnelPlace.near, near)] {
      let reach = reach(funnels, limits)
      for side in [-1.0, 1] {
        layers.append(.curve(curve(pooled, reach * side, data.unit, width, scale), style))
      }
    }
    let level = FigureText.words(pooled, decimals: 2, unit: data.unit)
    let range = width.range
    layers.append(
      .rule(from: range.lowerBound, to: range.upperBound, level: pooled, all, words: "all \(level)")
    )
    layers.append(.marks(points(data, judged), usual))
    let name = data.series[data.points[rows[0]].series]
    return Panel(
      name: name.isEmpty ? nil : name,
      measure: data.measure,
      plot: .plane(
        Plane(
          scale: scale,
          foot: .numbers(width, measure: data.totalMeasure ?? ""),
          layers: layers
        )
      ),
      key: key(funnels, level),
      notes: notes(data, rows, name) + data.flagged
    )
  }

  /// What of the limits has to fit: all, but at the smallest places no more than twice as far from
  /// the figure of all as any figure lies.
  private static func ends(_ funnels: [FunnelPlace], _ values: [Double]) -> [Double] {
    let pooled = funnels.first?.pooled ?? 0
    let farthest = values.map { abs($0 - pooled) }.max() ?? 0
    guard farthest > 0 else { return funnels.flatMap { [$0.far.lowerBound, $0.far.upperBound] } }
    let room = (pooled - 2 * farthest)...(pooled + 2 * farthest)
    return funnels.flatMap { [$0.far.lowerBound, $0.far.upperBound] }
      .map { min(max($0, room.lowerBound), room.upperBound) }
  }

  /// How far a pair of limits is from the figure of all for a total of 1.
  ///
  /// Limits that are held to what is possible are nearer, so that the farthest tells.
  private static func reach(
    _ funnels: [FunnelPlace],
    _ limits: KeyPath<FunnelPlace, ClosedRange<Double>>
  ) -> Double {
    funnels.map { place in
      let range = place[keyPath: limits]
      return max(place.pooled - range.lowerBound, range.upperBound - place.pooled)
        * place.total.squareRoot()
    }.max() ?? 0
  }

  /// A limit over the whole width, in steps that are closest where it bends most.
  private static func curve(
    _ pooled: Double,
    _ reach: Double,
    _ unit: Unit,
    _ width: NumberScale,
    _ scale: NumberScale
  ) -> [PlanePoint] {
    let most =
      switch (unit.quantity, unit.per) {
      case (.percent, nil): 100.0
      case (.ratio, nil): 1.0
      default: Double.infinity
      }
    var points: [PlanePoint] = []
    var isJoined = false
    for step in 1...steps {
      let share = Double(step) / Double(steps)
      let total = width.range.upperBound * share * share
      let level = min(max(pooled + reach / total.squareRoot(), 0), most)
      guard scale.range.contains(level) else {
        isJoined = false
        continue
      }
      points.append(PlanePoint(x: total, y: level, isJoined: isJoined))
      isJoined = true
    }
    return points
  }

  /// The figures, those outside the wider limits with their names; the farthest out last, which
  /// stand above the others and whose names are the first to find room.
  private static func points(_ data: ChartData, _ rows: [Int]) -> [PlanePoint] {
    let named = Array(outside(data, rows, "0.001").prefix(mostNames))
    let others = rows.filter { !named.contains($0) }
    return (others + named.reversed()).map { row in
      let point = data.points[row]
      let verdict = point.funnel?.verdict ?? ""
      var label = point.flags.isEmpty ? nil : point.flags.letters
      if named.contains(row) {
        label = [data.labels[row].joined(separator: " "), label].compactMap { $0 }
          .joined(separator: " ")
      }
      return PlanePoint(
        x: point.funnel?.total ?? 0,
        y: point.value,
        style: style(of: verdict),
        label: label
      )
    }
  }

  /// The rows that lie outside limits, the farthest first.
  private static func outside(_ data: ChartData, _ rows: [Int], _ chance: String) -> [Int] {
    func distance(_ row: Int) -> Double {
      guard let value = data.points[row].value, let place = data.points[row].funnel else {
        return 0
      }
      return abs(value - place.pooled) * place.total.squareRoot()
    }
    return rows.filter { data.points[$0].funnel?.position.contains("(\(chance))") == true }
      .sorted { (distance($0), $1) > (distance($1), $0) }
  }

  private static func key(_ funnels: [FunnelPlace], _ level: String) -> [KeyEntry] {
    var key = [
      KeyEntry(words: "all together \(level)", style: all, swatch: .rule),
      KeyEntry(words: "95% limits", style: near, swatch: .curve),
      KeyEntry(words: "99.8% limits", style: far, swatch: .curve),
    ]
    for verdict in ["better", "worse", "higher", "lower", "as expected"]
    where funnels.contains(where: { $0.verdict == verdict }) {
      key.append(KeyEntry(words: verdict, style: style(of: verdict), swatch: .mark))
    }
    return key
  }

  private static func notes(_ data: ChartData, _ rows: [Int], _ name: String) -> [String] {
    let prefix = name.isEmpty ? "" : "\(name): "
    var notes: [String] = []
    for (chance, words) in [
      ("0.001", "outside the 99.8% limits"), ("0.025", "between the 95% and the 99.8% limits"),
    ] {
      let found = outside(data, rows, chance)
      guard !found.isEmpty else { continue }
      let names = found.map { row in
        let place = data.labels[row].joined(separator: " ")
        return "\(place) \(data.points[row].words)"
      }
      notes.append("\(prefix)\(words): \(ChartData.shortened(names, of: names.count, most: 8))")
    }
    var reasons: [(words: String, count: Int)] = []
    for row in rows where data.points[row].funnel == nil {
      let basis = data.points[row].basis ?? ""
      let words = basis.hasPrefix("none: ") ? String(basis.dropFirst("none: ".count)) : "no limits"
      if let index = reasons.firstIndex(where: { $0.words == words }) {
        reasons[index].count += 1
      } else {
        reasons.append((words, 1))
      }
    }
    if !reasons.isEmpty {
      let words = reasons.map { "\($0.count) \($0.words)" }.joined(separator: ", ")
      notes.append("\(prefix)not drawn: \(words)")
    }
    return notes.map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }
}
