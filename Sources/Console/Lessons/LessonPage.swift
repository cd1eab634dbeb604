import Diagnostics
import Lessons
import Presentation

/// Lays the text of lessons out for a terminal: in the usual way, or large for a room.
struct LessonPage {
  private let surroundings: Surroundings
  private let usesColour: Bool
  /// Whether lines are short and far apart, for people at the back of a room.
  private let isLarge: Bool

  init(surroundings: Surroundings, wantsColour: Bool, isLarge: Bool) {
    self.surroundings = surroundings
    usesColour = surroundings.coloursMessages(wantsColour: wantsColour)
    self.isLarge = isLarge
  }

  /// The cells that text may take.
  private var width: Int {
    let whole = surroundings.isErrorTerminal ? surroundings.terminalWidth() : 80
    return max(min(whole - margin - 1, isLarge ? 52 : 76), 16)
  }

  private var margin: Int { isLarge ? 4 : 0 }
  private var rule: String { surroundings.showsUnicode ? "─" : "-" }

  /// A heading with rules.
  func heading(_ text: String) -> String {
    let line = String(repeating: rule, count: width)
    guard isLarge else {
      let lines = TextWrapping.lines(of: clean(text.replacing("**", with: "")), into: width)
      let longest = lines.map(TerminalText.width).max() ?? 0
      let under = String(repeating: rule, count: longest)
      return "\n" + lines.map { bold($0) + "\n" }.joined() + under + "\n"
    }
    let heavy = String(repeating: surroundings.showsUnicode ? "━" : "=", count: width)
    let spaced = Self.spaced(clean(text.replacing("**", with: "")).uppercased())
    let lines = TextWrapping.lines(of: spaced, into: width)
      .map { indent + bold($0.replacing("\u{A0}", with: " ")) + "\n" }
    return "\n\n" + indent + heavy + "\n\n" + lines.joined(separator: "\n") + "\n" + indent + line
      + "\n"
  }

  /// Blocks of text, a blank line before each.
  func text(_ blocks: [LessonBlock]) -> String {
    blocks.map { block in
      switch block {
      case .paragraph(let words): "\n" + lines(words, first: "", rest: "")
      case .list(let items):
        "\n" + items.map { lines($0, first: bullet + " ", rest: "  ") }.joined()
      case .code(let text):
        "\n"
          + text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { indent + "    " + TerminalText.escaped(String($0)) + "\n" }.joined()
      }
    }.joined()
  }

  /// Words on their own, with a word before them that says what they are.
  func note(_ label: String, _ blocks: [LessonBlock]) -> String {
    guard case .paragraph(let words)? = blocks.first else {
      return "\n" + indent + bold(label) + "\n" + text(blocks)
    }
    let first = "\n" + lines(label + ": " + words, first: "", rest: "", bold: label + ":")
    return first + text(Array(blocks.dropFirst()))
  }

  /// A sentence from the program.
  func sentence(_ words: String) -> String { lines(words, first: "", rest: "") }

  /// The lessons, each with what it is about beneath.
  func list(_ lessons: [Lesson], _ progress: LessonProgress) -> String {
    lessons.enumerated().map { index, lesson in
      let number = String(repeating: " ", count: index < 9 ? 1 : 0) + "\(index + 1)  "
      let done = Self.done(lesson, progress)
      let state = done.isEmpty ? "\(lesson.minutes) minutes" : done + " done"
      return lines("\(lesson.topic) (\(state))", first: number, rest: "    ", bold: lesson.topic)
        + lines(lesson.about, first: "    ", rest: "    ")
    }.joined()
  }

  /// How much of a lesson is done, in words; nothing where none is.
  static func done(_ lesson: Lesson, _ progress: LessonProgress) -> String {
    let count = progress.count(lesson, key: lesson.topic)
    if count == 0 { return "" }
    return count == lesson.steps.count ? "all" : "\(count) of \(lesson.steps.count)"
  }

  // MARK: - Lines

  private var indent: String { String(repeating: " ", count: margin) }
  private var bullet: String { surroundings.showsUnicode ? "•" : "-" }

  private func lines(_ text: String, first: String, rest: String, bold label: String = "") -> String
  {
    let room = width - TerminalText.width(of: first)
    let wrapped = emphasised(TextWrapping.lines(of: clean(text), into: room))
    var result = wrapped.enumerated().map { index, line in
      indent + (index == 0 ? first : rest) + line + "\n"
    }
    let start = indent + first
    if !label.isEmpty, let line = result.first, line.hasPrefix(start + label) {
      result[0] = start + bold(label) + line.dropFirst(start.count + label.count)
    }
    return result.joined(separator: isLarge ? "\n" : "")
  }

  /// The text safe to print, with marks that take no room where bold words begin and end.
  private func clean(_ text: String) -> String {
    let bare = text.replacing(Self.boldMark, with: "")
    let safe = TerminalText.escaped(bare.replacing("**", with: usesColour ? Self.boldMark : ""))
    return surroundings.showsUnicode ? safe : TerminalText.plain(safe)
  }

  /// A zero-width space, which no lesson needs.
  private static let boldMark = "\u{200B}"

  /// Lines with their marks as what the terminal takes; bold words may go on from line to line.
  private func emphasised(_ lines: [String]) -> [String] {
    var isBold = false
    return lines.map { line in
      let parts = line.split(separator: Self.boldMark, omittingEmptySubsequences: false)
      guard parts.count > 1 || isBold else { return line }
      return parts.enumerated().map { index, part in
        if index > 0 { isBold.toggle() }
        return isBold && !part.isEmpty ? bold(String(part)) : String(part)
      }.joined()
    }
  }

  private func bold(_ text: String) -> String {
    usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  /// The letters of a text with a space after each, and words that stay whole.
  private static func spaced(_ text: String) -> String {
    text.split(separator: " ").map { word in
      word.map(String.init).joined(separator: "\u{A0}")
    }.joined(separator: "\u{A0}\u{A0} ")
  }
}
