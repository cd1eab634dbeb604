import Diagnostics

/// A line of a Markdown file.
struct MarkdownLine {
  /// What a line is.
  enum Kind: Equatable {
    case blank
    case heading(Int, String)
    case item(String)
    case fence(String)
    case text(String)
  }

  let kind: Kind
  /// The line as it was written, without its end.
  let text: String
  /// Where it stands, without its end.
  let span: SourceSpan

  /// The lines of a file, with what each would be outside a fence.
  static func lines(of source: SourceFile) -> [MarkdownLine] {
    var lines: [MarkdownLine] = []
    var start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for end in source.bytes.indices where source.bytes[end] == 0x0A && end >= start {
      lines.append(MarkdownLine(source, start, end))
      start = end + 1
    }
    if start < source.bytes.count { lines.append(MarkdownLine(source, start, source.bytes.count)) }
    return lines
  }

  private init(_ source: SourceFile, _ start: Int, _ end: Int) {
    let isCarriage = end > start && source.bytes[end - 1] == 0x0D
    span = SourceSpan(start: start, end: isCarriage ? end - 1 : end)
    text = source.text(of: span)
    kind = Self.kind(text)
  }

  private static func kind(_ text: String) -> Kind {
    let words = trimmed(text)
    if words.isEmpty { return .blank }
    if words.hasPrefix("```") { return .fence(trimmed(words.drop { $0 == "`" })) }
    let marks = words.prefix { $0 == "#" }.count
    if (1...6).contains(marks), words.dropFirst(marks).first == " " {
      return .heading(marks, trimmed(words.dropFirst(marks)))
    }
    for mark in ["- ", "* "] where words.hasPrefix(mark) {
      return .item(trimmed(words.dropFirst(2)))
    }
    return .text(words)
  }

  /// A text without the spaces round it.
  static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
