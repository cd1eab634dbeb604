import Diagnostics

/// A line that speaks to the prompt and not to the language.
package enum PromptCommand: Equatable, Sendable {
  /// What a name is.
  case about(String)
  /// What becomes of advice: `on`, `off` or `strict`; nil asks.
  case advice(String?)
  case datasets
  case format(String?)
  case help(String?)
  case last
  /// List the lessons, or take one; perhaps led by a trainer.
  case learn(String?, isLed: Bool)
  case promptHelp
  case quit
  /// The file of a record, or `off`; nil asks.
  case record(String?)
  /// The file of a script.
  case save(String?)
  /// A setting and its new value; without them all are shown.
  case set(name: String?, value: String?)
  /// Take the last step back.
  case undo
  /// A word after a dot that is no command.
  case unknown(String)

  /// The dot commands with what they do, for `.help`; sorted.
  package static let summaries: [(usage: String, summary: String)] = [
    (".advice SETTING", "give advice: on, off, or strict, which takes it for an error"),
    (".datasets", "list the datasets"),
    (".format NAME", "choose how answers are written"),
    (".help", "list these commands; `help` explains the language"),
    (".last", "show the last answer in full"),
    (".learn TOPIC", "take a lesson; without a name list them, with --trainer for a room"),
    (
      ".manual NAME",
      "the page of the manual on a name, as `help NAME`; `NAME?` asks of columns too"
    ),
    (".quit", "leave; Ctrl-D does too"),
    (
      ".record FILE.md",
      "keep questions and answers from here on as a document; `.record off` ends it"
    ),
    (
      ".save FILE.scq",
      "keep the session as a script, which is run first and must answer the same; --force replaces a file"
    ),
    (".set NAME VALUE", "change a setting for good; `.set` shows them all"),
    (".undo", "take the last step back"),
  ]

  /// Whether obeying it may write a file.
  var writes: Bool {
    switch self {
    case .record, .save: true
    case .set(_, let value): value != nil
    default: false
    }
  }

  static var names: [String] {
    summaries.map { String($0.usage.prefix { $0 != " " }) }
  }

  /// The command that a line gives; nil for a line of the language.
  package init?(_ line: String) {
    guard !line.contains("\n") else { return nil }
    let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let first = words.first else { return nil }
    if let name = Self.asked(line) {
      self = .about(name)
      return
    }
    let rest = words.dropFirst().joined(separator: " ")
    let argument = rest.isEmpty ? nil : rest
    switch first {
    case ".advice": self = .advice(argument)
    case ".datasets": self = .datasets
    case ".format": self = .format(argument)
    case ".manual": self = .help(argument)
    case ".help": self = argument.map { .help($0) } ?? .promptHelp
    case ".last": self = .last
    case ".learn", "learn":
      let topic = words.dropFirst().filter { $0 != "--trainer" }.joined(separator: " ")
      // A column may be called `learn` too.
      guard
        first == ".learn" || !topic.contains(where: { "=+*/<>|(".contains($0) })
          || topic.hasSuffix(".md")
      else { return nil }
      self = .learn(topic.isEmpty ? nil : topic, isLed: words.contains("--trainer"))
    case ".quit", ".exit": self = .quit
    case ".record": self = .record(argument)
    case ".save": self = .save(argument)
    case ".set":
      let value = words.dropFirst(2).filter { $0 != "=" }.joined(separator: " ")
      self = .set(name: words.dropFirst().first, value: value.isEmpty ? nil : value)
    case ".undo": self = .undo
    case "datasets" where argument == nil: self = .datasets
    case "exit" where argument == nil, "quit" where argument == nil: self = .quit
    case "help": self = .help(argument)
    default:
      // A number may begin with its point: `.25`.
      guard first.first == ".", first.dropFirst().first?.isLetter == true else { return nil }
      self = .unknown(first)
    }
  }

  /// The name before a `?` at the end of a line; nil for lines that are more than a name.
  private static func asked(_ line: String) -> String? {
    let words = line.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    guard words.hasSuffix("?") else { return nil }
    var name = words.dropLast()
    while name.last == "?" || name.last == " " { name = name.dropLast() }
    let isQuoted = name.count > 2 && name.first == "`" && name.last == "`"
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || " _.-".contains($0) }
    return !name.isEmpty && (isName || isQuoted) ? String(name) : nil
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
