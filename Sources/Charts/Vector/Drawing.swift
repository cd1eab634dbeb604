/// A picture in lines, surfaces and words, in pixels from the top left corner.
///
/// SVG and PNG are written from the same drawing, so that they look alike.
package struct Drawing: Sendable {
  /// One thing that is drawn.
  package enum Element: Sendable {
    /// A line through places.
    case line([Place], Style.Ink, width: Double, isDashed: Bool)
    /// A surface bounded by places; hollow ones have an edge and a white inside.
    case surface([Place], Style.Ink, isHollow: Bool)
    /// A disc or a ring.
    case disc(Place, radius: Double, Style.Ink, isHollow: Bool)
    /// Words on one line.
    case words(String, Place, Lettering)
  }

  /// A place.
  package struct Place: Sendable {
    /// Pixels from the left.
    package let x: Double
    /// Pixels from the top.
    package let y: Double
  }

  /// How words look.
  package struct Lettering: Sendable {
    /// Where the place is in the words.
    package enum Anchor: Sendable {
      case start, middle, end
    }

    /// The height of the letters' body.
    package let size: Double
    /// Where the place is in the words.
    package var anchor = Anchor.start
    /// The colour.
    package var ink = Style.Ink.ink
    /// Whether the letters are heavy.
    package var isBold = false
  }

  /// The pixels across.
  package let width: Double
  /// The pixels down.
  package var height: Double
  /// What is drawn, from the back to the front.
  package var elements: [Element] = []
  /// What it shows, for those who cannot see it.
  package var title = ""
  /// The same in one sentence.
  package var summary = ""

  init(width: Double) {
    self.width = width
    height = 0
  }

  mutating func line(
    _ places: [(Double, Double)],
    _ ink: Style.Ink,
    width: Double = 1,
    isDashed: Bool = false
  ) {
    let places = places.map { Place(x: $0.0, y: $0.1) }
    elements.append(.line(places, ink, width: width, isDashed: isDashed))
  }

  mutating func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ ink: Style.Ink) {
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    elements.append(.surface(corners.map { Place(x: $0.0, y: $0.1) }, ink, isHollow: false))
  }

  mutating func words(
    _ words: String,
    _ x: Double,
    _ y: Double,
    size: Double = 12,
    anchor: Lettering.Anchor = .start,
    ink: Style.Ink = .ink,
    isBold: Bool = false
  ) {
    let lettering = Lettering(size: size, anchor: anchor, ink: ink, isBold: isBold)
    elements.append(.words(words, Place(x: x, y: y), lettering))
  }

  /// A point of a series.
  mutating func mark(_ style: Style, _ x: Double, _ y: Double, radius: Double = 4) {
    func polygon(_ corners: [(Double, Double)], isHollow: Bool = false) {
      let places = corners.map { Place(x: x + $0.0 * radius, y: y + $0.1 * radius) }
      elements.append(.surface(places, style.ink, isHollow: isHollow))
    }
    let square = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
    switch style.shape {
    case .circle, .ring:
      let isHollow = style.shape == .ring
      elements.append(.disc(Place(x: x, y: y), radius: radius, style.ink, isHollow: isHollow))
    case .square: polygon(square)
    case .box: polygon(square, isHollow: true)
    case .triangle: polygon([(0, -1.2), (1.1, 0.8), (-1.1, 0.8)])
    case .diamond: polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    case .cross:
      line([(x - radius, y - radius), (x + radius, y + radius)], style.ink, width: 2)
      line([(x - radius, y + radius), (x + radius, y - radius)], style.ink, width: 2)
    case .plus:
      line([(x - radius, y), (x + radius, y)], style.ink, width: 2)
      line([(x, y - radius), (x, y + radius)], style.ink, width: 2)
    }
  }

  /// How wide words are, about: the widths of DejaVu Sans, which is among the widest that a reader
  /// may have in its place, in tenths of the size.
  static func width(_ words: String, size: Double) -> Double {
    var tenths = 0.0
    for character in words {
      switch character {
      case "i", "j", "l", "I", "'", ".", ",", ":", ";", "|", "!", " ": tenths += 3.1
      case "f", "t", "r", "(", ")", "/", "-": tenths += 4
      case "m", "w", "M", "W", "%", "@": tenths += 9.4
      case _ where character.isUppercase: tenths += 7
      case _ where character.isASCII: tenths += 6.2
      default: tenths += 8
      }
    }
    return tenths / 10 * size
  }

  /// Words cut to a width, with a mark where they were.
  static func fitted(_ words: String, width: Double, size: Double) -> String {
    guard self.width(words, size: size) > width else { return words }
    var result = words
    while !result.isEmpty, self.width(result + "…", size: size) > width { result.removeLast() }
    return result + "…"
  }

  /// Words cut into lines at spaces.
  static func wrapped(_ words: String, width: Double, size: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if line.isEmpty || self.width(longer, size: size) <= width {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
