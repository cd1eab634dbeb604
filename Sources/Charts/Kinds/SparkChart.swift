import Columns

/// A small line for each of many series, each on a scale of its own.
struct SparkChart: ChartKind {
  static let name = "spark"
  static let summary =
    "the shapes of many series: a small line each, on its own scale, with both ends"
  static let needs = ChartNeeds.periods

  /// The most series that are drawn.
  private static let mostSeries = 500

  static func panels(_ data: ChartData) throws(ChartProblem) -> [Panel] {
    let builder = try PlaneBuilder(data)
    try builder.refuseMoreSeries(than: mostSeries)
    let periods = data.points.compactMap(\.period)
    let places = Set(periods).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    let rows = data.series.indices.compactMap { series -> SparkPlot.Row? in
      var points = [Double?](repeating: nil, count: places.count)
      let present = builder.order[series].map { data.points[$0] }.filter { $0.value != nil }
      guard let first = present.first, let latest = present.last else { return nil }
      for point in present {
        if let place = point.period.flatMap({ numbers[$0] }) { points[place] = point.value }
      }
      return SparkPlot.Row(
        name: data.series[series],
        points: points,
        ends: (first.words, latest.words),
        style: data.isComparator(data.series[series]) ? .comparator : .series(0)
      )
    }
    let span = [places.first, places.last].compactMap { $0.map(PeriodName.full) }
    return [
      Panel(
        name: nil,
        measure: data.measure,
        plot: .sparks(SparkPlot(rows: rows, span: span.joined(separator: " to "))),
        key: [],
        notes: (rows.count > 1 ? ["Each line has a scale of its own"] : []) + data.gaps
      )
    ]
  }
}
