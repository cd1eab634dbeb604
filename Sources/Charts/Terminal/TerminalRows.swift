import Diagnostics

/// Draws rows of bars or dots in characters.
struct TerminalRows {
  private let plot: RowPlot
  private let screen: ChartScreen
  private let ticks: [NumberScale.Tick]
  private let labelWidth: Int
  private let wordWidth: Int
  private let columns: Int

  init(_ plot: RowPlot, _ screen: ChartScreen) {
    self.plot = plot
    self.screen = screen
    let widest = plot.rows.map { TerminalText.width(of: TerminalText.escaped($0.label)) }.max() ?? 0
    labelWidth = min(widest, screen.width * 2 / 5)
    let words = plot.rows.flatMap { $0.items.filter { $0.value != nil }.map(\.words) }
    wordWidth = plot.isDots ? 0 : min((words.map { TerminalText.width(of: $0) }.max() ?? 0) + 1, 20)
    columns = max(screen.width - labelWidth - 2 - wordWidth, 8)
    ticks = plot.scale.ticks(about: columns < 30 ? 3 : columns < 50 ? 4 : 6)
  }

  private func x(_ number: Double) -> Double {
    let share = plot.scale.share(of: number)
    if plot.isDots { return 0.5 + share * Double(columns - 1) }
    // Nought stands between two cells, so that every bar begins with a whole one.
    let zero = plot.scale.share(of: 0) * Double(columns)
    return share * Double(columns) + (zero.rounded() - zero)
  }

  /// The plot with its axes, and a word on the rows that are left out.
  var lines: [String] {
    let limit = screen.rowLimit ?? plot.rows.count
    let shown = plot.rows.prefix(max(limit, 1))
    var lines = shown.flatMap(self.lines)
    let hidden = plot.rows.count - shown.count
    if hidden > 0 {
      let dots = screen.isUnicode ? "⋮" : ":"
      lines.append("\(dots) \(hidden) more; choose with `top`, `bottom` or `where`")
    }
    return lines + axis
  }

  private func lines(_ row: RowPlot.Row) -> [String] {
    let hasMany = row.items.count > 1
    if plot.isDots {
      var canvas = newCanvas()
      // Later dots of a row would hide earlier ones of the same place, so the first come last.
      for item in row.items.reversed() { drawDot(item, &canvas) }
      return [prefix(row.label) + canvas.text(row: 0)]
    }
    return row.items.enumerated().map { index, item in
      prefix(hasMany && index > 0 ? "" : row.label) + bar(item)
    }
  }

  private func prefix(_ label: String) -> String {
    let text = TerminalText.fitted(TerminalText.escaped(label), into: labelWidth)
    let padding = String(repeating: " ", count: labelWidth - TerminalText.width(of: text))
    let line = TerminalChart.styled(" " + (screen.isUnicode ? "│" : "|"), "2", screen)
    return text + padding + line
  }

  private func newCanvas(wide extra: Int = 0) -> TerminalCanvas {
    var canvas = TerminalCanvas(columns: columns + extra, rows: 1, screen: screen)
    if plot.scale.range.lowerBound < 0, plot.scale.hasZero, !plot.isDots {
      let column = min(Int(x(0)), columns - 1)
      canvas.put(screen.isUnicode ? "│" : "|", column: column, row: 0, .grey, weight: 1)
    }
    for rule in plot.rules {
      let column = min(Int(max(x(rule.level), 0)), columns - 1)
      canvas.put(
        TerminalChart.upright(rule.style, screen),
        column: column,
        row: 0,
        rule.style.ink,
        weight: 2
      )
    }
    return canvas
  }

  private func drawDot(_ item: RowPlot.Item, _ canvas: inout TerminalCanvas) {
    guard let value = item.value else {
      canvas.write(item.words, column: 1, row: 0, .grey, weight: 3)
      return
    }
    if let target = item.target { drawTarget(target, &canvas) }
    canvas.put(
      TerminalChart.mark(item.style.shape, screen),
      column: Int(min(max(x(value), 0), Double(columns) - 0.01)),
      row: 0,
      item.style.ink,
      weight: 4
    )
  }

  private func drawTarget(_ target: Double, _ canvas: inout TerminalCanvas) {
    let column = min(Int(max(x(target), 0)), columns - 1)
    canvas.put(
      TerminalChart.upright(.target, screen),
      column: column,
      row: 0,
      Style.target.ink,
      weight: 4
    )
  }

  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  private func bar(_ item: RowPlot.Item) -> String {
    var canvas = newCanvas(wide: wordWidth)
    guard let value = item.value else {
      canvas.write(item.words, column: Int(max(x(0), 0)) + 1, row: 0, .grey, weight: 4)
      return canvas.text(row: 0)
    }
    let (zero, end) = (x(0), x(value))
    let (left, right) = (min(zero, end), max(zero, end))
    let filling = TerminalChart.filling(item.style, screen)
    for column in Int(left)..<max(Int(right.rounded(.up)), Int(left) + 1) {
      let covered = min(right, Double(column + 1)) - max(left, Double(column))
      var character = filling
      if covered < 0.94 {
        guard filling == "█" else {
          if covered >= 0.5 {
            canvas.put(filling, column: column, row: 0, item.style.ink, weight: 3)
          }
          continue
        }
        guard covered > 0.06 else { continue }
        // Blocks grow from the left of a cell; from its right there is only the half.
        let eighth = Self.eighths[min(max(Int((covered * 8).rounded()) - 1, 0), 7)]
        character = value >= 0 ? eighth : covered >= 0.5 ? "▐" : "▕"
      }
      canvas.put(character, column: column, row: 0, item.style.ink, weight: 3)
    }
    if let target = item.target { drawTarget(target, &canvas) }
    // The figure of a bar to the left stands to the right of nought, where there is room.
    let place = Int((value >= 0 ? right : zero).rounded(.up)) + 1
    canvas.write(item.words, column: place, row: 0, .ink, weight: 5)
    return canvas.text(row: 0)
  }

  /// The numbers along the foot.
  private var axis: [String] {
    let (corner, level, foot): (String, Character, Character) =
      screen.isUnicode ? ("└", "─", "┴") : ("+", "-", "+")
    var rule = [Character](repeating: level, count: columns)
    var names = [Character](repeating: " ", count: labelWidth + 2 + columns + wordWidth)
    var free = 0
    for tick in ticks {
      let words = tick.words
      let column = min(Int(x(tick.value)), columns - 1)
      rule[column] = foot
      let wanted = labelWidth + 2 + column - words.count / 2
      let start = min(max(wanted, 0), names.count - words.count)
      guard start >= free else { continue }
      for (offset, character) in words.enumerated() where names.indices.contains(start + offset) {
        names[start + offset] = character
      }
      free = start + words.count + 1
    }
    while names.last == " " { names.removeLast() }
    let blank = String(repeating: " ", count: labelWidth + 1)
    return [TerminalChart.styled(blank + corner + String(rule), "2", screen), String(names)]
  }
}
