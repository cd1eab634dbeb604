import Diagnostics

/// What can be wrong with a lesson's file, in words.
enum LessonProblem {
  private static func error(
    _ id: String,
    _ words: String,
    at span: SourceSpan,
    help: [String]
  ) -> Diagnostic {
    Diagnostic(.error, id: id, words, at: span, help: help)
  }

  static func openFence(at span: SourceSpan) -> Diagnostic {
    error("lesson-open-fence", "this fence is never closed", at: span, help: ["end it with ```"])
  }

  static func noTitle(at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-without-title",
      "a lesson begins with its title",
      at: span,
      help: ["write `# Reading a table` in its first line"]
    )
  }

  static func noFact(_ name: String, at span: SourceSpan, example: String) -> Diagnostic {
    error(
      "lesson-without-facts",
      "the lesson does not say its `\(name)`",
      at: span,
      help: ["write `- \(name): \(example)` beneath the title"]
    )
  }

  static func badFact(
    _ name: String,
    _ value: String,
    at span: SourceSpan,
    help: String
  ) -> Diagnostic {
    error("lesson-fact", "`\(value)` cannot be the lesson's `\(name)`", at: span, help: [help])
  }

  static func noSteps(at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-without-steps",
      "the lesson has no steps",
      at: span,
      help: ["a step is a heading such as `## What it costs` with what is read beneath it"]
    )
  }

  static func sameStep(_ title: String, at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-step-twice",
      "there are two steps called `\(title)`",
      at: span,
      help: ["progress is kept by the titles of steps, so each needs its own"]
    )
  }

  static func unknownPart(
    _ title: String,
    _ candidates: [String],
    at span: SourceSpan
  ) -> Diagnostic {
    let close = candidates.map { "`### \($0)`" }
    return error(
      "lesson-part",
      "a step has no part `\(title)`",
      at: span,
      help: close.isEmpty
        ? [
          "the parts are "
            + LessonReader.Part.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        ]
        : ["did you mean \(close.joined(separator: " or "))?"]
    )
  }

  static func partWithoutStep(_ title: String, at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-part-without-step",
      "`\(title)` stands before the first step",
      at: span,
      help: ["put a heading with two `#` before it: the step that it belongs to"]
    )
  }

  static func samePart(_ title: String, at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-part-twice",
      "this step has `\(title)` already",
      at: span,
      help: ["a step asks one question; begin another step for the next"]
    )
  }

  static func lackingPart(_ title: String, at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-part-missing",
      "this step lacks `### \(title)`",
      at: span,
      help: ["a step that asks has a question, an answer, a hint and a reason why it matters"]
    )
  }

  static func emptyPart(_ title: String, at span: SourceSpan) -> Diagnostic {
    error("lesson-part-empty", "`\(title)` says nothing", at: span, help: ["write a sentence"])
  }

  static func queryCount(_ title: String, _ count: Int, at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-query-count",
      "`\(title)` has \(count == 0 ? "no query" : "\(count) queries")",
      at: span,
      help: ["it needs one, between a line of ``` and another"]
    )
  }

  static func unknownRule(_ words: String, at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-rule",
      "there is no rule `\(words)` for answers",
      at: span,
      help: [
        "the rules are `in this order`, `these names`, `more columns are fine` and `within 0.5`"
      ]
    )
  }

  static func noAnswer(at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-no-answer",
      "this query gives no table or value",
      at: span,
      help: ["a model answer and a wrong answer end with a question, such as `from transport`"]
    )
  }

  static func emptyAnswer(at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-empty-answer",
      "the model answer has no rows, so that every empty answer would be right",
      at: span,
      help: ["ask for something that is there"]
    )
  }

  static func unreachable(_ why: String, at span: SourceSpan) -> Diagnostic {
    error(
      "lesson-unreachable",
      "these words are never said: \(why)",
      at: span,
      help: ["give another query, or take this part out"]
    )
  }
}
