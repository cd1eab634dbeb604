import Diagnostics
import Lessons
import Session

extension Program {
  /// Lists the lessons, or takes one.
  func learn(
    _ topic: String?,
    isLed: Bool,
    _ learning: Learning,
    _ writer: AnswerWriter
  ) -> ExitReason {
    guard let topic else {
      learning.list(to: writer)
      if surroundings.isOutputTerminal {
        writer.say(
          "\n`scrutineer learn \(BundledLesson.all.first?.topic ?? "")` begins the first\n"
        )
      }
      return .answered
    }
    let reader: any LineReader
    if surroundings.isInputTerminal {
      reader = makeReader()
      if learning.isSafe { Signals.ignoreStop() }
    } else {
      do throws(SystemFailure) {
        reader = PipedReader(try input())
      } catch {
        writer.write([Messages.unreadable(Self.standardInput, error)])
        return .unusableData
      }
    }
    return learning.take(
      topic,
      isLed: isLed,
      mayReadFile: true,
      reader: reader,
      writer: writer
    ) { output.failure == nil }
  }

  /// Says what is wrong with a lesson's file.
  func check(
    lesson source: SourceFile,
    _ learning: Learning,
    _ session: any QuestionSession,
    _ writer: AnswerWriter
  ) -> ExitReason {
    let problems = LessonCheck.problems(in: source, answers: learning.answers) {
      session.check($0)
    }
    writer.write(problems, in: source)
    return problems.isEmpty ? .answered : .wrongQuery
  }
}
