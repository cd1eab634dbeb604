import Diagnostics

extension Drawing {
  /// The height of a plane.
  private static let plotHeight = 300.0

  /// Where numbers stand, and days or numbers along the foot.
  struct Frame {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    let days: ClosedRange<Double>
    let scale: NumberScale

    func x(_ day: Double) -> Double {
      left + (day - days.lowerBound) / (days.upperBound - days.lowerBound) * (right - left)
    }

    func y(_ number: Double) -> Double {
      bottom - scale.share(of: number) * (bottom - top)
    }
  }

  /// Draws a plane; returns where it ends.
  mutating func drawPlane(_ plane: Plane, below top: Double) -> Double {
    let ticks = plane.scale.ticks(about: 6)
    let margin = (ticks.map { Self.width($0.words, size: 12) }.max() ?? 0) + 10
    let frame = Frame(
      left: Self.edge + margin,
      right: width - Self.edge - 8,
      top: top + 6,
      bottom: top + 6 + Self.plotHeight,
      days: plane.foot.range,
      scale: plane.scale
    )
    for tick in ticks {
      let y = frame.y(tick.value)
      line([(frame.left, y), (frame.right, y)], tick.value == 0 ? .grey : .faint)
      words(tick.words, frame.left - 8, y + 4, anchor: .end, ink: .grey)
    }
    for layer in plane.layers { draw(layer, in: frame, plane.foot) }
    drawLabels(plane.layers, frame)
    return drawFoot(plane.foot, frame)
  }

  private mutating func draw(_ layer: Layer, in frame: Frame, _ foot: Foot) {
    switch layer {
    case .line(let points, let style):
      drawLine(points, style, frame)
      drawPoints(points, style, frame)
    case .curve(let points, let style): drawLine(points, style, frame)
    case .marks(let points, let style): drawPoints(points, style, frame)
    case .columns(let points, let style, let place, let count):
      let slot = frame.x(foot.range.lowerBound + foot.spacing) - frame.left
      let own = min(slot * 0.78 / Double(count), 90)
      for point in points {
        let x = frame.x(point.x) - own * Double(count) / 2 + own * Double(place)
        guard let value = point.y else {
          words(point.gap ?? "", x + own / 2, frame.y(0) - 4, size: 11, anchor: .middle, ink: .grey)
          continue
        }
        let (zero, end) = (frame.y(0), frame.y(value))
        box(x, min(zero, end), max(own - 1, 1), max(abs(end - zero), 0.5), style.ink)
        if let label = point.label {
          let foot = value >= 0 ? end - 4 : end + 13
          words(
            TerminalText.escaped(label),
            x + own / 2,
            foot,
            size: 11,
            anchor: .middle,
            ink: .grey
          )
        }
      }
    case .rule(let from, let to, let level, let style, _):
      let (first, last) = (max(frame.x(from), frame.left), min(frame.x(to), frame.right))
      let y = frame.y(level)
      let width = style == .target ? 2.0 : 1.2
      line([(first, y), (last, y)], style.ink, width: width, isDashed: style.isDashed)
    }
  }

  private mutating func drawLine(_ points: [PlanePoint], _ style: Style, _ frame: Frame) {
    for run in Self.runs(points) where run.count > 1 {
      let places = run.compactMap { point in point.y.map { (frame.x(point.x), frame.y($0)) } }
      line(places, style.ink, width: style.ink == .grey ? 1.5 : 2, isDashed: style.isDashed)
    }
  }

  /// The points that a line joins, run by run.
  private static func runs(_ points: [PlanePoint]) -> [[PlanePoint]] {
    var runs: [[PlanePoint]] = []
    for point in points where point.y != nil {
      if point.isJoined, !runs.isEmpty {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs
  }

  private mutating func drawPoints(_ points: [PlanePoint], _ style: Style, _ frame: Frame) {
    let radius = points.count > 60 ? 2.5 : 4
    for point in points {
      guard let value = point.y else {
        drawGap(point, frame.x(point.x), frame)
        continue
      }
      let own = point.style ?? style
      mark(
        own,
        frame.x(point.x),
        frame.y(value),
        radius: own.ink == style.ink ? radius : radius + 1
      )
    }
  }

  private mutating func drawGap(_ point: PlanePoint, _ x: Double, _ frame: Frame) {
    guard let gap = point.gap else { return }
    words(gap, x, frame.bottom - 4, size: 11, anchor: .middle, ink: .grey)
  }

  private mutating func drawFoot(_ foot: Foot, _ frame: Frame) -> Double {
    line([(frame.left, frame.bottom), (frame.right, frame.bottom)], .grey)
    let labels = foot.labels(
      position: { frame.x($0) },
      width: { Self.width($0, size: 12) },
      gap: 10
    )
    for (place, name) in labels {
      let x = frame.x(place)
      line([(x, frame.bottom), (x, frame.bottom + 5)], .grey)
      let half = Self.width(name, size: 12) / 2
      let centre = min(max(x, Self.edge + half), width - Self.edge - half)
      words(name, centre, frame.bottom + 19, anchor: .middle)
    }
    guard let meaning = foot.words else { return frame.bottom + 22 }
    words(TerminalText.escaped(meaning), frame.left, frame.bottom + 36, size: 11, ink: .grey)
    return frame.bottom + 38
  }
}
