extension JSON {
  /// The value as text that people read and correct: an object's members one a line, and what is
  /// short on one line.
  ///
  /// Control characters are escaped, those beyond ASCII too, so that a terminal shows them as they
  /// are.
  var prettyText: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  /// The longest value that stands on one line.
  private static let width = 88

  private func write(to text: inout String, indent: Int) {
    let line = self.line
    switch self {
    case .object(let members) where members.count > 1 || line.utf8.count + indent > Self.width:
      guard !members.isEmpty else { break }
      // Two or three short facts, such as those of a source, need no line each.
      if members.count <= 3, line.utf8.count + indent <= Self.width, indent > 4 { break }
      text += "{\n"
      for (index, member) in members.enumerated() {
        text += Self.margin(indent + 2) + Self.quoted(member.key) + ": "
        member.value.write(to: &text, indent: indent + 2)
        text += index + 1 < members.count ? ",\n" : "\n"
      }
      text += Self.margin(indent) + "}"
      return
    case .array(let elements) where line.utf8.count + indent > Self.width || holdsObjects:
      guard !elements.isEmpty else { break }
      text += "[\n"
      for (index, element) in elements.enumerated() {
        text += Self.margin(indent + 2)
        element.write(to: &text, indent: indent + 2)
        text += index + 1 < elements.count ? ",\n" : "\n"
      }
      text += Self.margin(indent) + "]"
      return
    default: break
    }
    text += line
  }

  private var holdsObjects: Bool {
    elements?.contains { if case .object = $0 { true } else { false } } ?? false
  }

  private var line: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .text(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ": " + $0.value.line }.joined(separator: ", ") + "}"
    }
  }

  private static func margin(_ indent: Int) -> String { String(repeating: " ", count: indent) }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
