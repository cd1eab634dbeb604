import Columns
import Diagnostics
import Presentation
import Session

/// The conversation: asks for statements, answers them, and never ends but at the reader's wish.
struct Prompt {
  private static let first = "scrutineer> "
  private static let more = "       ...> "

  let session: any QuestionSession
  private let reader: any LineReader
  let writer: AnswerWriter
  private var history: History
  var preferences: Preferences
  /// What the conversation needs from outside it.
  let surroundings: PromptSurroundings
  let learning: Learning
  private var hasToldProblem = false
  /// Where the statement that failed last is wrong, in bytes.
  private var errorPlace: Int?
  var log = SessionLog()
  var recorder: Recorder?

  init(
    session: any QuestionSession,
    reader: any LineReader,
    writer: AnswerWriter,
    history: History,
    preferences: Preferences,
    surroundings: PromptSurroundings,
    learning: Learning
  ) {
    self.session = session
    self.reader = reader
    self.writer = writer
    self.history = history
    self.learning = learning
    self.preferences = preferences
    self.surroundings = surroundings
  }

  /// Converses until the reader leaves.
  ///
  /// - Parameter canGoOn: asked after each answer; false where answers can no longer be written.
  /// - Returns: how the conversation ended.
  mutating func converse(canGoOn: () -> Bool) -> ExitReason {
    let count = session.datasets.count
    let words = count == 1 ? "1 dataset" : "\(count) `datasets`"
    let greeting = "Scrutineer: \(words); `help` explains, `learn` teaches, Ctrl-D leaves\n"
    writer.say(writer.fitted(greeting))
    writer.write(preferences.problems)
    tellHistoryProblem()
    reader.setHistory(history.entries)
    applyPreferences(isStart: true)
    let reader = reader
    session.ask = { name, about in
      let words = TerminalText.escaped(about ?? name)
      guard case .line(let line) = reader.readLine(LineRequest(prompt: words + ": ")) else {
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
            remember(HistoryEntry(line, time: Clock.now, outcome: .command))
            if command == .quit { return .answered }
            if case .learn(let topic, let isLed) = command {
              if learn(topic, isLed: isLed, canGoOn) == .hungUp { return .hungUp }
              continue
            }
            obey(command)
            continue
          }
        }
        statement += statement.isEmpty ? line : "\n" + line
        // A blank line ends a statement as it stands, and its errors say what is missing.
        let isEnded = isBlank || statement.hasSuffix("\n") || session.isComplete(statement)
        guard isEnded else { continue }
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
    var request = LineRequest(
      prompt: statement.isEmpty ? Self.first : Self.more,
      more: Self.more
    )
    request.place = errorPlace
    request.complete = { line, offset in
      let completion =
        PromptCompletion.completion(in: line, at: offset)
        ?? session.completion(in: before + line, at: shift + offset)
      let start = max(
        completion.replaced.lowerBound - (PromptCompletion.reads(line) ? 0 : shift),
        0
      )
      let end = max(
        completion.replaced.upperBound - (PromptCompletion.reads(line) ? 0 : shift),
        start
      )
      return Completion(
        replaced: start..<end,
        candidates: completion.candidates,
        note: completion.note
      )
    }
    request.isComplete = { line in
      before.isEmpty && PromptCommand(line) != nil || session.isComplete(before + line)
    }
    request.styles = { line, cursor in
      PromptCommand(line) == nil ? session.styles(of: line, cursor: cursor) : []
    }
    if preferences["hints"] == "on" {
      // What to begin with need be said once.
      let isNew = log.entries.isEmpty
      request.hint = { line, cursor in
        if !isNew, before.isEmpty, line.isEmpty { return LineHint(.valid, next: "") }
        return
          PromptCommand(line).map { PromptCompletion.hint(on: $0) }
          ?? session.hint(on: before + line, at: shift + cursor)
      }
    }
    return reader.readLine(request)
  }

