import Diagnostics
import Presentation
import Session

extension Prompt {
  mutating func obey(_ command: PromptCommand) {
    if learning.isSafe, command.writes {
      writer.say("this session is locked: nothing is written\n")
      return
    }
    switch command {
    case .advice(let setting): setAdvice(setting)
    case .datasets: writer.write(DatasetList.table(session.datasets))
    case .format(let name): setFormat(name)
    case .help(let topic): tellHelp(topic)
    case .last: showLast()
    case .promptHelp:
      for (usage, summary) in PromptCommand.summaries {
        let padding = String(repeating: " ", count: max(17 - usage.count, 1))
        writer.say("\(usage)\(padding)\(summary)\n")
      }
    case .learn, .quit: break
    case .record(let path): record(path)
    case .save(let path): save(path)
    case .set(let name, let value): set(name, value)
    case .undo: undo()
    case .unknown(let word): writer.write([PromptCommand.diagnostic(unknown: word)])
    }
  }

  private func showLast() {
    guard let text = writer.lastInFull() else { return writer.say("there is no answer yet\n") }
    page(text) { writer.writeLastInFull() }
  }

  /// Shows a long text with the pager, or as it is.
  private func page(_ text: String, _ otherwise: () -> Void) {
    let lines = text.utf8.lazy.count { $0 == 0x0A }
    let isLong = lines >= surroundings.height()
    guard surroundings.pages, preferences["pager"] == "on", isLong,
      Pager.show(text, command: surroundings.variable("PAGER"))
    else { return otherwise() }
  }

  private func tellHelp(_ topic: String?) {
    if let text = session.help(topic) {
      let whole = text.hasSuffix("\n") ? text : text + "\n"
      page(whole) { writer.say(whole) }
    } else {
      writer.write([Messages.unknownTopic(topic ?? "", among: session.helpTopics)])
    }
  }

  private func setAdvice(_ setting: String?) {
    switch setting {
    case nil: break
    case "on"?:
      session.advice.turnOn([])
      session.advice.isStrict = false
    case "off"?: session.advice.turnOff([])
    case "strict"?:
      session.advice.turnOn([])
      session.advice.isStrict = true
    case let word?: return writer.write([Messages.unknownAdviceSetting(word)])
    }
    writer.say("advice is \(session.advice.words)\n")
  }

  private func setFormat(_ name: String?) {
    guard let name else {
      writer.say(".format \(writer.format)    # or \(Formats.names.joined(separator: ", "))\n")
      return
    }
    if Formats.names.contains(name) {
      writer.format = name
    } else {
      writer.write([Messages.unknownFormat(name)])
    }
  }

  // MARK: - Settings

  private mutating func set(_ name: String?, _ value: String?) {
    guard let name else {
      writer.write(PreferenceList.table(preferences))
      if let path = preferences.path { writer.say("kept in \(TerminalText.escaped(path))\n") }
      return
    }
    guard let value else {
      guard let item = Preferences.items.first(where: { $0.name == name }) else {
        let names = Preferences.items.map(\.name)
        return writer.write([Messages.unknownSetting(name, among: names)])
      }
      let choices = item.choices.isEmpty ? "a number" : item.choices.joined(separator: ", ")
      writer.say(".set \(name) \(preferences[name])    # \(item.meaning): \(choices)\n")
      return
    }
    if let problem = preferences.choose(name, value) { return writer.write([problem]) }
    applyPreferences()
    writer.say("\(name) is \(value)\n")
  }

  // MARK: - Records

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

  private mutating func record(_ path: String?) {
    switch path {
    case nil:
      let words = recorder.map { "recording in \($0.path), \($0.count) so far" }
      writer.say((words ?? "not recording; `.record FILE.md` begins") + "\n")
    case "off"?:
      writer.say(
        recorder.map { "\($0.path) has \($0.count) more questions\n" } ?? "not recording\n"
      )
      recorder = nil
    case let path?:
      do throws(SystemFailure) {
        recorder = try Recorder(path: path, time: Clock.words(seconds: Clock.now))
        writer.say("from here on questions and answers are added to \(path)\n")
      } catch {
        writer.write([Messages.unwritable(path, error)])
      }
    }
  }

  private func save(_ path: String?) {
    guard let path, !log.entries.isEmpty else {
      writer.say(path == nil ? "write `.save FILE.scq`\n" : "nothing has been answered yet\n")
      return
    }
    guard let fresh = surroundings.freshSession() else {
      return writer.write([Messages.notSaved(path, "its data can no longer be read", nil)])
    }
    let script = log.script(title: "A session of \(Clock.words(seconds: Clock.now))")
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
      writer.say("\(path): \(words), run again with the same answers\n")
    } catch {
      writer.write([Messages.unwritable(path, error)])
    }
  }

  private mutating func undo() {
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
