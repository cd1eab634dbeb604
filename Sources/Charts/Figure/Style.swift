/// How a mark looks: a colour, a shape, and whether its line is broken.
///
/// Shape and colour always go together, so that neither is needed to tell series apart.
package struct Style: Hashable, Sendable {
  /// The colours of Okabe and Ito, which people with any kind of colour vision can tell apart, and
  /// two greys.
  package enum Ink: String, CaseIterable, Sendable {
    case blue, orange, green, vermilion, purple, sky, brown, ink, grey, faint
  }

  /// The shapes of points.
  package enum Shape: Int, CaseIterable, Sendable {
    case circle, square, triangle, diamond, ring, box, cross, plus
  }

  /// The colour.
  package let ink: Ink
  /// The shape of points.
  package let shape: Shape
  /// Whether lines are broken.
  package let isDashed: Bool

  /// Creates a style.
  package init(_ ink: Ink, _ shape: Shape, isDashed: Bool = false) {
    self.ink = ink
    self.shape = shape
    self.isDashed = isDashed
  }

  /// The most series that look different from each other.
  package static let mostSeries = 8

  /// The style of a series by its number.
  static func series(_ number: Int) -> Style {
    let inks: [Ink] = [.blue, .orange, .green, .vermilion, .purple, .sky, .brown, .ink]
    let place = number % mostSeries
    return Style(inks[place], Shape.allCases[place])
  }

  /// What the others are held against.
  static let comparator = Style(.ink, .ring, isDashed: true)
  /// What the figures should reach.
  static let target = Style(.vermilion, .plus, isDashed: true)
}

extension Style.Ink {
  /// Red, green and blue, 0 to 255.
  ///
  /// Okabe & Ito, "Color Universal Design", 2008. Their yellow cannot be seen on white, so a brown of the same hue stands in for it.
  package var rgb: (red: Int, green: Int, blue: Int) {
    switch self {
    case .blue: (0, 114, 178)
    case .orange: (230, 159, 0)
    case .green: (0, 158, 115)
    case .vermilion: (213, 94, 0)
    case .purple: (204, 121, 167)
    case .sky: (86, 180, 233)
    case .brown: (140, 122, 30)
    case .ink: (34, 34, 34)
    case .grey: (110, 110, 110)
    case .faint: (222, 222, 222)
    }
  }

  /// The nearest of a terminal's 256 colours that can be read on black and on white; nil for the
  /// terminal's own colour.
  var terminalCode: String? {
    switch self {
    case .blue: "38;5;32"
    case .orange: "38;5;172"
    case .green: "38;5;36"
    case .vermilion: "38;5;166"
    case .purple: "38;5;175"
    case .sky: "38;5;74"
    case .brown: "38;5;143"
    case .ink: nil
    case .grey, .faint: "2"
    }
  }
}

extension Style.Shape {
  /// The character of a point in a terminal.
  var character: Character {
    switch self {
    case .circle: "●"
    case .square: "■"
    case .triangle: "▲"
    case .diamond: "◆"
    case .ring: "○"
    case .box: "□"
    case .cross: "×"
    case .plus: "+"
    }
  }

  /// The character where nothing but ASCII can be shown.
  var plainCharacter: Character {
    switch self {
    case .circle: "o"
    case .square: "#"
    case .triangle: "^"
    case .diamond: "*"
    case .ring: "@"
    case .box: "%"
    case .cross: "x"
    case .plus: "+"
    }
  }

  /// The filling of a bar where colours cannot be shown.
  var filling: Character { ["█", "▒", "░", "▓"][rawValue % 4] }
}
