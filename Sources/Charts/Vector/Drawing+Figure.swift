import Diagnostics

extension Drawing {
  /// The width of a picture: it fits the text of an A4 page at 96 pixels to the inch, scaled once.
  private static let standardWidth = 760.0
  static let edge = 16.0

  /// Lays a figure out.
  ///
  /// - Complexity: O(marks).
  package init(_ figure: Figure) {
    self.init(width: Self.standardWidth)
    title = TerminalText.escaped(figure.title ?? figure.summary)
    summary = TerminalText.escaped(figure.summary)
    var top = Self.edge
    let room = width - 2 * Self.edge
    if let title = figure.title {
      for line in Self.wrapped(TerminalText.escaped(title), width: room, size: 18) {
        top += 20
        words(line, Self.edge, top, size: 18, isBold: true)
      }
      top += 8
    }
    for (index, panel) in figure.panels.enumerated() {
      if index > 0 { top += 18 }
      let name = panel.name.map { TerminalText.escaped($0) + ": " } ?? ""
      top += 14
      let heading = name + TerminalText.escaped(panel.measure)
      words(Self.fitted(heading, width: room, size: 13), Self.edge, top, size: 13, ink: .grey)
      top = drawKey(panel.key, below: top + 6)
      switch panel.plot {
      case .plane(let plane): top = drawPlane(plane, below: top + 10)
      case .rows(let plot): top = drawRows(plot, below: top + 8)
      case .sparks(let plot): top = drawSparks(plot, below: top + 8)
      }
    }
    top += 8
    for note in figure.notes {
      for line in Self.wrapped(TerminalText.escaped(note), width: room, size: 12) {
        top += 16
        words(line, Self.edge, top, ink: .grey)
      }
    }
    height = (top + Self.edge).rounded(.up)
  }

  /// The key above a plot, as many entries a line as fit.
  private mutating func drawKey(_ entries: [KeyEntry], below top: Double) -> Double {
    var (x, y) = (Self.edge, top)
    for (index, entry) in entries.enumerated() {
      let text = TerminalText.escaped(entry.words.isEmpty ? "(no name)" : entry.words)
      let shown = Self.fitted(text, width: width - 2 * Self.edge - 40, size: 12)
      let needed = 34 + Self.width(shown, size: 12) + 16
      if index == 0 || x + needed > width - Self.edge {
        x = Self.edge
        y += 18
      }
      drawSwatch(entry, x, y - 4)
      words(shown, x + 34, y)
      x += needed
    }
    return y
  }

  private mutating func drawSwatch(_ entry: KeyEntry, _ x: Double, _ y: Double) {
    switch entry.swatch {
    case .mark: mark(entry.style, x + 14, y)
    case .fill: box(x + 2, y - 5, 24, 10, entry.style.ink)
    case .upright:
      let width = entry.style == .target ? 3.0 : 1.5
      line([(x + 14, y - 7), (x + 14, y + 7)], entry.style.ink, width: width)
    case .rule, .curve:
      let width = entry.style == .target ? 2.0 : 1.5
      line([(x, y), (x + 28, y)], entry.style.ink, width: width, isDashed: entry.style.isDashed)
    case .line:
      line([(x, y), (x + 28, y)], entry.style.ink, width: 2, isDashed: entry.style.isDashed)
      mark(entry.style, x + 14, y)
    }
  }
}
