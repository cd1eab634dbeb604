import Session

/// The colours and marks of what is being typed.
///
/// They are of the sixteen that every terminal has, so that the reader's own palette holds, and no two
/// styles differ in red against green alone.
package struct EditorColours: Equatable, Sendable {
  /// What a terminal's background is like.
  package enum Background: String, Equatable, Sendable, CaseIterable {
    case dark
    case light
    /// As the terminal says, and dark where it does not.
    case automatic
  }

  /// Whether there are colours at all.
  package var isOn: Bool
  /// Whether they stand on a light background.
  package var isLight: Bool
  /// Whether marks may be other than ASCII.
  package var isUnicode: Bool

  /// Creates colours.
  package init(isOn: Bool, isLight: Bool = false, isUnicode: Bool = true) {
    self.isOn = isOn
    self.isLight = isLight
    self.isUnicode = isUnicode
  }

  /// The parameters of the ANSI sequence for a style; empty for none.
  func code(_ style: TextStyle) -> String {
    guard isOn else { return "" }
    return switch style {
    case .step: isLight ? "1;34" : "1;36"
    case .keyword: isLight ? "34" : "36"
    case .function: isLight ? "35" : "95"
    case .text: isLight ? "32" : "92"
    case .number, .period: isLight ? "33" : "93"
    case .quotedName: ""
    case .comment: isLight ? "2" : "90"
    case .invalid: "4;31"
    case .matched: "1;7"
    }
  }

  /// The parameters for what the program says about a line.
  var hint: String { isOn ? (isLight ? "2" : "90") : "" }

  /// The parameters for what is wrong.
  var wrong: String { isOn ? "31" : "" }

  /// The background that `COLORFGBG` tells, as rxvt and others set it: `15;0`.
  package static func isLight(colorfgbg value: String?) -> Bool? {
    guard let last = value?.split(separator: ";").last, let colour = Int(last) else { return nil }
    return colour == 7 || (9...15).contains(colour)
  }

  /// The background in a terminal's answer to the question for it: `rgb:ffff/ffff/ffff`.
  static func isLight(answer: String) -> Bool? {
    guard let start = answer.firstRange(of: "rgb:")?.upperBound else { return nil }
    let parts = answer[start...].split(separator: "/").prefix(3).map { part in
      part.prefix { $0.isHexDigit }
    }
    guard parts.count == 3 else { return nil }
    var light = 0.0
    for (part, weight) in zip(parts, [0.2126, 0.7152, 0.0722]) {
      guard let value = UInt32(part, radix: 16), (1...4).contains(part.count) else { return nil }
      light += weight * Double(value) / Double((1 << (4 * UInt32(part.count))) - 1)
    }
    return light > 0.5
  }
}
