import Diagnostics

/// Names and flags beside points, where there is room.
extension Drawing {
  /// Where something stands that a label may not cover.
  private struct Box {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// The height of a label.
  private static let labelSize = 11.0

  /// Writes what stands beside points: to the right, else to the left, above or below; a label that
  /// would cover a point or another label is left out.
  mutating func drawLabels(_ layers: [Layer], _ frame: Frame) {
    var taken: [Box] = []
    var labelled: [(x: Double, y: Double, words: String)] = []
    for layer in layers {
      for point in layer.labelledPoints ?? [] {
        guard let value = point.y else { continue }
        let (x, y) = (frame.x(point.x), frame.y(value))
        taken.append(Box(left: x - 4, right: x + 4, top: y - 4, bottom: y + 4))
        if let label = point.label {
          labelled.append((x, y, TerminalText.escaped(label)))
        }
      }
    }
    let size = Self.labelSize
    for label in labelled.reversed() {
      let width = Self.width(label.words, size: size)
      let (x, y) = (label.x, label.y)
      let above = [(x - width / 2, y - 8), (x - width / 2, y + size + 7)]
      let beside = [(x + 7, y + 4), (x - 7 - width, y + 4)]
      for (left, foot) in beside + above {
        let box = Box(left: left, right: left + width, top: foot - size + 1, bottom: foot + 2)
        guard box.left >= frame.left, box.right <= frame.right + Self.edge,
          box.top >= frame.top - size, box.bottom <= frame.bottom,
          !taken.contains(where: box.meets)
        else { continue }
        words(label.words, left, foot, size: size, ink: .grey)
        taken.append(box)
        break
      }
    }
  }
}
