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
      "`\(path)` is there already, and a person may have corrected it",
      at: nil,
      help: ["`--force` replaces it", "`--output` with another name keeps both"]
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
}
