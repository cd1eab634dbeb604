import Diagnostics
import Session

/// A document that grows with a session: questions, answers, and what was said about them.
struct Recorder {
  /// The Markdown file.
  let path: String
  /// The questions so far.
  private(set) var count = 0

  /// Begins a record at the end of a file, which is made if there is none.
  init(path: String, time: String) throws(SystemFailure) {
    self.path = path
    let isNew = (try? Descriptor.contents(ofFile: path))?.isEmpty ?? true
    let heading = "\(isNew ? "" : "\n")# Record of \(time)\n"
    try Descriptor.append(Array(heading.utf8), to: path, mode: 0o644)
  }

  /// Adds a question with all that came of it.
  ///
  /// - Parameters:
  ///   - question: the statement as it was typed.
  ///   - answers: each answer as Markdown, with its notes and where its rows come from.
  /// - Throws: where the file cannot be added to.
  mutating func add(
    _ question: String,
    _ answers: [(markdown: String, notes: [Diagnostic], origin: [Diagnostic])]
  ) throws(SystemFailure) {
    count += 1
    // A fence longer than any in the question.
    var fence = "```"
    while question.contains(fence) { fence += "`" }
    var text = "\n## Question \(count)\n\n\(fence)scrutineer\n\(question)\n\(fence)\n"
    for answer in answers {
      if !answer.markdown.isEmpty { text += "\n" + answer.markdown }
      for note in answer.notes { text += "\n" + Self.quoted(note) }
      for origin in answer.origin { text += "\n*Source: \(Self.escaped(Self.place(origin)))*\n" }
    }
    try Descriptor.append(Array(text.utf8), to: path, mode: 0o644)
  }

  private static func quoted(_ note: Diagnostic) -> String {
    let kind =
      switch note.severity {
      case .error: "Error"
      case .advice: "Advice"
      case .note: "Note"
      }
    let lines = ["**\(kind)**: \(escaped(note.message))"] + note.help.map(escaped)
    return lines.map { "> \($0)\n" }.joined()
  }

  private static func place(_ note: Diagnostic) -> String {
    let start = "the rows come from "
    return note.message.hasPrefix(start)
      ? String(note.message.dropFirst(start.count)) : note.message
  }

  private static func escaped(_ text: String) -> String {
    TerminalText.escaped(text).replacing("|", with: "\\|").replacing("<", with: "&lt;")
      .replacing("*", with: "\\*")
  }
}
