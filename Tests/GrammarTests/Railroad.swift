/// A part of a syntax diagram: a line from its left to its right end, with what it passes.
///
/// Lengths are in pixels. A line turns with a radius of 8; boxes are 24 high and 8 apart.
struct Railroad: Sendable {
  let width: Int
  /// How far it reaches above its line.
  let up: Int
  /// How far it reaches below its line.
  let down: Int
  /// The drawing with the left end of its line at a point.
  let draw: @Sendable (_ x: Int, _ y: Int) -> String

  private static let radius = 8
  private static let gap = 8
  private static let reach = 12

  // MARK: - Boxes

  /// A token that is written as it stands.
  static func token(_ text: String) -> Railroad {
    box(text, kind: "token", corner: reach)
  }

  /// A rule that has a diagram of its own.
  static func rule(_ name: String) -> Railroad {
    let inner = box(name, kind: "rule", corner: 0)
    return Railroad(width: inner.width, up: inner.up, down: inner.down) { x, y in
      "<a href=\"#\(name)\">\(inner.draw(x, y))</a>"
    }
  }

  /// What a comment of the grammar tells in words.
  static func words(_ text: String) -> Railroad {
    box(text, kind: "words", corner: 0)
  }

  private static func box(_ text: String, kind: String, corner: Int) -> Railroad {
    // A character of the monospaced font is 0.6 of its 14 pixels wide.
    let width = (text.count * 84 + 9) / 10 + 20
    return Railroad(width: width, up: reach, down: reach) { x, y in
      """
      <g class="\(kind)"><rect x="\(x)" y="\(y - reach)" width="\(width)" height="\(2 * reach)" \
      rx="\(corner)"/><text x="\(x + width / 2)" y="\(y + 5)">\(text.escapedForHTML)</text></g>

      """
    }
  }

  private static func path(_ commands: String) -> String { "<path d=\"\(commands)\"/>\n" }

  // MARK: - Arrangements

  /// Nothing but the line.
  static let nothing = Railroad(width: 0, up: 0, down: 0) { _, _ in "" }

  /// One after another.
  static func sequence(_ parts: [Railroad]) -> Railroad {
    guard let first = parts.first else { return nothing }
    if parts.count == 1 { return first }
    let space = 12
    return Railroad(
      width: parts.reduce(0) { $0 + $1.width } + space * (parts.count - 1),
      up: parts.map(\.up).max() ?? 0,
      down: parts.map(\.down).max() ?? 0
    ) { x, y in
      var text = ""
      var place = x
      for (index, part) in parts.enumerated() {
        if index > 0 {
          text += path("M\(place) \(y)h\(space)")
          place += space
        }
        text += part.draw(place, y)
        place += part.width
      }
      return text
    }
  }

  /// One of several, below each other.
  static func choice(_ parts: [Railroad]) -> Railroad {
    guard let first = parts.first, parts.count > 1 else { return parts.first ?? nothing }
    let inner = parts.map(\.width).max() ?? 0
    var offsets: [Int] = [0]
    var below = first.down
    for part in parts.dropFirst() {
      let offset = max(below + gap + part.up, 2 * radius)
      offsets.append(offset)
      below = offset + part.down
    }
    let width = inner + 4 * radius
    let lines = Array(zip(parts, offsets))
    return Railroad(width: width, up: first.up, down: below) { x, y in
      var text = path("M\(x) \(y)h\(2 * radius)")
      var above = 0
      for (part, offset) in lines {
        let line = y + offset
        let left = x + 2 * radius
        text += part.draw(left, line)
        text += path("M\(left + part.width) \(line)H\(left + inner)")
        if offset > 0 {
          // Each line goes on where the one above it turned off, so that none is drawn twice.
          let isFirst = above == 0
          let from = isFirst ? y + radius : y + above - radius
          if isFirst {
            text += path("M\(x) \(y)\(turn(1, 1, clockwise: true))")
            text += path("M\(left + inner + radius) \(from)\(turn(1, -1, clockwise: true))")
          }
          text += path(
            "M\(x + radius) \(from)V\(line - radius)\(turn(1, 1, clockwise: false))"
          )
          text += path(
            "M\(left + inner) \(line)\(turn(1, -1, clockwise: false))V\(from)"
          )
          above = offset
        } else {
          text += path("M\(left + inner) \(line)h\(2 * radius)")
        }
      }
      return text
    }
  }

  /// A part with a way past it above.
  static func option(_ part: Railroad) -> Railroad {
    let height = max(part.up + gap, 2 * radius)
    let width = part.width + 4 * radius
    return Railroad(width: width, up: height, down: part.down) { x, y in
      let left = x + 2 * radius
      return path(
        "M\(x) \(y)\(turn(1, -1, clockwise: false))V\(y - height + radius)"
          + "\(turn(1, -1, clockwise: true))H\(left + part.width)"
          + "\(turn(1, 1, clockwise: true))V\(y - radius)\(turn(1, 1, clockwise: false))"
      )
        + path("M\(x) \(y)H\(left)")
        + part.draw(left, y)
        + path("M\(left + part.width) \(y)H\(x + width)")
    }
  }

  /// A part as often as one likes, with another on the way back below.
  static func loop(_ part: Railroad, back: Railroad) -> Railroad {
    let inner = max(part.width, back.width)
    let width = inner + 2 * radius
    let depth = max(part.down + gap + back.up, 2 * radius)
    return Railroad(width: width, up: part.up, down: max(depth + back.down, part.down)) { x, y in
      let left = x + radius
      let right = left + inner
      let start = left + (inner - part.width) / 2
      let middle = left + (inner - back.width) / 2
      let line = y + depth
      return path("M\(x) \(y)H\(start)") + part.draw(start, y)
        + path("M\(start + part.width) \(y)H\(x + width)")
        + path(
          "M\(right) \(y)\(turn(1, 1, clockwise: true))V\(line - radius)"
            + "\(turn(-1, 1, clockwise: true))H\(middle + back.width)"
        )
        + back.draw(middle, line)
        + path(
          "M\(middle) \(line)H\(left)\(turn(-1, -1, clockwise: true))V\(y + radius)"
            + turn(1, -1, clockwise: true)
        )
        + "<path class=\"arrow\" d=\"M\(left - radius - 4) \(y + depth / 2 + 3)l4 -7l4 7z\"/>\n"
    }
  }

  private static func turn(_ right: Int, _ below: Int, clockwise: Bool) -> String {
    "a\(radius) \(radius) 0 0 \(clockwise ? 1 : 0) \(right * radius) \(below * radius)"
  }
}

extension String {
  /// The text as it stands in HTML.
  var escapedForHTML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
