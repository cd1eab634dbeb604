import Columns
import Diagnostics
import Glibc
import Lessons
import Session

/// Lists lessons and starts them, for the command line and for the prompt.
struct Learning {
  let surroundings: Surroundings
  /// A new session as the command line asks for.
  let makeSession: () -> any QuestionSession
  /// What writes the answers of a session.
  let makeWriter: (any QuestionSession) -> AnswerWriter
  /// Whether nothing is written and no other file read.
  let isSafe: Bool
  let wantsColour: Bool

  /// Where progress is kept.
  private var record: ProgressFile {
    ProgressFile(path: isSafe ? nil : ProgressFile.path(variable: surroundings.variable))
  }

  /// Lists the lessons with how far one has come.
  func list(to writer: AnswerWriter) {
    let record = record
    tell(record, writer)
    let lessons = BundledLesson.all
    if surroundings.isOutputTerminal, writer.format == "table" {
      return writer.show(page(isLarge: false).list(lessons, record.progress))
    }
    let texts: [(Field, [Value])] = [
      (Field("lesson", .text), lessons.map { .text($0.topic) }),
      (Field("minutes", .integer), lessons.map { Self.number($0.minutes) }),
      (Field("done", .text), lessons.map { .text(LessonPage.done($0, record.progress)) }),
      (Field("about", .text), lessons.map { .text($0.about) }),
    ]
    let columns = texts.map { field, cells in
      var builder = ColumnBuilder(type: field.type)
      for cell in cells { builder.append(cell) }
      return builder.build()
    }
    let batch = Batch(columns, count: lessons.count)
    writer.write(Table(schema: Schema(texts.map(\.0)), batches: [batch]))
  }

  private func page(isLarge: Bool) -> LessonPage {
    LessonPage(surroundings: surroundings, wantsColour: wantsColour, isLarge: isLarge)
  }

  private static func number(_ count: Int) -> Value {
    .decimal(ExactDecimal(mantissa: Int64(count), scale: 0))
  }

  /// Takes a lesson.
  ///
  /// - Parameters:
  ///   - word: a topic, a number, or the path of a lesson's file.
  ///   - isLed: whether a trainer leads.
  ///   - mayReadFile: whether a path may be read; a safe prompt reads none.
  ///   - reader: what the learner types.
  ///   - writer: writes what is wrong before the lesson begins.
  ///   - canGoOn: whether answers can still be written.
  /// - Returns: how it ended.
  func take(
    _ word: String,
    isLed: Bool,
    mayReadFile: Bool,
    reader: any LineReader,
    writer: AnswerWriter,
    canGoOn: () -> Bool
  ) -> ExitReason {
    let lesson: Lesson
    var key: String
    if let bundled = BundledLesson.named(word) {
      (lesson, key) = (bundled, bundled.topic)
    } else if word.hasSuffix(".md") || word.contains("/") {
      guard mayReadFile || !isSafe else {
        writer.write([Messages.safeFile(word)])
        return .wrongCommandLine
      }
      switch read(word, writer) {
      case .success(let own): (lesson, key) = (own, word)
      case .failure(let reason): return reason.reason
      }
      // The same file under another path is the same lesson.
      key = Descriptor.realPath(word) ?? word
    } else {
      writer.write([Messages.unknownLesson(word, among: BundledLesson.all.map(\.topic))])
      return .wrongCommandLine
    }
    let session = makeSession()
    let lessonWriter = makeWriter(session)
    let record = record
    tell(record, writer)
    var conversation = LessonConversation(
      lesson,
      key: key,
      session: session,
      answers: answers,
      reader: reader,
      writer: lessonWriter,
      page: page(isLarge: isLed),
      record: record,
      isLed: isLed
    )
    return conversation.run(canGoOn: canGoOn)
  }

  /// What answers the queries of lessons.
  var answers: LessonAnswers {
    LessonAnswers { source in
      let session = makeSession()
      var outcomes: [Outcome] = []
      Signals.cancelling { cancellation in
        _ = session.run(source, cancellation: cancellation) { outcomes.append($0) }
      }
      return outcomes
    }
  }

  private struct Refusal: Error {
    let reason: ExitReason
  }

  private func read(_ path: String, _ writer: AnswerWriter) -> Result<Lesson, Refusal> {
    let bytes: [UInt8]
    do throws(SystemFailure) {
      bytes = try Descriptor.contents(ofFile: path)
    } catch {
      writer.write([Messages.unreadable(path, error)])
      return .failure(Refusal(reason: .unusableData))
    }
    let source = SourceFile(name: path, bytes: bytes)
    let (lesson, problems) = LessonReader.read(source)
    guard let lesson else {
      writer.write(problems, in: source)
      return .failure(Refusal(reason: .wrongQuery))
    }
    return .success(lesson)
  }

  private func tell(_ record: ProgressFile, _ writer: AnswerWriter) {
    if let problem = record.problem { writer.write([Messages.progressNotKept(problem)]) }
  }
}
