import Diagnostics

/// Draws a small line for each series in characters.
struct TerminalSparks {
  private let plot: SparkPlot
  private let screen: ChartScreen

  init(_ plot: SparkPlot, _ screen: ChartScreen) {
    self.plot = plot
    self.screen = screen
  }

  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let plainBlocks: [Character] = ["_", "_", ".", ".", "-", "-", "=", "^"]

  /// The series, one a line, and the stretch of time that they cover.
  var lines: [String] {
    let limit = screen.rowLimit ?? plot.rows.count
    let shown = Array(plot.rows.prefix(max(limit, 1)))
    func widest(_ text: (SparkPlot.Row) -> String) -> Int {
      shown.map { TerminalText.width(of: TerminalText.escaped(text($0))) }.max() ?? 0
    }
    let first = min(widest { $0.ends.first }, 14)
    let latest = min(widest { $0.ends.latest }, 14)
    let names = min(widest { $0.name }, screen.width * 2 / 5)
    let room = max(screen.width - names - first - latest - 4, 6)
    var lines = shown.map { row in
      var line = StyledLine(usesColour: screen.usesColour)
      line.append(fitted(row.name, names), "")
      line.append((names > 0 ? "  " : "") + fitted(row.ends.first, first, isRight: true) + " ", "")
      line.append(spark(row.points, room), ink: row.style.ink)
      line.append(" " + fitted(row.ends.latest, latest, isRight: true), "")
      return line.text
    }
    if plot.rows.count > shown.count {
      let dots = screen.isUnicode ? "⋮" : ":"
      lines.append("\(dots) \(plot.rows.count - shown.count) more; choose with `where`")
    }
    let blank = String(repeating: " ", count: names > 0 ? names + 2 : 0)
    let words = TerminalText.fitted(plot.span, into: screen.width - blank.count)
    return lines + [blank + TerminalChart.styled(words, "2", screen)]
  }

  private func fitted(_ text: String, _ width: Int, isRight: Bool = false) -> String {
    let text = TerminalText.fitted(TerminalText.escaped(text), into: width)
    let padding = String(repeating: " ", count: max(width - TerminalText.width(of: text), 0))
    return isRight ? padding + text : text + padding
  }

  /// A block for each point, two cells wide where there is room; only the latest where there is not.
  private func spark(_ points: [Double?], _ room: Int) -> String {
    let shown = points.suffix(room)
    let present = shown.compactMap { $0 }
    guard let low = present.min(), let high = present.max() else { return "" }
    let blocks = screen.isUnicode ? Self.blocks : Self.plainBlocks
    let times = shown.count * 2 <= min(room, 24) ? 2 : 1
    return String(
      shown.flatMap { point -> [Character] in
        guard let point else { return [Character](repeating: " ", count: times) }
        let share = high > low ? (point - low) / (high - low) : 0.4
        return [Character](
          repeating: blocks[min(max(Int((share * 7).rounded()), 0), 7)],
          count: times
        )
      }
    )
  }
}
