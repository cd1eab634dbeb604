import Columns
import Diagnostics
import Language
import Plan
import Syntax

/// What completion, help and explanations ask of the stages below.
extension Session {
  /// The plan of the last statement of a text as far as it can be read.
  func plan(ofLast statements: [StatementSyntax], in source: SourceFile) -> Plan? {
    let before = (bindings, definitions, advice, catalogue)
    defer { (bindings, definitions, advice, catalogue) = before }
    var last = lastAnswer?.plan
    for statement in statements {
      var analyser = analyser(for: source, last: last, cancellation: Cancellation())
      if case .rows(let plan, _)? = meaning(of: statement, in: source, with: &analyser) {
        last = plan.uncited
      }
    }
    return last
  }

  /// The answer of a plan that help or completion asks for; nil where it has none.
  func answer(_ plan: Plan, cancellation: Cancellation) -> Table? {
    try? engine.run(plan, cancellation: cancellation).table
  }

  /// The names that can follow `from`.
  var sourceNames: [String] {
    environment(last: nil, cancellation: Cancellation()).sourceNames
  }
}
