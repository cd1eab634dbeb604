import Columns
import Diagnostics
import Lessons
import Plan
import Platform
import Presentation
import Session

/// A lesson as it is taken: shows its steps, answers what is asked, and marks it.
struct LessonConversation {
  private let lesson: Lesson
  /// The name that progress is kept under.
  private let key: String
  private let session: any QuestionSession
  private let answers: LessonAnswers
  private let reader: any LineReader
  private let writer: AnswerWriter
  private let page: LessonPage
  private let record: ProgressFile
  /// Whether Enter reveals the answer, because a trainer leads.
  private let isLed: Bool
  private var typed: [String] = []

  init(
    _ lesson: Lesson,
    key: String,
    session: any QuestionSession,
    answers: LessonAnswers,
    reader: any LineReader,
    writer: AnswerWriter,
    page: LessonPage,
    record: ProgressFile,
    isLed: Bool
  ) {
    self.lesson = lesson
    self.key = key
    self.session = session
    self.answers = answers
    self.reader = reader
    self.writer = writer
    self.page = page
    self.record = record
    self.isLed = isLed
  }

  /// Where a step led.
  private enum Way {
    case on
    case back
    case anew
    case leave(ExitReason)
  }

  /// Takes the lesson from the first step that is still to be done.
  ///
  /// - Returns: how it ended.
  mutating func run(canGoOn: () -> Bool) -> ExitReason {
    if let setup = lesson.setup {
      _ = session.run(LessonAnswers.source(setup, of: lesson), cancellation: .init()) { outcome in
        if case .failed = outcome { _ = writer.write(outcome) }
      }
    }
    var index = record.progress.next(lesson, key: key)
    greet(at: index)
    while lesson.steps.indices.contains(index) {
      guard canGoOn() else { return .unusableData }
      switch take(index, canGoOn) {
      case .on: index += 1
      case .back: index = max(index - 1, 0)
      case .anew:
        keep(.again, "")
        index = 0
        greet(at: 0)
      case .leave(let reason):
        if reason == .answered, record.progress.count(lesson, key: key) < lesson.steps.count {
          say("\n" + page.sentence("You can go on from here another day: `learn \(word)`."))
        }
        return reason
      }
    }
    let right = lesson.steps.count { record.progress.event(lesson: key, step: $0.name) == .done }
    let all = lesson.steps.count
    let words =
      right == all
      ? "That was all of it, and you did every step."
      : "That was all of it: \(right) of \(all) steps done."
    say("\n" + page.sentence(words + " `learn` lists the other lessons."))
    return .answered
  }

  /// How the lesson is called on the command line.
  private var word: String { key == lesson.topic ? lesson.topic : lesson.source.name }

  private func greet(at index: Int) {
    var text = page.heading(lesson.title)
    let minutes = "About \(lesson.minutes) minute\(lesson.minutes == 1 ? "" : "s")"
    let steps = "\(lesson.steps.count) step\(lesson.steps.count == 1 ? "" : "s")"
    text += "\n" + page.sentence("\(minutes), \(steps). `?` lists what you can say; `quit` leaves.")
    if index > 0 {
      let title = lesson.steps[index].title
      text += "\n" + page.sentence("You go on at step \(index + 1), \(title). `again` begins anew.")
    } else {
      text += page.text(lesson.opening)
    }
    say(text)
  }

  // MARK: - A step

  private mutating func take(_ index: Int, _ canGoOn: () -> Bool) -> Way {
    let step = lesson.steps[index]
    var attempt = LessonAttempt(step.question, of: lesson, answers)
    if let problems = attempt.problems { writer.write(problems) }
    show(step)
    var statement = ""
    while canGoOn() {
      switch readLine(at: index, after: statement) {
      case .interrupted: statement = ""
      case .end:
        say("\n")
        return .leave(.answered)
      case .lost: return .leave(.hungUp)
      case .line(let line):
        writer.beginAtPrompt()
        let isBlank = line.allSatisfy(\.isWhitespace)
        if statement.isEmpty, let command = LessonCommand(line) {
          if let way = obey(command, step, index, &attempt) { return way }
          continue
        }
        statement += statement.isEmpty ? line : "\n" + line
        guard isBlank || session.isComplete(statement) else { continue }
        answer(statement, step, &attempt)
        statement = ""
      }
    }
    return .leave(.unusableData)
  }

  private func show(_ step: LessonStep) {
    var text = page.heading(step.title) + page.text(step.story)
    if let question = step.question {
      text += page.note("Question", question.words)
      if isLed { text += "\n" + page.sentence("(Enter shows the answer)") }
    } else {
      text += "\n" + page.sentence("(Enter goes on)")
    }
    say(text + "\n")
  }

