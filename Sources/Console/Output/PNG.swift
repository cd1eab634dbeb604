import CCairo
import Charts
import Glibc

/// Draws pictures in dots, with the cairo library.
enum PNG {
  /// Dots a pixel: sharp in print at the width of a page.
  private static let scale = 2.0
  /// The most dots down; cairo ends at 32,767.
  private static let most = 32_000.0

  /// The bytes of a file.
  static func bytes(_ drawing: Drawing) throws(ExportFailure) -> [UInt8] {
    let scale = min(scale, most / max(drawing.height, 1))
    var problem: UnsafePointer<CChar>?
    let begun = unsafe ccairo_begin(drawing.width, drawing.height, scale, &problem)
    guard let picture = unsafe begun else {
      let words = unsafe problem.map { unsafe String(cString: $0) }
      throw .picture(words ?? "there is not enough memory")
    }
    for element in drawing.elements { unsafe draw(element, on: picture) }
    var count = 0
    guard let bytes = unsafe ccairo_end(picture, &count) else {
      throw .picture("the cairo library failed")
    }
    defer { unsafe free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  private static func draw(_ element: Drawing.Element, on picture: OpaquePointer) {
    switch element {
    case .line(let places, let ink, let width, let isDashed):
      let numbers = places.flatMap { [$0.x, $0.y] }
      unsafe ccairo_line(picture, numbers, places.count, ink.colour, width, isDashed ? 6 : 0)
    case .surface(let places, let ink, let isHollow):
      let numbers = places.flatMap { [$0.x, $0.y] }
      unsafe ccairo_surface(picture, numbers, places.count, ink.colour, isHollow ? 1 : 0)
    case .disc(let place, let radius, let ink, let isHollow):
      unsafe ccairo_disc(picture, place.x, place.y, radius, ink.colour, isHollow ? 1 : 0)
    case .words(let words, let place, let lettering):
      let anchor =
        switch lettering.anchor {
        case .start: 0.0
        case .middle: 0.5
        case .end: 1.0
        }
      unsafe ccairo_words(
        picture,
        words,
        place.x,
        place.y,
        lettering.size,
        anchor,
        lettering.isBold ? 1 : 0,
        lettering.ink.colour
      )
    }
  }
}

extension Style.Ink {
  fileprivate var colour: ccairo_colour {
    let (red, green, blue) = rgb
    return ccairo_colour(
      red: Double(red) / 255,
      green: Double(green) / 255,
      blue: Double(blue) / 255
    )
  }
}