  private mutating func answer(_ statement: String) {
    var text = statement
    while text.last?.isWhitespace == true { text.removeLast() }
    let time = Clock.now
    // It is kept before it is run, so that nothing that happens then can lose it.
    history.add(HistoryEntry(text, time: time, outcome: .begun))
    let began = Clock.steady
    let (outcomes, place) = run(text)
    let milliseconds = Clock.steady - began
    errorPlace = place
    var result = HistoryEntry.Outcome.answered
    var rows: Int?
    for outcome in outcomes {
      switch outcome {
      case .failed(_, .interrupted): result = .interrupted
      case .failed: result = .failed
      case .table(let table, _), .shown(let table, _, _), .value(let table, _):
        rows = table.rowCount
      case .words, .defined, .said: break
      }
    }
    remember(
      HistoryEntry(text, time: time, milliseconds: milliseconds, outcome: result, rows: rows)
    )
    tellTime(milliseconds)
    keep(text, outcomes)
  }

  /// Runs statements and writes what comes of them.
  ///
  /// - Returns: the outcomes, and where in the text the first error is.
  func run(_ text: String) -> (outcomes: [Outcome], place: Int?) {
    let source = SourceFile(name: "query", text: text)
    var outcomes: [Outcome] = []
    var place: Int?
    let session = session
    let writer = writer
    Signals.cancelling { cancellation in
      func work(_ progress: Progress?) {
        _ = session.run(source, cancellation: cancellation) { outcome in
          outcomes.append(outcome)
          if case .failed(let diagnostics, _) = outcome {
            place = diagnostics.first { $0.isError }?.span?.start
          }
          guard let progress else {
            _ = writer.write(outcome)
            return
          }
          progress.inTurn { _ = writer.write(outcome) }
        }
      }
      if surroundings.showsProgress, preferences["progress"] == "on" {
        Progress.during(cancellation, width: surroundings.width(), work)
      } else {
        work(nil)
      }
    }
    return (outcomes, place)
  }

  private func tellTime(_ milliseconds: Int) {
    let setting = preferences["timing"]
    let isTold = setting == "on" || setting == "automatic" && milliseconds >= 1_000
    if isTold { writer.say("took \(Clock.words(milliseconds: milliseconds))\n") }
  }

  private mutating func remember(_ entry: HistoryEntry) {
    history.add(entry)
    reader.setHistory(history.entries)
    tellHistoryProblem()
    session.provide("history", history.dataset)
  }

  private mutating func tellHistoryProblem() {
    if let damage = history.takeDamage() { writer.write([Messages.historyDamaged(damage)]) }
    guard let problem = history.problem, !hasToldProblem else { return }
    hasToldProblem = true
    writer.write([Messages.historyNotKept(problem)])
  }

  /// Lists the lessons, or takes one and comes back.
  private func learn(_ topic: String?, isLed: Bool, _ canGoOn: () -> Bool) -> ExitReason {
    guard let topic else {
      learning.list(to: writer)
      writer.say("\n`learn` and a name or its number begins a lesson\n")
      return .answered
    }
    let reason = learning.take(
      topic,
      isLed: isLed,
      mayReadFile: false,
      reader: reader,
      writer: writer,
      canGoOn: canGoOn
    )
    reader.setHistory(history.entries)
    return reason
  }

  /// Takes the settings into use.
  ///
  /// - Parameter isStart: whether what the command line asks for stays as it is.
  func applyPreferences(isStart: Bool = false) {
    writer.rowLimit = Int(preferences["rows"]) ?? 40
    writer.isColourChosen = preferences["colour"] == "on"
    if !isStart || writer.format == TableFormat.name { writer.format = preferences["format"] }
    if !isStart || preferences.isChosen("advice") && session.advice == AdviceSettings() {
      session.advice.isOn = preferences["advice"] != "off"
      session.advice.isStrict = preferences["advice"] == "strict"
    }
    reader.setColours(surroundings.colours(preferences))
  }
}
