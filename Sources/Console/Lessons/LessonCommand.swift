import Diagnostics

/// A line that speaks to a lesson and not to the language.
package enum LessonCommand: Equatable, Sendable {
  /// Nothing was typed: go on, or reveal the answer.
  case enter
  case hint
  case answer
  case skip
  case back
  case `repeat`
  case again
  case datasets
  /// The last answer, in full.
  case last
  case help(String)
  case commands
  case quit

  /// The commands with what they do, for `?`.
  static let summaries: [(usage: String, summary: String)] = [
    ("hint", "a hint; each one says more than the one before"),
    ("answer", "show the answer and go on"),
    ("skip", "leave this step out"),
    ("back", "go back a step"),
    ("repeat", "show this step again"),
    ("again", "begin the lesson anew"),
    ("datasets", "list the tables"),
    (".last", "show the last answer in full"),
    ("help NAME", "explain a word of the language, as in `help where`"),
    ("?", "list these commands"),
    ("quit", "leave the lesson; where you are is kept"),
  ]

  /// The command that a line gives; nil for a line of the language.
  package init?(_ line: String) {
    let words = line.split { $0.isWhitespace }.map { $0.lowercased() }
    guard let first = words.first else {
      self = .enter
      return
    }
    if first == "help" || first == ".help" {
      self = words.count == 1 ? .commands : .help(words.dropFirst().joined(separator: " "))
      return
    }
    guard words.count == 1 else { return nil }
    let word = first.hasPrefix(".") ? String(first.dropFirst()) : first
    switch word {
    case "hint", "hints": self = .hint
    case "answer": self = .answer
    case "skip", "next": self = .skip
    case "back": self = .back
    case "repeat": self = .repeat
    case "again", "restart": self = .again
    case "datasets": self = .datasets
    case "last" where first == ".last": self = .last
    case "?", "learn": self = .commands
    case "quit", "exit", "q", "bye": self = .quit
    default: return nil
    }
  }

  /// What fits at the start of a line beside the language.
  static let words = ["again", "answer", "back", "hint", "quit", "repeat", "skip"]
}
