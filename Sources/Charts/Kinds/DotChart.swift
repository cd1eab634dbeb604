/// A dot for each figure: over time, or in rows along a scale.
struct DotChart: ChartKind {
  static let name = "dot"
  static let summary = "single figures against each other: a dot each, in rows or over time"
  static let needs = ChartNeeds.periodsOrGroups

  static func panels(_ data: ChartData) throws(ChartProblem) -> [Panel] {
    guard data.description.period != nil else { return [try RowBuilder(data).panel(isDots: true)] }
    let builder = try PlaneBuilder(data, allowsRepeats: true)
    try builder.refuseMoreSeries(than: PlaneBuilder.mostSeries)
    let rules = builder.rules()
    let scale = NumberScale(builder.values + rules.levels, unit: data.unit, from: .zeroWhereNear)
    let styles = builder.styles
    let dots = data.series.indices.map { Layer.marks(builder.points($0), styles[$0]) }
    return [
      Panel(
        name: nil,
        measure: data.measure,
        plot: .plane(Plane(scale: scale, foot: .dates(builder.dates), layers: rules.layers + dots)),
        key: builder.key(styles, swatch: .mark) + rules.key,
        notes: builder.notes(scale, saysBaseline: true, hasLines: false)
      )
    ]
  }
}
