import Columns

/// A control chart for each series: the figures, their mean, both limits, and the points that show
/// more than the usual variation.
struct XmRChart: ChartKind {
  static let name = "xmr"
  static let summary =
    "what is a signal and what is noise: mean, limits and special causes, a panel a series"
  static let needs = ChartNeeds.clausesOfStep

  /// The most panels that are drawn.
  private static let mostPanels = 24

  static func panels(_ data: ChartData) throws(ChartProblem) -> [Panel] {
    let builder = try PlaneBuilder(data)
    guard data.series.count <= mostPanels else {
      throw .tooManyMarks(data.series.count, limit: mostPanels, what: "series")
    }
    return data.series.indices.filter { !builder.order[$0].isEmpty }.map { series in
      panel(builder, series)
    }
  }

  private static let line = Style(.grey, .circle)
  private static let limit = Style(.grey, .plus, isDashed: true)
  private static let mean = Style(.ink, .plus)

  /// Making Data Count's colours: blue for improvement, orange for concern, grey for common cause.
  private static func style(of variation: String?) -> Style {
    switch variation {
    case "improvement": Style(.blue, .diamond)
    case "concern": Style(.orange, .triangle)
    case "high", "low", "high and low": Style(.purple, .square)
    default: line
    }
  }

  private static func panel(_ builder: PlaneBuilder, _ series: Int) -> Panel {
    let data = builder.data
    let own = builder.order[series].map { data.points[$0] }
    let rules = builder.rules()
    let levels =
      own.compactMap(\.value) + own.compactMap(\.control).flatMap { [$0.lower, $0.upper] }
    let scale = NumberScale(levels + rules.levels, unit: data.unit, from: .lowest)
    let points = builder.points(series) { style(of: $0.variation) }
    let (limits, words) = limits(own, builder.dates, data)
    let plane = Plane(
      scale: scale,
      foot: .dates(builder.dates),
      layers: limits + rules.layers + [.line(points, line)]
    )
    var key = words
    for kind in ["improvement", "concern", "high", "low", "high and low"]
    where own.contains(where: { $0.variation == kind }) {
      let name = kind == "improvement" || kind == "concern" ? kind : "special cause: \(kind)"
      key.append(KeyEntry(words: name, style: style(of: kind), swatch: .mark))
    }
    let name = data.series[series]
    return Panel(
      name: name.isEmpty ? nil : name,
      measure: data.measure,
      plot: .plane(plane),
      key: key + rules.key,
      notes: notes(own, name) + (builder.data.baseline(of: scale).map { [$0] } ?? []) + data.gaps
    )
  }

  /// The mean and the limits as level lines, one for each stretch that has its own, and the key to
  /// those of the last.
  private static func limits(
    _ points: [ChartPoint],
    _ dates: DateScale,
    _ data: ChartData
  ) -> ([Layer], [KeyEntry]) {
    var layers: [Layer] = []
    var key: [KeyEntry] = []
    var start = 0
    let half = dates.spacing / 2
    let known = points.filter { $0.control != nil }
    for index in known.indices {
      guard let control = known[index].control else { continue }
      if index + 1 < known.count, let next = known[index + 1].control, next == control { continue }
      if let from = known[start].period, let to = known[index].period {
        let stretch = (from: DateScale.day(of: from) - half, to: DateScale.day(of: to) + half)
        key = []
        let rules: [(name: String, level: Double, style: Style)] = [
          ("upper limit", control.upper, limit), ("mean", control.mean, mean),
          ("lower limit", control.lower, limit),
        ]
        for rule in rules {
          let figure = FigureText.words(
            rule.level,
            decimals: data.decimals.map { $0 + 1 } ?? 2,
            unit: data.unit
          )
          let words = "\(rule.name) \(figure)"
          layers.append(
            .rule(from: stretch.from, to: stretch.to, level: rule.level, rule.style, words: words)
          )
          key.append(KeyEntry(words: words, style: rule.style, swatch: .rule))
        }
      }
      start = index + 1
    }
    return (layers, key)
  }

  private static func notes(_ points: [ChartPoint], _ name: String) -> [String] {
    let bases = points.compactMap(\.basis)
    let prefix = name.isEmpty ? "" : "\(name): "
    var notes: [String] = []
    if let none = bases.first(where: { $0.hasPrefix("none") }) {
      notes.append("\(prefix)no limits (\(none.dropFirst("none: ".count)))")
    } else if let trial = bases.last(where: { $0.hasPrefix("trial") }) {
      notes.append("\(prefix)trial limits from \(trial.dropFirst("trial: ".count)), fewer than 13")
    }
    return notes
  }
}
