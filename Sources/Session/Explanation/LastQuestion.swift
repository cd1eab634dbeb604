import Language
import Plan
import Syntax

/// What the last answer was asked with, line by line, so that it can be told in words.
struct LastQuestion {
  let source: SourceSyntax
  let steps: [StepNode]

  init(source: SourceSyntax, steps: [StepNode]) {
    self.source = source
    self.steps = steps
  }

  /// The question after another statement; it goes on from the one before where the statement does.
  init?(_ statement: StatementSyntax, after earlier: LastQuestion?) {
    switch statement.kind {
    case .query(let query):
      if case .name("_") = query.source.kind, let earlier {
        self.init(source: earlier.source, steps: earlier.steps + query.steps)
      } else {
        self.init(source: query.source, steps: query.steps)
      }
    case .continuation(let more):
      guard let earlier else { return nil }
      self.init(source: earlier.source, steps: earlier.steps + more)
    default: return nil
    }
  }
}

/// A question with the plan of each of its steps.
struct ExplainedQuestion {
  let source: SourceSyntax
  /// What the source is called.
  let name: String
  let steps: [StepNode]
  /// The rows of the source, then those after each step.
  let plans: [Plan]
  /// What the steps do, in words.
  let sentences: [String]
}
