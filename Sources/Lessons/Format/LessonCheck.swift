import Columns
package import Diagnostics

/// Finds what is wrong with a lesson: its form, its queries, and words that are never said.
package enum LessonCheck {
  /// Everything that is wrong with the lesson in a file.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - answers: answers the queries.
  ///   - parse: what is wrong with a query that is only shown, whose answer does not matter.
  /// - Returns: the messages, with places in the file.
  package static func problems(
    in source: SourceFile,
    answers: LessonAnswers,
    parse: (SourceFile) -> [Diagnostic]
  ) -> [Diagnostic] {
    let (lesson, problems) = LessonReader.read(source)
    guard let lesson else { return problems }
    var found: [Diagnostic] = []
    if let setup = lesson.setup {
      found += answers.answer(setup, of: lesson).problems
      if !found.isEmpty { return found }
    }
    for step in lesson.steps {
      if let question = step.question {
        found += Self.problems(of: question, of: lesson, answers)
      }
    }
    // Models and mistakes are answered above; here the rest, in stories and hints.
    let answered = Set(
      lesson.steps.flatMap { step in
        step.question.map { [$0.model] + $0.mistakes.map(\.query) } ?? []
      }
      .map(\.span.start)
    )
    for section in LessonSection.sections(of: source).0 {
      for query in section.queries where !answered.contains(query.span.start) {
        found += parse(LessonAnswers.source(query, of: lesson)).filter(\.isError)
      }
    }
    return found.sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
  }

  private static func problems(
    of question: LessonQuestion,
    of lesson: Lesson,
    _ answers: LessonAnswers
  ) -> [Diagnostic] {
    let model = answers.answer(question.model, of: lesson)
    guard let right = model.table else {
      return model.problems.isEmpty
        ? [LessonProblem.noAnswer(at: question.model.span)] : model.problems
    }
    guard right.rowCount > 0 else { return [LessonProblem.emptyAnswer(at: question.model.span)] }
    var found: [Diagnostic] = []
    var marker = Marker(question.rules, model: right, mistakes: [])
    var earlier: [Table] = []
    for mistake in question.mistakes {
      let answer = answers.answer(mistake.query, of: lesson)
      guard let wrong = answer.table else {
        found +=
          answer.problems.isEmpty
          ? [LessonProblem.noAnswer(at: mistake.query.span)] : answer.problems
        continue
      }
      switch marker.mark(wrong) {
      case .right:
        found.append(
          LessonProblem.unreachable("this is the right answer", at: mistake.query.span)
        )
      case .known:
        found.append(
          LessonProblem.unreachable("an earlier part has this answer", at: mistake.query.span)
        )
      default: break
      }
      earlier.append(wrong)
      marker = Marker(question.rules, model: right, mistakes: earlier)
    }
    return found
  }
}
