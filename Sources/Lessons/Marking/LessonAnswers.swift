package import Columns
package import Diagnostics
package import Session

/// Answers the queries of lessons: each in a session of its own, so that none leans on another.
package struct LessonAnswers {
  /// What a query came to.
  package struct Answer {
    /// The last table or value that it gave; nil where it gave none.
    package var table: Table?
    /// What is wrong with it.
    package var problems: [Diagnostic] = []
  }

  private let run: (SourceFile) -> [Outcome]

  /// Creates it from what runs a text in a new session.
  package init(run: @escaping (SourceFile) -> [Outcome]) {
    self.run = run
  }

  /// The answer to a query of a lesson; messages point into the lesson's file.
  package func answer(_ query: LessonQuery, of lesson: Lesson) -> Answer {
    var answer = Answer()
    for outcome in run(Self.source(query, of: lesson)) {
      switch outcome {
      case .table(let table, _), .value(let table, _), .shown(let table, _, _): answer.table = table
      case .failed(let problems, _):
        answer.problems += problems
        answer.table = nil
      default: break
      }
    }
    return answer
  }

  /// The lesson's file with everything but a query and the setup made blank, so that places in the
  /// query are places in the file.
  package static func source(_ query: LessonQuery, of lesson: Lesson) -> SourceFile {
    let kept = [lesson.setup?.span, query.span].compactMap { $0 }.map { $0.start..<$0.end }
    let bytes = lesson.source.bytes.enumerated().map { index, byte in
      byte == 0x0A || kept.contains { $0.contains(index) } ? byte : 0x20
    }
    return SourceFile(name: lesson.source.name, bytes: bytes)
  }
}
