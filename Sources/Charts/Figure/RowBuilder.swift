import Columns

/// Rows of bars or dots: one a name, or one a period.
struct RowBuilder {
  private let data: ChartData
  private let styles: [Style]
  private let seriesNames: [String]

  /// The most bars and dots that are drawn.
  private static let mostItems = 1000

  init(_ data: ChartData) throws(ChartProblem) {
    self.data = data
    guard data.points.count <= Self.mostItems else {
      throw .tooManyMarks(data.points.count, limit: Self.mostItems, what: "figures")
    }
    guard data.series.count <= Style.mostSeries else {
      throw .tooManyMarks(data.series.count, limit: Style.mostSeries, what: "series")
    }
    seriesNames = data.series
    var number = 0
    styles = seriesNames.map { name in
      guard !data.isComparator(name) else { return Style(.grey, .ring) }
      defer { number += 1 }
      return .series(number)
    }
  }

  /// The panel.
  func panel(isDots: Bool) -> Panel {
    let rows = rows()
    let rules = rules(rows)
    var values = data.points.compactMap(\.value) + rules.map(\.level)
    if hasTargets { values += data.points.compactMap(\.target) }
    let scale = NumberScale(values, unit: data.unit, from: isDots ? .zeroWhereNear : .zero)
    var key: [KeyEntry] = []
    if data.series.count > 1 {
      key = data.series.indices.map {
        KeyEntry(words: data.series[$0], style: styles[$0], swatch: isDots ? .mark : .fill)
      }
    }
    key += rules.map { KeyEntry(words: $0.words, style: $0.style, swatch: .upright) }
    if hasTargets { key.append(KeyEntry(words: "target", style: .target, swatch: .upright)) }
    let plot = RowPlot(scale: scale, rows: rows, isDots: isDots, rules: rules)
    return Panel(
      name: nil,
      measure: data.measure,
      plot: .rows(plot),
      key: key,
      notes: (isDots ? [data.baseline(of: scale)].compactMap { $0 } : []) + data.flagged
    )
  }

  private func rows() -> [RowPlot.Row] {
    var rows: [RowPlot.Row] = []
    var numbers: [String: Int] = [:]
    for place in order() {
      let point = data.points[place]
      let label =
        data.description.period == nil
        ? data.labels[place].first ?? ""
        : point.period.map(PeriodName.full) ?? "(no period)"
      let isCompared = data.isComparator(label)
      let style =
        isCompared && data.series.count == 1 ? Style(.grey, .ring) : styles[point.series]
      let item = RowPlot.Item(
        value: point.value,
        words: point.value == nil ? point.reason.map(FigureText.missing) ?? "" : point.words,
        target: hasTargets ? point.target : nil,
        style: style
      )
      // One series has a row a figure, so that two of the same name both stay.
      if data.series.count > 1, let row = numbers[label] {
        rows[row].items.append(item)
      } else {
        numbers[label] = rows.count
        rows.append(RowPlot.Row(label: label, items: [item]))
      }
    }
    return rows
  }

  /// Whether each figure has a target of its own.
  private var hasTargets: Bool {
    if case .column? = data.description.target { true } else { false }
  }

  /// The rows as they come, and in order of date where periods name them.
  private func order() -> [Int] {
    guard data.description.period != nil else { return Array(data.points.indices) }
    return data.points.indices.sorted { left, right in
      switch (data.points[left].period, data.points[right].period) {
      case (let first?, let second?): first == second ? left < right : first < second
      case (nil, nil): left < right
      case (let first, _): first != nil
      }
    }
  }

  /// The target, and a line at the figure of the bar that others are held against.
  private func rules(_ rows: [RowPlot.Row]) -> [RowPlot.Rule] {
    var rules: [RowPlot.Rule] = []
    if let target = data.target {
      rules.append(
        RowPlot.Rule(level: target.value, style: .target, words: "target \(target.words)")
      )
    }
    for row in rows where data.series.count == 1 && data.isComparator(row.label) {
      for item in row.items {
        guard let value = item.value else { continue }
        rules.append(
          RowPlot.Rule(level: value, style: .comparator, words: "\(row.label) \(item.words)")
        )
      }
    }
    return rules
  }
}
