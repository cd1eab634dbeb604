/// A line over time for each series.
struct LineChart: ChartKind {
  static let name = "line"
  static let summary =
    "how figures went over time: a line a series, broken where a figure is missing"
  static let needs = ChartNeeds.periods

  static func panels(_ data: ChartData) throws(ChartProblem) -> [Panel] {
    let builder = try PlaneBuilder(data)
    try builder.refuseMoreSeries(than: PlaneBuilder.mostSeries)
    let rules = builder.rules()
    let scale = NumberScale(builder.values + rules.levels, unit: data.unit, from: .zeroWhereNear)
    let styles = builder.styles
    let lines = data.series.indices.map { Layer.line(builder.points($0), styles[$0]) }
    return [
      Panel(
        name: nil,
        measure: data.measure,
        plot: .plane(
          Plane(scale: scale, foot: .dates(builder.dates), layers: rules.layers + lines)
        ),
        key: builder.key(styles, swatch: .line) + rules.key,
        notes: builder.notes(scale, saysBaseline: true, hasLines: true)
      )
    ]
  }
}
