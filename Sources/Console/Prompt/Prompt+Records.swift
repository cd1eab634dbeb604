import Diagnostics
import Presentation
import Session

/// What is kept of a session: a document for people, and a script.
extension Prompt {
  /// Keeps what was answered for `.save` and `.record`.
  mutating func keep(_ text: String, _ outcomes: [Outcome]) {
    for (statement, outcome) in zip(session.statements(of: text), outcomes) {
      log.add(statement, outcome)
    }
    guard recorder != nil else { return }
    var origins: [[Diagnostic]] = outcomes.map { _ in [] }
    if let last = outcomes.lastIndex(where: \.isTable) { origins[last] = session.originOfLast() }
    let answers = zip(outcomes, origins).map { outcome, origin in
      (writer.text(outcome, format: MarkdownFormat.name), outcome.notes, origin)
    }
    do throws(SystemFailure) {
      try recorder?.add(text, answers)
    } catch {
      writer.write([Messages.unwritable(recorder?.path ?? "", error)])
    }
  }

  mutating func record(_ name: String?) {
    switch name {
    case nil:
      let words = recorder.map { "recording in \($0.path), \($0.count) so far" }
      writer.say((words ?? "not recording; `.record FILE.md` begins") + "\n")
    case "off"?:
      writer.say(
        recorder.map { "\($0.path) has \(Self.questions($0.count)) more\n" } ?? "not recording\n"
      )
      recorder = nil
    case let name?:
      let path = homePath(name)
      // The end of a file that holds something else is no place for a record.
      guard path.lowercased().hasSuffix(".md") else {
        return writer.write([Messages.otherEnding(name, ".record", ".md")])
      }
      do throws(SystemFailure) {
        recorder = try Recorder(path: path, time: Clock.words(seconds: Clock.now))
        writer.say(
          "from here on questions and answers are added to \(TerminalText.escaped(path))\n"
        )
      } catch {
        writer.write([Messages.unwritable(path, error)])
      }
    }
  }

  private static func questions(_ count: Int) -> String {
    count == 1 ? "1 question" : "\(count) questions"
  }

  /// Writes the session as a script, which must give the same answers; over a file only where that
  /// is such a script itself, or with `--force`.
  func save(_ argument: String?) {
    let words = argument?.split(separator: " ").map(String.init) ?? []
    let name = words.filter { $0 != "--force" }.joined(separator: " ")
    guard !name.isEmpty, !log.entries.isEmpty else {
      writer.say(
        log.entries.isEmpty ? "nothing has been answered yet\n" : "write `.save FILE.scq`\n"
      )
      return
    }
    let path = homePath(name)
    guard path.lowercased().hasSuffix(".scq") else {
      return writer.write([Messages.otherEnding(name, ".save", ".scq")])
    }
    if !words.contains("--force"), let there = try? Descriptor.contents(ofFile: path),
      !SessionLog.isScript(there)
    {
      return writer.write([Messages.exists(path)])
    }
    guard let fresh = surroundings.freshSession() else {
      return writer.write([Messages.notSaved(path, "its data can no longer be read", nil)])
    }
    let script = log.script(time: Clock.words(seconds: Clock.now))
    var outcomes: [Outcome] = []
    Signals.cancelling { cancellation in
      fresh.ask = session.ask
      _ = fresh.run(SourceFile(name: path, text: script), cancellation: cancellation) {
        outcomes.append($0)
      }
    }
    if let difference = log.difference(from: outcomes) {
      return writer.write([Messages.notSaved(path, difference.words, difference.question)])
    }
    do throws(SystemFailure) {
      try Descriptor.put(script, to: path)
      let count = log.entries.count
      let words = count == 1 ? "1 statement" : "\(count) statements"
      writer.say("\(TerminalText.escaped(path)): \(words), run again with the same answers\n")
    } catch {
      writer.write([Messages.unwritable(path, error)])
    }
  }

  /// A path with `~/` as shells read it.
  private func homePath(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = surroundings.variable("HOME") else { return path }
    return home + path.dropFirst(1)
  }

  mutating func undo() {
    guard session.undo() else { return writer.say("there is no step to take back\n") }
    if let text = log.takeLast() {
      writer.say("taken back: \(TerminalText.escaped(text.replacing("\n", with: " | ")))\n")
    }
    guard let table = session.last else { return writer.say("there is no answer now\n") }
    _ = writer.write(.table(table, notes: []))
  }
}

extension Outcome {
  fileprivate var isTable: Bool {
    switch self {
    case .table, .shown: true
    case .value, .words, .defined, .said, .failed: false
    }
  }

  fileprivate var notes: [Diagnostic] {
    switch self {
    case .table(_, let notes), .shown(_, _, let notes), .value(_, let notes), .words(_, let notes):
      notes
    case .failed(let diagnostics, _): diagnostics
    case .defined, .said: []
    }
  }
}
