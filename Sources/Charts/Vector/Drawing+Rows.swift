import Diagnostics

extension Drawing {
  /// Draws rows of bars or dots; returns where they end.
  mutating func drawRows(_ plot: RowPlot, below top: Double) -> Double {
    let size = 12.0
    let widest = plot.rows.map { Self.width(TerminalText.escaped($0.label), size: size) }.max() ?? 0
    let labelWidth = min(widest, width * 0.36)
    let words = plot.rows.flatMap { $0.items.filter { $0.value != nil }.map(\.words) }
    let wordWidth = plot.isDots ? 8 : (words.map { Self.width($0, size: size) }.max() ?? 0) + 10
    let (left, right) = (Self.edge + labelWidth + 8, width - Self.edge - wordWidth)
    func x(_ number: Double) -> Double { left + plot.scale.share(of: number) * (right - left) }
    let (low, high) = (plot.scale.range.lowerBound, plot.scale.range.upperBound)
    let thickness = plot.rows.contains { $0.items.count > 1 } ? 12.0 : 16.0
    let heights = plot.rows.map { row in
      (plot.isDots ? thickness : thickness * Double(max(row.items.count, 1))) + 8
    }
    let bottom = top + heights.reduce(0, +) + 4
    for tick in plot.scale.ticks(about: 6) {
      let place = x(tick.value)
      line([(place, top), (place, bottom)], tick.value == 0 ? .grey : .faint)
      self.words(tick.words, place, bottom + 15, anchor: .middle, ink: .grey)
    }
    var y = top + 4
    for (row, height) in zip(plot.rows, heights) {
      let label = Self.fitted(TerminalText.escaped(row.label), width: labelWidth, size: size)
      self.words(label, left - 8, y + (height - 8) / 2 + 4, size: size, anchor: .end)
      for (index, item) in row.items.enumerated() {
        let middle = y + thickness * (plot.isDots ? 0.5 : Double(index) + 0.5)
        draw(
          item,
          middle,
          isDot: plot.isDots,
          thickness: thickness,
          start: x(max(low, min(0, high)))
        ) {
          x($0)
        }
      }
      y += height
    }
    for rule in plot.rules {
      let place = x(rule.level)
      let width = rule.style == .target ? 2.0 : 1.5
      line([(place, top), (place, bottom)], rule.style.ink, width: width, isDashed: true)
    }
    return bottom + 20
  }

  private mutating func draw(
    _ item: RowPlot.Item,
    _ middle: Double,
    isDot: Bool,
    thickness: Double,
    start: Double,
    x: (Double) -> Double
  ) {
    guard let value = item.value else {
      words(TerminalText.escaped(item.words), start + 6, middle + 4, ink: .grey)
      return
    }
    let end = x(value)
    if isDot {
      mark(item.style, end, middle, radius: 5)
    } else {
      let length = max(abs(end - start), 0.5)
      box(min(start, end), middle - thickness / 2 + 1, length, thickness - 2, item.style.ink)
      words(TerminalText.escaped(item.words), max(start, end) + 6, middle + 4)
    }
    if let target = item.target {
      let place = x(target)
      line(
        [(place, middle - thickness / 2 - 2), (place, middle + thickness / 2 + 2)],
        Style.target.ink,
        width: 3
      )
    }
  }

  /// Draws a small line for each series; returns where they end.
  mutating func drawSparks(_ plot: SparkPlot, below top: Double) -> Double {
    let size = 12.0
    func widest(_ text: (SparkPlot.Row) -> String) -> Double {
      plot.rows.map { Self.width(TerminalText.escaped(text($0)), size: size) }.max() ?? 0
    }
    let names = min(widest { $0.name }, width * 0.36)
    let (first, latest) = (min(widest { $0.ends.first }, 120), min(widest { $0.ends.latest }, 120))
    let left = Self.edge + names + (names > 0 ? 12 : 0) + first + 10
    let right = width - Self.edge - latest - 10
    var y = top
    for row in plot.rows {
      let (foot, height) = (y + 22, 18.0)
      let name = Self.fitted(TerminalText.escaped(row.name), width: names, size: size)
      words(name, Self.edge, foot - 4, size: size)
      words(TerminalText.escaped(row.ends.first), left - 10, foot - 4, anchor: .end, ink: .grey)
      words(TerminalText.escaped(row.ends.latest), right + 10, foot - 4)
      drawSpark(row, from: left, to: right, foot: foot, height: height)
      y += 28
    }
    words(plot.span, left, y + 14, size: 11, ink: .grey)
    return y + 18
  }

  private mutating func drawSpark(
    _ row: SparkPlot.Row,
    from left: Double,
    to right: Double,
    foot: Double,
    height: Double
  ) {
    let present = row.points.compactMap { $0 }
    guard let low = present.min(), let high = present.max() else { return }
    let step = (right - left) / Double(max(row.points.count - 1, 1))
    var run: [(Double, Double)] = []
    var last: (Double, Double)?
    func place(_ index: Int, _ value: Double) -> (Double, Double) {
      let share = high > low ? (value - low) / (high - low) : 0.5
      return (left + Double(index) * step, foot - share * height)
    }
    for (index, point) in row.points.enumerated() {
      if let point {
        run.append(place(index, point))
        last = run.last
      } else {
        finish(&run, row.style)
      }
    }
    finish(&run, row.style)
    if let last { mark(Style(row.style.ink, .circle), last.0, last.1, radius: 3) }
  }

  private mutating func finish(_ run: inout [(Double, Double)], _ style: Style) {
    if run.count == 1 { mark(Style(style.ink, .circle), run[0].0, run[0].1, radius: 2) }
    if run.count > 1 { line(run, style.ink, width: 1.6) }
    run = []
  }
}
