import Columns
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
    case .about(let name): tellAbout(name)
    case .advice(let setting): setAdvice(setting)
    case .datasets: writer.write(DatasetList.table(session.datasets))
    case .format(let name): setFormat(name)
    case .help(let topic): tellHelp(topic)
    case .last: showLast()
    case .promptHelp:
      let lines = PromptCommand.summaries.map { usage, summary in
        usage + String(repeating: " ", count: max(17 - usage.count, 1)) + summary + "\n"
      }
      show(lines.joined())
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
      show(text)
    } else {
      writer.write([Messages.unknownTopic(topic ?? "", among: session.helpTopics)])
    }
  }

  private func show(_ text: String) {
    let whole = writer.fitted(text.hasSuffix("\n") ? text : text + "\n")
    page(whole) { writer.say(whole) }
  }

  /// Says what a name is: of the language, of a dataset, of a column of the last answer.
  private func tellAbout(_ name: String) {
    let bare = name.replacing("`", with: "").replacing("\"", with: "")
    let sources = session.completion(in: "from ", at: 5).candidates.map(\.text)
    let wanted = bare.lowercased()
    if let source = sources.first(where: { $0.replacing("`", with: "").lowercased() == wanted })
      ?? (bare == "_" ? "_" : nil)
    {
      _ = run("describe \(source)")
    } else if let text = session.about(column: bare) {
      show(text)
    } else if let text = session.help(bare) {
      show(text)
    } else {
      let columns = session.last?.schema.names ?? []
      let names = session.helpTopics + sources + columns
      writer.write([Messages.unknownTopic(bare, among: names)])
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
}
