package import Diagnostics

/// A lesson: a few steps, each with something to read and mostly a question.
package struct Lesson: Sendable {
  /// The name that `learn` takes: lower case, with hyphens.
  package let topic: String
  /// The heading.
  package let title: String
  /// How many minutes it takes.
  package let minutes: Int
  /// What one knows afterwards, in a line.
  package let about: String
  /// What is read before the first step.
  package let opening: [LessonBlock]
  /// The steps, in order.
  package let steps: [LessonStep]
  /// Statements that come before every query, such as names for tables; nil where there are none.
  package let setup: LessonQuery?
  /// The file, so that messages can point into it.
  package let source: SourceFile
}

/// One step of a lesson.
package struct LessonStep: Sendable {
  /// The heading.
  package let title: String
  /// The heading in lower case with hyphens, by which progress is kept.
  package let name: String
  /// What is read first.
  package let story: [LessonBlock]
  /// What is asked; nil where the step is only read.
  package let question: LessonQuestion?
}

/// What a step asks.
package struct LessonQuestion: Sendable {
  /// The question.
  package let words: [LessonBlock]
  /// A query with the right answer.
  package let model: LessonQuery
  /// When another query's answer is right.
  package let rules: AnswerRules
  /// The hints, from a nudge to nearly the query.
  package let hints: [[LessonBlock]]
  /// Answers that are wrong in a way that is worth a word.
  package let mistakes: [LessonMistake]
  /// Why the answer matters in a committee room.
  package let why: [LessonBlock]
}

/// A query in a lesson and where it stands.
package struct LessonQuery: Sendable {
  /// Its text.
  package let text: String
  /// Where it stands in the lesson's file.
  package let span: SourceSpan
}

/// A wrong answer that is expected, and what is said to it.
package struct LessonMistake: Sendable {
  /// A query with that answer.
  package let query: LessonQuery
  /// What is said.
  package let words: [LessonBlock]
}

/// When an answer is the right one.
package struct AnswerRules: Equatable, Sendable {
  /// Whether the rows must come in the order of the model answer.
  package var isOrdered = false
  /// Whether the columns must have the names of the model answer.
  package var isNamed = false
  /// Whether the answer may have columns beside those asked for.
  package var allowsMoreColumns = false
  /// How far a number may be off.
  package var tolerance = 0.0

  /// Creates the usual rules: any order, any names, these columns and no others, exact numbers.
  package init() {}
}

/// A piece of a lesson's text.
package enum LessonBlock: Equatable, Sendable {
  /// Words, on one line.
  case paragraph(String)
  /// A list, an item a line.
  case list([String])
  /// A query or anything else that is shown letter for letter.
  case code(String)
}
