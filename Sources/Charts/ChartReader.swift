import Columns

/// Reads the figures of a chart out of the batches of an answer.
struct ChartReader {
  private let description: ChartDescription
  private let unit: Unit
  /// The columns that name the places of a funnel.
  private let placeNames: [Int]
  private var numbers: [[String]: Int] = [:]
  private(set) var names: [String] = []
  private(set) var points: [ChartPoint] = []
  private(set) var labels: [[String]] = []
  private var missing: [MissingReason: Int] = [:]

  init(_ description: ChartDescription, names: [Int], unit: Unit) {
    self.description = description
    self.unit = unit
    placeNames = names
  }

  /// How many figures are missing, by reason, in words.
  var reasons: String {
    MissingReason.allCases.reversed().compactMap { reason in
      missing[reason].map { "\($0) \(reason.words)" }
    }.joined(separator: ", ")
  }

  mutating func read(_ batch: Batch) {
    let values = batch.columns[description.value]
    for row in 0..<batch.count {
      let label = description.groups.map { Self.text(batch.columns[$0], row) }
      // A bar is named by the first of its groups and belongs to the series of the others.
      let isBar = description.period == nil && description.funnel == nil
      let key = isBar ? Array(label.dropFirst()) : label
      let series = numbers[key] ?? names.count
      if series == names.count {
        numbers[key] = series
        names.append(key.joined(separator: " · "))
      }
      let reason = values.validity.reason(row)
      if let reason { missing[reason, default: 0] += 1 }
      let flags = values.flags(at: row).intersection(.lasting)
      points.append(
        ChartPoint(
          series: series,
          period: description.period.flatMap { Self.period(batch.columns[$0], row) },
          value: Self.number(values, row),
          reason: reason,
          words: FigureText.words(values, row, unit: unit, flags),
          target: target(batch, row),
          control: control(batch, row),
          variation: description.control.flatMap { Self.present(batch.columns[$0.variation], row) },
          basis: basisColumn.flatMap { Self.present(batch.columns[$0], row) },
          flags: flags,
          funnel: funnel(batch, row)
        )
      )
      labels.append(
        description.funnel == nil ? label : placeNames.map { Self.text(batch.columns[$0], row) }
      )
    }
  }

  private func target(_ batch: Batch, _ row: Int) -> Double? {
    guard case .column(let index)? = description.target else { return nil }
    return Self.number(batch.columns[index], row)
  }

  private func control(_ batch: Batch, _ row: Int) -> (mean: Double, lower: Double, upper: Double)?
  {
    guard let first = description.control?.mean,
      let mean = Self.number(batch.columns[first], row),
      let lower = Self.number(batch.columns[first + 1], row),
      let upper = Self.number(batch.columns[first + 2], row)
    else { return nil }
    return (mean, lower, upper)
  }

  private var basisColumn: Int? { description.control?.basis ?? description.funnel?.basis }

  private func funnel(_ batch: Batch, _ row: Int) -> FunnelPlace? {
    guard let places = description.funnel,
      let total = Self.number(batch.columns[places.total], row), total > 0
    else { return nil }
    let levels = (0..<5).compactMap { Self.number(batch.columns[places.pooled + $0], row) }
    guard levels.count == 5, levels[1] <= levels[2], levels[3] <= levels[4] else { return nil }
    return FunnelPlace(
      total: total,
      pooled: levels[0],
      near: levels[1]...levels[2],
      far: levels[3]...levels[4],
      position: Self.present(batch.columns[places.position], row) ?? "",
      verdict: Self.present(batch.columns[places.verdict], row) ?? ""
    )
  }

  private static func number(_ column: Column, _ row: Int) -> Double? {
    switch column.value(at: row) {
    case .decimal(let number): number.floating
    case .floating(let number): number.isFinite ? number : nil
    case .boolean, .interval, .period, .text, .missing: nil
    }
  }

  private static func period(_ column: Column, _ row: Int) -> Period? {
    if case .period(let period) = column.value(at: row) { period } else { nil }
  }

  private static func present(_ column: Column, _ row: Int) -> String? {
    column.validity.isPresent(row) ? text(column, row) : nil
  }

  /// A cell that names something.
  static func text(_ column: Column, _ row: Int) -> String {
    switch column.value(at: row) {
    case .boolean(let value): value ? "true" : "false"
    case .interval: "(an interval)"
    case .decimal(let number): number.description
    case .floating(let number): NumberText.shortest(number)
    case .period(let period): period.label
    case .text(let text): text
    case .missing(let reason): "(\(reason.words))"
    }
  }
}
