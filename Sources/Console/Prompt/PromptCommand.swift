import Diagnostics

/// A line that speaks to the prompt and not to the language.
package enum PromptCommand: Equatable, Sendable {
  /// What becomes of advice: `on`, `off` or `strict`; nil asks.
  case advice(String?)
  case datasets
  case format(String?)
  case help(String?)
  case last
  case promptHelp
  case quit
  /// A word after a dot that is no command.
  case unknown(String)

  /// The dot commands with what they do, for `.help`; sorted.
  package static let summaries: [(usage: String, summary: String)] = [
    (".advice SETTING", "give advice: on, off, or strict, which takes it for an error"),
    (".datasets", "list the datasets"),
    (".format NAME", "choose how answers are written"),
    (".help", "list these commands; `help` explains the language"),
    (".last", "show the last answer in full"),
    (".quit", "leave; Ctrl-D does too"),
  ]

  private static var names: [String] {
    summaries.map { String($0.usage.prefix { $0 != " " }) }
  }

  /// The command that a line gives; nil for a line of the language.
  package init?(_ line: String) {
    let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let first = words.first else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    let argument = rest.isEmpty ? nil : rest
    switch first {
    case ".advice": self = .advice(argument)
    case ".datasets": self = .datasets
    case ".format": self = .format(argument)
    case ".help": self = argument.map { .help($0) } ?? .promptHelp
    case ".last": self = .last
    case ".quit", ".exit": self = .quit
    case "datasets" where argument == nil: self = .datasets
    case "exit" where argument == nil, "quit" where argument == nil: self = .quit
    case "help": self = .help(argument)
    default:
      // A number may begin with its point: `.25`.
      guard first.first == ".", first.dropFirst().first?.isLetter == true else { return nil }
      self = .unknown(first)
    }
  }

  /// What is wrong with a word after a dot that is no command.
  static func diagnostic(unknown word: String) -> Diagnostic {
    let close = Spelling.candidates(for: word, among: names).map { "`\($0)`" }
    return Diagnostic(
      .error,
      id: "unknown-prompt-command",
      "there is no command `\(word)`",
      at: nil,
      help: close.isEmpty
        ? ["`.help` lists the commands"] : ["did you mean \(close.joined(separator: " or "))?"]
    )
  }
}