  private func readLine(at index: Int, after statement: String) -> TypedLine {
    let session = session
    let before = statement.isEmpty ? "" : statement + "\n"
    let shift = before.utf8.count
    let count = "\(index + 1)/\(lesson.steps.count)"
    let prompt = "lesson \(count)> "
    let more = String(repeating: " ", count: max(prompt.count - 5, 0)) + "...> "
    var request = LineRequest(prompt: statement.isEmpty ? prompt : more, more: more)
    request.complete = { line, offset in
      let completion = session.completion(in: before + line, at: shift + offset)
      let start = max(completion.replaced.lowerBound - shift, 0)
      let end = max(completion.replaced.upperBound - shift, start)
      var candidates = completion.candidates
      if before.isEmpty, start == 0 {
        let typed = String(decoding: Array(line.utf8).prefix(offset), as: UTF8.self).lowercased()
        candidates += LessonCommand.words.filter { $0.hasPrefix(typed) }
          .map { Candidate(text: $0, kind: "lesson", detail: "") }
      }
      return Completion(replaced: start..<end, candidates: candidates)
    }
    return reader.readLine(request)
  }

  private mutating func obey(
    _ command: LessonCommand,
    _ step: LessonStep,
    _ index: Int,
    _ attempt: inout LessonAttempt
  ) -> Way? {
    switch command {
    case .enter:
      if attempt.isOver {
        keep(attempt.event, step.name)
        return .on
      }
      if isLed {
        reveal(step, &attempt)
      } else {
        say(page.sentence("Type a query, or `hint`, `answer` or `skip`."))
      }
    case .hint: say(page.text(attempt.nextHint()) + "\n")
    case .answer: reveal(step, &attempt)
    case .skip:
      keep(attempt.isOver ? attempt.event : .skipped, step.name)
      return .on
    case .back:
      if index > 0 { return .back }
      say(page.sentence("This is the first step."))
    case .repeat: show(step)
    case .again: return .anew
    case .datasets: writer.write(DatasetList.table(session.datasets))
    case .last:
      guard writer.lastInFull() != nil else {
        say(page.sentence("There is no answer yet."))
        break
      }
      writer.writeLastInFull()
    case .help(let topic):
      if let text = session.help(topic) {
        say(text.hasSuffix("\n") ? text : text + "\n")
      } else {
        writer.write([Messages.unknownTopic(topic, among: session.helpTopics)])
      }
    case .commands:
      for (usage, summary) in LessonCommand.summaries {
        let gap = String(repeating: " ", count: max(12 - usage.count, 1))
        say(page.sentence(usage + gap + summary))
      }
    case .quit: return .leave(.answered)
    }
    return nil
  }

  /// Shows the answer and why it matters.
  private func reveal(_ step: LessonStep, _ attempt: inout LessonAttempt) {
    guard let question = step.question else {
      return say(page.sentence("Nothing is asked here. Enter goes on."))
    }
    say(page.text([.paragraph("This query has the answer:"), .code(question.model.text)]) + "\n")
    // In the learner's session, so that the next line can go on from it.
    _ = run(question.model.text)
    attempt.isShown = true
    say(page.note("Why it matters", question.why))
    say("\n" + page.sentence("(Enter goes on)"))
  }

  private mutating func answer(_ text: String, _ step: LessonStep, _ attempt: inout LessonAttempt) {
    typed.append(text)
    reader.setHistory(typed)
    let (answered, isFailed) = run(text)
    guard let question = step.question, !attempt.isOver else { return }
    if isFailed {
      let goesOn = !text.lowercased().hasPrefix("from") && !text.contains("=")
      let words =
        goesOn
        ? "A line goes on from the last answer; begin again with `from`, or type `hint`."
        : "`hint` helps."
      return say("\n" + page.sentence(words))
    }
    // What a table holds is asked on the way to an answer, and is none.
    guard let answered, !text.lowercased().hasPrefix("describe") else { return }
    switch attempt.mark(answered) {
    case .right:
      say("\n" + page.sentence("That is right.") + page.note("Why it matters", question.why))
      say("\n" + page.sentence("(Enter goes on)"))
      keep(.done, step.name)
    case .known(let place): say(page.text(question.mistakes[place].words))
    case let mark:
      var words = mark.words ?? ""
      if attempt.count == 3 { words += " `hint` helps, and `answer` shows it." }
      say("\n" + page.sentence(words))
    }
  }

  /// Answers a text and shows what comes of it.
  ///
  /// - Returns: the last table or value, and whether anything failed.
  private func run(_ text: String) -> (table: Table?, isFailed: Bool) {
    var table: Table?
    var isFailed = false
    Signals.cancelling { cancellation in
      let source = SourceFile(name: "query", text: text)
      _ = session.run(source, cancellation: cancellation) { outcome in
        switch outcome {
        case .table(let answer, _), .value(let answer, _), .shown(let answer, _, _): table = answer
        case .failed: isFailed = true
        default: break
        }
        _ = writer.write(outcome)
      }
    }
    return (table, isFailed)
  }

  // MARK: - Words

  private func keep(_ event: LessonProgress.Event, _ step: String) {
    if let problem = record.add(event, lesson: key, step: step) {
      writer.write([Messages.progressNotKept(problem)])
    }
  }

  private func say(_ text: String) { writer.say(text) }
}
