import Columns
import Diagnostics
import Presentation

/// The console's own messages.
enum Messages {
  static func unknownTopic(_ topic: String, among topics: [String]) -> Diagnostic {
    let close = Spelling.candidates(for: topic, among: topics).map { "`\($0)`" }
    let guess = close.isEmpty ? [] : ["did you mean \(close.joined(separator: " or "))?"]
    return Diagnostic(
      .error,
      id: "unknown-topic",
      "there is no help on `\(topic)`",
      at: nil,
      help: guess + ["`help` lists the topics"]
    )
  }

  static func notFormatted(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "not-formatted",
      "`\(path)` is not laid out in the usual way",
      at: nil,
      help: ["`scrutineer format \(path)` does it"]
    )
  }

  static func exists(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "file-exists",
      "`\(path)` is there already, and a person may have changed it",
      at: nil,
      help: ["`--force` replaces it", "another name keeps both"]
    )
  }

  static func severalAnswers(_ count: Int) -> Diagnostic {
    Diagnostic(
      .error,
      id: "several-answers",
      "\(count) answers were given, and a data package describes one table",
      at: nil,
      help: ["ask one question, or leave `--package` out"]
    )
  }

  static func outsidePackage(_ path: String, _ package: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "outside-package",
      "`\(path)` does not lie in the folder of `\(package)`",
      at: nil,
      help: ["a data package describes files in its own folder and below"]
    )
  }

  static func unwritable(_ path: String, _ failure: SystemFailure) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unwritable-file",
      "`\(path)` could not be written: \(failure.words)",
      at: nil
    )
  }

  static func unknownAdviceSetting(_ word: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unknown-setting",
      "advice cannot be `\(word)`",
      at: nil,
      help: ["write `.advice on`, `.advice off` or `.advice strict`"]
    )
  }

  static func unknownFormat(_ name: String) -> Diagnostic {
    let close = Spelling.candidates(for: name, among: Formats.names).map { "`\($0)`" }
    let guess = close.isEmpty ? [] : ["did you mean \(close.joined(separator: " or "))?"]
    return Diagnostic(
      .error,
      id: "unknown-format",
      "there is no format `\(name)`",
      at: nil,
      help: guess + ["the formats are \(Formats.names.joined(separator: ", "))"]
    )
  }

  static func unreadable(_ name: String, _ failure: SystemFailure) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unreadable-file",
      "`\(name)` could not be read: \(failure.words)",
      at: nil
    )
  }

  static func unreadable(_ error: DataError) -> Diagnostic {
    Diagnostic(.error, id: error.id, error.message, at: nil, help: error.help)
  }

  static func unknownLesson(_ word: String, among topics: [String]) -> Diagnostic {
    let close = Spelling.candidates(for: word, among: topics).map { "`\($0)`" }
    let guess = close.isEmpty ? [] : ["did you mean \(close.joined(separator: " or "))?"]
    return Diagnostic(
      .error,
      id: "unknown-lesson",
      "there is no lesson `\(word)`",
      at: nil,
      help: guess + ["`learn` lists the lessons; one of your own is named by its path, `mine.md`"]
    )
  }

  static func safeFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "safe-file",
      "`\(path)` is not read, because this prompt is locked to what comes with the program",
      at: nil,
      help: ["start `scrutineer learn \(path) --safe` instead"]
    )
  }

  static func safeExport(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "safe-export",
      "`\(path)` is not written, because this session is locked and writes no files",
      at: nil,
      help: ["leave `export to` out to see the answer here"]
    )
  }

  static func safeWriting() -> Diagnostic {
    Diagnostic(
      .error,
      id: "safe-writing",
      "this command writes files, which `--safe` forbids",
      at: nil,
      help: ["leave `--safe` out, or ask for what writes nothing, such as `format --check`"]
    )
  }

  static func progressNotKept(_ problem: String) -> Diagnostic {
    Diagnostic(.note, id: "progress-not-kept", "progress may not be kept: \(problem)", at: nil)
  }

  static func historyNotKept(_ problem: String) -> Diagnostic {
    Diagnostic(.note, id: "history-not-kept", "history is not kept: \(problem)", at: nil)
  }

  static func unwritable(_ failure: SystemFailure) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unwritable-answer",
      "the answer could not be written: \(failure.words)",
      at: nil
    )
  }

  static func historyDamaged(_ problem: String) -> Diagnostic {
    Diagnostic(.note, id: "history-damaged", problem, at: nil)
  }

  static func unknownSetting(_ name: String, among names: [String]) -> Diagnostic {
    let close = Spelling.candidates(for: name, among: names).map { "`\($0)`" }
    let guess = close.isEmpty ? [] : ["did you mean \(close.joined(separator: " or "))?"]
    return Diagnostic(
      .error,
      id: "unknown-setting",
      "there is no setting `\(name)`",
      at: nil,
      help: guess + ["`.set` lists them"]
    )
  }

  static func unknownValue(
    _ value: String,
    of name: String,
    among choices: [String],
    _ range: String
  ) -> Diagnostic {
    let close = Spelling.candidates(for: value, among: choices).map { "`\($0)`" }
    let guess = close.isEmpty ? [] : ["did you mean \(close.joined(separator: " or "))?"]
    let all =
      choices.isEmpty
      ? "it is a whole number from \(range)" : "it is one of: " + choices.joined(separator: ", ")
    return Diagnostic(
      .error,
      id: "unknown-value",
      "`\(name)` cannot be `\(value)`",
      at: nil,
      help: guess + [all]
    )
  }

  static func settingsLine(_ line: Int, of path: String, _ problem: String) -> Diagnostic {
    Diagnostic(
      .note,
      id: "unusable-setting",
      "\(path), line \(line): \(problem)",
      at: nil,
      help: ["the line is kept and not used; `.set` lists the settings"]
    )
  }

  static func otherEnding(_ path: String, _ command: String, _ ending: String) -> Diagnostic {
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let stop = path[name...].dropFirst().lastIndex(of: ".")
    let stem = stop.map { path[..<$0] } ?? path[...]
    return Diagnostic(
      .error,
      id: "other-ending",
      "`\(command)` writes files whose names end in `\(ending)`, and `\(path)` does not",
      at: nil,
      help: ["write `\(command) \(stem)\(ending)`"]
    )
  }

  static func notSaved(_ path: String, _ words: String, _ question: String?) -> Diagnostic {
    Diagnostic(
      .error,
      id: "not-saved",
      "`\(path)` was not written: run again, the session answers otherwise: \(words)",
      at: nil,
      help: (question.map { ["the question is: \($0.replacing("\n", with: " | "))"] } ?? [])
        + ["`.record FILE.md` keeps the answers as they were"]
    )
  }
}
