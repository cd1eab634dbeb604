import Datasets
import Session

/// Completion and hints for lines that speak to the prompt.
enum PromptCompletion {
  /// Whether a line is for the prompt.
  static func reads(_ line: String) -> Bool { line.first == "." && !line.contains("\n") }

  /// What fits in a dot command; nil for other lines.
  static func completion(in line: String, at offset: Int) -> Completion? {
    guard reads(line) else { return nil }
    let text = String(decoding: line.utf8.prefix(offset), as: UTF8.self)
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let typed = words.last, let first = words.first else { return nil }
    let start = text.utf8.count - typed.utf8.count
    let (candidates, isCut) = candidates(after: words.dropLast(), first, typed)
    return Completion(
      replaced: start..<text.utf8.count,
      candidates: candidates.filter { $0.text.hasPrefix(typed) },
      note: isCut ? "the folder has more names than were looked at" : nil
    )
  }

  private static func candidates(
    after before: ArraySlice<String>,
    _ command: String,
    _ typed: String
  ) -> ([Candidate], isCut: Bool) {
    func all(_ words: [String], _ kind: String) -> ([Candidate], Bool) {
      (words.map { Candidate(text: $0, kind: kind, detail: "") }, false)
    }
    switch (before.count, command) {
    case (0, _):
      let commands = PromptCommand.summaries.map { usage, summary in
        let name = String(usage.prefix { $0 != " " })
        return Candidate(text: name, kind: "command", detail: summary)
      }
      return (commands, false)
    case (1, ".set"):
      let items = Preferences.items.map {
        Candidate(text: $0.name, kind: "setting", detail: $0.meaning)
      }
      return (items, false)
    case (2, ".set"):
      let name = before.last ?? ""
      return all(Preferences.items.first { $0.name == name }?.choices ?? [], "value")
    case (1, ".format"):
      return all(Preferences.items.first { $0.name == "format" }?.choices ?? [], "format")
    case (1, ".advice"): return all(["on", "off", "strict"], "value")
    case (1, ".record"), (1, ".save"):
      let (found, isCut) = Catalogue.files(
        beginning: typed,
        ending: command == ".save" ? ".scq" : ".md"
      )
      let files = found.map { path in
        let kind = path.size == nil ? "folder" : "file"
        return Candidate(text: path.path, kind: kind, detail: "")
      }
      return (files, isCut)
    default: return ([], false)
    }
  }

  /// What stands under a line that speaks to the prompt.
  static func hint(on command: PromptCommand) -> LineHint {
    if case .unknown(let word) = command {
      let fitting = PromptCommand.names.filter { $0.hasPrefix(word) }
      return fitting.isEmpty
        ? LineHint(.wrong("there is no command `\(word)`"), next: "")
        : LineHint(.incomplete, next: fitting.joined(separator: " · "))
    }
    return LineHint(.valid, next: "")
  }
}
