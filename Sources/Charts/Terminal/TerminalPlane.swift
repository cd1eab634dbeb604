import Diagnostics

/// Draws a plane in characters: numbers up the side, periods or numbers along the foot.
struct TerminalPlane {
  private let plane: Plane
  private let screen: ChartScreen
  private let ticks: [NumberScale.Tick]
  /// The cells before the plot: the numbers and the line beside them.
  private let margin: Int
  private var canvas: TerminalCanvas

  init(_ plane: Plane, _ screen: ChartScreen) {
    self.plane = plane
    self.screen = screen
    ticks = plane.scale.ticks(about: screen.plotRows / 2)
    margin = (ticks.map { TerminalText.width(of: $0.words) }.max() ?? 1) + 2
    canvas = TerminalCanvas(
      columns: max(screen.width - margin, 10),
      rows: screen.plotRows,
      screen: screen
    )
    for layer in plane.layers { draw(layer) }
    for layer in plane.layers { drawLabels(layer) }
  }

  private func x(_ day: Double) -> Double {
    let range = plane.foot.range
    let share = (day - range.lowerBound) / (range.upperBound - range.lowerBound)
    return share * Double(canvas.columns)
  }

  /// Where a number stands: the ends of the scale in the middle of the first and the last row.
  private func y(_ number: Double) -> Double {
    0.5 + (1 - plane.scale.share(of: number)) * Double(canvas.rows - 1)
  }

  private mutating func draw(_ layer: Layer) {
    switch layer {
    case .line(let points, let style):
      drawLine(points, style)
      // Marks closer than two cells would hide the line.
      drawPoints(points, style, hidesPlain: points.count > canvas.columns / 2)
    case .curve(let points, let style): drawLine(points, style, isCurve: true)
    case .marks(let points, let style): drawPoints(points, style)
    case .columns(let points, let style, let place, let count):
      for point in points { drawColumn(point, style, place: place, of: count) }
    case .rule(let from, let to, let level, let style, _):
      let row = Int(clamped: min(max(y(level), 0), Double(canvas.rows - 1) + 0.9))
      let character = TerminalChart.rule(style, screen)
      let first = Int(clamped: max(x(from), 0).rounded(.down))
      let last = Int(clamped: min(x(to), Double(canvas.columns)).rounded(.up)) - 1
      guard first <= last else { return }
      for column in first...last {
        canvas.put(character, column: column, row: row, style.ink, weight: 2)
      }
    }
  }

  private mutating func drawLine(_ points: [PlanePoint], _ style: Style, isCurve: Bool = false) {
    // The dashes of a curve go on from piece to piece; those of a line begin at every point.
    var length = 0
    for (point, before) in zip(points.dropFirst(), points) where point.isJoined {
      guard let from = before.y, let to = point.y else { continue }
      let next = canvas.line(
        from: (x(before.x), y(from)),
        to: (x(point.x), y(to)),
        style.ink,
        dashes: style.isDashed ? length : nil
      )
      length = isCurve ? next : 0
    }
  }

  private mutating func drawPoints(
    _ points: [PlanePoint],
    _ style: Style,
    hidesPlain: Bool = false
  ) {
    for point in points {
      let column = Int(clamped: min(max(x(point.x), 0), Double(canvas.columns) - 0.01))
      guard let value = point.y else {
        drawGap(point, column)
        continue
      }
      let own = point.style ?? style
      let isPlain = own.ink == style.ink && own.shape == style.shape
      if hidesPlain, isPlain { continue }
      canvas.put(
        TerminalChart.mark(own.shape, screen),
        column: column,
        row: Int(clamped: min(max(y(value), 0), Double(canvas.rows) - 0.01)),
        own.ink,
        weight: isPlain ? 4 : 5
      )
    }
  }

  /// What stands beside points: to the right, else to the left, else above or below, where nothing
  /// else does.
  private mutating func drawLabels(_ layer: Layer) {
    guard let points = layer.labelledPoints else { return }
    for point in points.reversed() {
      guard let label = point.label, let value = point.y else { continue }
      let words = TerminalText.escaped(label)
      let width = TerminalText.width(of: words)
      let column = Int(clamped: min(max(x(point.x), 0), Double(canvas.columns) - 0.01))
      let row = Int(clamped: min(max(y(value), 0), Double(canvas.rows) - 0.01))
      let beside = [(column + 2, row), (column + 1, row), (column - width - 1, row)]
      let middle = column - width / 2
      let above = [(middle, row - 1), (middle, row + 1), (column, row - 1), (column, row + 1)]
      for (start, row) in beside + above
      where canvas.isEmpty(columns: start..<(start + width), row: row) {
        canvas.write(words, column: start, row: row, .grey)
        break
      }
    }
  }

