import Columns
import Diagnostics
import Lessons

/// How a learner stands with one step's question.
struct LessonAttempt {
  private let question: LessonQuestion?
  private let marker: Marker?
  private var hints = 0
  /// How many answers have been marked.
  private(set) var count = 0
  /// Why the lesson's own answer cannot be had; nil where it can.
  let problems: [Diagnostic]?
  /// Whether the right answer was given.
  private(set) var isRight = false
  /// Whether it was looked at.
  var isShown = false

  init(_ question: LessonQuestion?, of lesson: Lesson, _ answers: LessonAnswers) {
    self.question = question
    guard let question else {
      (marker, problems) = (nil, nil)
      return
    }
    let answer = answers.answer(question.model, of: lesson)
    guard let table = answer.table else {
      (marker, problems) = (nil, answer.problems)
      return
    }
    // A mistake that cannot be answered is never met, which `check` reports.
    let mistakes = question.mistakes.map { mistake in
      answers.answer(mistake.query, of: lesson).table ?? Table(schema: Schema([]), batches: [])
    }
    marker = Marker(question.rules, model: table, mistakes: mistakes)
    problems = nil
  }

  /// Whether there is nothing left to ask.
  var isOver: Bool { question == nil || marker == nil || isRight || isShown }

  /// What to keep of it.
  var event: LessonProgress.Event { isShown && !isRight ? .shown : .done }

  /// The next hint, and in the end the query itself.
  mutating func nextHint() -> [LessonBlock] {
    guard let question else { return [.paragraph("Nothing is asked here. Enter goes on.")] }
    defer { hints += 1 }
    if hints < question.hints.count { return question.hints[hints] }
    return [
      .paragraph("This query has the answer; type it to see what it says:"),
      .code(question.model.text),
    ]
  }

  /// Marks an answer.
  mutating func mark(_ table: Table) -> Mark {
    count += 1
    guard let marker else { return .other }
    let mark = marker.mark(table)
    if mark == .right { isRight = true }
    return mark
  }
}
