import Columns

/// Writes drawings as SVG: text stays text, so that it can be searched, read aloud and translated.
package enum SVG {
  /// The text of a file.
  ///
  /// - Complexity: O(elements).
  package static func text(_ drawing: Drawing) -> String {
    let size = "\(number(drawing.width)) \(number(drawing.height))"
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" \
      width="\(number(drawing.width))" height="\(number(drawing.height))" role="img" \
      font-family="'DejaVu Sans', Verdana, Arial, sans-serif">
      <title>\(escaped(drawing.title))</title>
      <desc>\(escaped(drawing.summary))</desc>
      <rect width="100%" height="100%" fill="#ffffff"/>

      """
    for element in drawing.elements { text += line(element) + "\n" }
    return text + "</svg>\n"
  }

  private static func line(_ element: Drawing.Element) -> String {
    switch element {
    case .line(let places, let ink, let width, let isDashed):
      let dashes = isDashed ? #" stroke-dasharray="6 4""# : ""
      return """
        <polyline points="\(points(places))" fill="none" stroke="\(colour(ink))" \
        stroke-width="\(number(width))" stroke-linejoin="round"\(dashes)/>
        """
    case .surface(let places, let ink, let isHollow):
      return #"<polygon points="\#(points(places))"\#(filling(ink, isHollow))/>"#
    case .disc(let place, let radius, let ink, let isHollow):
      let shape = #"cx="\#(number(place.x))" cy="\#(number(place.y))" r="\#(number(radius))""#
      return "<circle \(shape)\(filling(ink, isHollow))/>"
    case .words(let words, let place, let lettering):
      let anchor =
        switch lettering.anchor {
        case .start: ""
        case .middle: #" text-anchor="middle""#
        case .end: #" text-anchor="end""#
        }
      let weight = lettering.isBold ? #" font-weight="bold""# : ""
      return """
        <text x="\(number(place.x))" y="\(number(place.y))" font-size="\(number(lettering.size))" \
        fill="\(colour(lettering.ink))"\(anchor)\(weight)>\(escaped(words))</text>
        """
    }
  }

  private static func filling(_ ink: Style.Ink, _ isHollow: Bool) -> String {
    let colour = colour(ink)
    guard isHollow else { return " fill=\"\(colour)\"" }
    return " fill=\"#ffffff\" stroke=\"\(colour)\" stroke-width=\"2\""
  }

  private static func points(_ places: [Drawing.Place]) -> String {
    places.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  /// A tenth of a pixel is finer than any screen.
  private static func number(_ number: Double) -> String {
    let text = NumberText.fixed(number, decimals: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func colour(_ ink: Style.Ink) -> String {
    let (red, green, blue) = ink.rgb
    return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
