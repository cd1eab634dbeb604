import Columns

/// A column from nought for each period.
struct ColumnChart: ChartKind {
  static let name = "column"
  static let summary =
    "amounts of periods: a column each, from nought, side by side for several series"
  static let needs = ChartNeeds.periods

  /// The most series that stand side by side.
  private static let mostSeries = 4

  static func panels(_ data: ChartData) throws(ChartProblem) -> [Panel] {
    let builder = try PlaneBuilder(data, hasColumns: true)
    let styles = builder.styles
    let rules = builder.rules()
    let dated = data.series.indices.filter { !builder.order[$0].isEmpty }
    // What others are held against is a line across the columns, and so are targets.
    let columns = dated.filter { !data.isComparator(data.series[$0]) }
    guard columns.count <= mostSeries else {
      throw .tooManyMarks(columns.count, limit: mostSeries, what: "series side by side")
    }
    let scale = NumberScale(builder.values + rules.levels, unit: data.unit, from: .zero)
    var layers: [Layer] = []
    for (place, series) in columns.enumerated() {
      layers.append(
        .columns(builder.points(series), styles[series], place: place, of: columns.count)
      )
    }
    for series in dated where data.isComparator(data.series[series]) {
      layers.append(.line(builder.points(series), styles[series]))
    }
    var key =
      columns.count > 1 || dated.count > columns.count
      ? columns.map { KeyEntry(words: data.series[$0], style: styles[$0], swatch: .fill) } : []
    key += dated.filter { data.isComparator(data.series[$0]) }
      .map { KeyEntry(words: data.series[$0], style: styles[$0], swatch: .line) }
    return [
      Panel(
        name: nil,
        measure: data.measure,
        plot: .plane(
          Plane(scale: scale, foot: .dates(builder.dates), layers: layers + rules.layers)
        ),
        key: key + rules.key,
        notes: builder.notes(scale, saysBaseline: false, hasLines: false)
      )
    ]
  }
}