  /// The reason of a missing figure, on the lowest row that is free.
  private mutating func drawGap(_ point: PlanePoint, _ column: Int) {
    guard let gap = point.gap else { return }
    for row in (0..<canvas.rows).reversed() where canvas.isEmpty(column: column, row: row) {
      canvas.write(gap, column: column, row: row, .grey)
      return
    }
  }

  private static let eighths: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private mutating func drawColumn(_ point: PlanePoint, _ style: Style, place: Int, of count: Int) {
    let slot =
      plane.foot.spacing / (plane.foot.range.upperBound - plane.foot.range.lowerBound)
      * Double(canvas.columns)
    let free = max(slot * 0.8, 1)
    let own = max(Int(clamped: (free / Double(count)).rounded(.down)), 1)
    let first = Int(clamped: (x(point.x) - Double(own * count) / 2).rounded()) + place * own
    // Several series side by side leave no gap; one alone never fills its place.
    let width = count == 1 && own > 12 ? own * 2 / 3 : own
    let bottom = Double(canvas.rows)
    // Nought stands between two rows, so that every column begins with a whole one.
    let zero = min(max((y(0) + 0.5).rounded(), 0), bottom)
    guard let value = point.y else {
      canvas.write(
        point.gap ?? "",
        column: first + width / 2,
        row: max(Int(clamped: zero) - 1, 0),
        .grey
      )
      return
    }
    let end = min(max(zero + y(value) - y(0), 0), bottom)
    let (top, foot) = value >= 0 ? (end, zero) : (zero, end)
    let filling = TerminalChart.filling(style, screen)
    for column in first..<(first + width) {
      for row in 0..<canvas.rows {
        let covered = min(foot, Double(row + 1)) - max(top, Double(row))
        guard covered > 0.06 else { continue }
        let isPartial = covered < 0.94
        var character = filling
        if isPartial {
          guard filling == "█" else {
            if covered >= 0.5 {
              canvas.put(filling, column: column, row: row, style.ink, weight: 3)
            }
            continue
          }
          // Blocks grow from the foot of a cell; from its head there is only the half.
          let eighth = Self.eighths[min(max(Int(clamped: (covered * 8).rounded()) - 1, 0), 7)]
          character = value >= 0 ? eighth : covered >= 0.5 ? "▀" : "▔"
        }
        canvas.put(character, column: column, row: row, style.ink, weight: 3)
      }
    }
    if let label = point.label {
      let row = Int(clamped: value >= 0 ? (top - 0.06).rounded(.down) - 1 : foot.rounded(.up))
      let words = TerminalText.escaped(label)
      let middle = first + (width - TerminalText.width(of: words)) / 2
      canvas.write(words, column: middle, row: row, .grey)
    }
  }

  /// The plot with its axes.
  var lines: [String] {
    let (upright, tick, corner, level, foot): (String, String, String, String, Character) =
      screen.isUnicode ? ("│", "┤", "└", "─", "┬") : ("|", "+", "+", "-", "+")
    var lines: [String] = []
    var numbers: [Int: String] = [:]
    for tick in ticks { numbers[Int(clamped: y(tick.value))] = tick.words }
    for row in 0..<canvas.rows {
      let number = numbers[row]
      let words = number ?? ""
      let padding = String(repeating: " ", count: margin - 2 - TerminalText.width(of: words))
      let axis = padding + words + " " + (number == nil ? upright : tick)
      lines.append(TerminalChart.styled(axis, "2", screen) + canvas.text(row: row))
    }
    var axis = [Character](repeating: Character(level), count: canvas.columns)
    let labels = plane.foot.labels(
      position: { x($0) },
      width: { Double(TerminalText.width(of: $0)) },
      gap: 2
    )
    var names = [Character](repeating: " ", count: margin + canvas.columns)
    for (place, name) in labels {
      let column = Int(clamped: min(max(x(place), 0), Double(canvas.columns) - 0.01))
      axis[column] = foot
      let wanted = margin + column - name.count / 2
      let start = min(max(wanted, 0), names.count - name.count)
      for (offset, character) in name.enumerated() where names.indices.contains(start + offset) {
        names[start + offset] = character
      }
    }
    let rule = String(repeating: " ", count: margin - 1) + corner + String(axis)
    lines.append(TerminalChart.styled(rule, "2", screen))
    while names.last == " " { names.removeLast() }
    lines.append(String(names))
    if let words = plane.foot.words {
      for line in TerminalChart.wrapped(TerminalText.escaped(words), screen.width - margin) {
        lines.append(
          String(repeating: " ", count: margin) + TerminalChart.styled(line, "2", screen)
        )
      }
    }
    return lines
  }
}
