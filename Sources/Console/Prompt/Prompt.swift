import Diagnostics
import Presentation
import Session

/// The conversation: asks for statements, answers them, and never ends but at the reader's wish.
struct Prompt {
  private static let first = "scrutineer> "
  private static let more = "       ...> "

  private let session: any QuestionSession
  private let reader: any LineReader
  private let writer: AnswerWriter
  private var history: History
  private var hasToldProblem = false

  init(
    session: any QuestionSession,
    reader: any LineReader,
    writer: AnswerWriter,
    history: History
  ) {
    self.session = session
    self.reader = reader
    self.writer = writer
    self.history = history
  }

  /// Converses until the reader leaves.
  ///
  /// - Parameter canGoOn: asked after each answer; false where answers can no longer be written.
  /// - Returns: how the conversation ended.
  mutating func converse(canGoOn: () -> Bool) -> ExitReason {
    let count = session.datasets.count
    let words = "\(count) dataset\(count == 1 ? "" : "s")"
    writer.say("Scrutineer: \(words); `help` explains, `datasets` lists, Ctrl-D leaves\n")
    tellHistoryProblem()
    reader.setHistory(history.entries)
    let reader = reader
    session.ask = { name, about in
      let words = TerminalText.escaped(about ?? name)
      let nothing = { (line: String, _: Int) in
        Completion(replaced: line.utf8.count..<line.utf8.count, candidates: [])
      }
      guard case .line(let line) = reader.readLine(prompt: words + ": ", complete: nothing) else {
        return nil
      }
      return line
    }
    var statement = ""
    while canGoOn() {
      switch readLine(after: statement) {
      case .interrupted: statement = ""
      case .end:
        writer.say("\n")
        return .answered
      case .lost: return .hungUp
      case .line(let line):
        writer.beginAtPrompt()
        let isBlank = line.allSatisfy(\.isWhitespace)
        if statement.isEmpty {
          if isBlank { continue }
          if let command = PromptCommand(line) {
            remember(line)
            if command == .quit { return .answered }
            obey(command)
            continue
          }
        }
        statement += statement.isEmpty ? line : "\n" + line
        // A blank line ends a statement as it stands, and its errors say what is missing.
        guard isBlank || session.isComplete(statement) else { continue }
        answer(statement)
        statement = ""
      }
    }
    return .unusableData
  }

  private func readLine(after statement: String) -> TypedLine {
    let session = session
    let before = statement.isEmpty ? "" : statement + "\n"
    let shift = before.utf8.count
    return reader.readLine(prompt: statement.isEmpty ? Self.first : Self.more) { line, offset in
      let completion = session.completion(in: before + line, at: shift + offset)
      let start = completion.replaced.lowerBound - shift
      let end = max(completion.replaced.upperBound - shift, start)
      return Completion(replaced: start..<end, candidates: completion.candidates)
    }
  }

  private mutating func answer(_ statement: String) {
    var text = statement
    while text.last?.isWhitespace == true { text.removeLast() }
    remember(text)
    let source = SourceFile(name: "query", text: text)
    Signals.cancelling { cancellation in
      _ = session.run(source, cancellation: cancellation) { outcome in
        _ = writer.write(outcome)
      }
    }
  }

  private mutating func remember(_ statement: String) {
    history.add(statement)
    reader.setHistory(history.entries)
    tellHistoryProblem()
  }

  private mutating func tellHistoryProblem() {
    guard let problem = history.problem, !hasToldProblem else { return }
    hasToldProblem = true
    writer.write([Messages.historyNotKept(problem)])
  }

  private func obey(_ command: PromptCommand) {
    switch command {
    case .advice(let setting): setAdvice(setting)
    case .datasets: writer.write(DatasetList.table(session.datasets))
    case .format(let name): setFormat(name)
    case .help(let topic): tellHelp(topic)
    case .last:
      if !writer.writeLastInFull() { writer.say("there is no answer yet\n") }
    case .promptHelp:
      for (usage, summary) in PromptCommand.summaries {
        let padding = String(repeating: " ", count: max(17 - usage.count, 1))
        writer.say("\(usage)\(padding)\(summary)\n")
      }
    case .quit: break
    case .unknown(let word): writer.write([PromptCommand.diagnostic(unknown: word)])
    }
  }

  private func tellHelp(_ topic: String?) {
    if let text = session.help(topic) {
      writer.say(text.hasSuffix("\n") ? text : text + "\n")
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
}
