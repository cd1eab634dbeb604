package import Columns
package import Diagnostics
import Language
import Plan
import Platform
import Syntax

extension Session {
  /// The plan of the last statement of a text as far as it can be read.
  ///
  /// Nothing waits for it: a large dataset that has not been read is read on another thread.
  func plan(ofLast statements: [StatementSyntax], in source: SourceFile) -> Plan? {
    let before = (bindings, definitions, advice, catalogue, ask)
    isTyping = true
    ask = nil
    defer {
      (bindings, definitions, advice, catalogue, ask) = before
      isTyping = false
    }
    var last = lastAnswer?.plan
    for (index, statement) in statements.enumerated() {
      if case .loading = statement.kind, index == statements.count - 1 { return last }
      var analyser = analyser(for: source, last: last, cancellation: Cancellation())
      if case .rows(let plan, _)? = meaning(of: statement, in: source, with: &analyser) {
        last = plan.uncited
      }
    }
    return last
  }

  /// What is wrong with the meaning of statements that are still being typed.
  func problems(with statements: [StatementSyntax], in source: SourceFile) -> [Diagnostic] {
    let before = (bindings, definitions, advice, catalogue, ask)
    isTyping = true
    ask = nil
    defer {
      (bindings, definitions, advice, catalogue, ask) = before
      isTyping = false
    }
    var last = lastAnswer?.plan
    for statement in statements {
      switch statement.kind {
      case .parameter, .inclusion, .loading: return []
      default: break
      }
      var analyser = analyser(for: source, last: last, cancellation: Cancellation())
      let meaning = meaning(of: statement, in: source, with: &analyser)
      // What waits for data is not known to be wrong.
      let isUnknown =
        analyser.dataFailed || analyser.diagnostics.contains { $0.id == "interrupted" }
      if isUnknown { return [] }
      let errors = analyser.diagnostics.filter(\.isError)
      if !errors.isEmpty { return errors }
      if case .rows(let plan, _)? = meaning { last = plan.uncited }
    }
    return []
  }

  // MARK: - Steps back

  /// The most answers that can be gone back through; each keeps its rows.
  private static let mostEarlier = 20

  func remember(_ answer: LastAnswer) {
    earlierAnswers.append(lastAnswer)
    if earlierAnswers.count > Self.mostEarlier { earlierAnswers.removeFirst() }
    lastAnswer = answer
  }

  /// Makes the answer before the last the last again.
  ///
  /// - Returns: whether there was one to go back from.
  package func undo() -> Bool {
    guard let earlier = earlierAnswers.popLast() else { return false }
    lastAnswer = earlier
    keptValues.removeAll()
    return true
  }

  /// The rows of the last answer; nil where there is none.
  package var last: Table? { lastAnswer?.rows }

  /// The answer of a plan that help or completion asks for; nil where it has none.
  func answer(_ plan: Plan, cancellation: Cancellation) -> Table? {
    try? engine.run(plan, cancellation: cancellation).table
  }

  /// The names that can follow `from`.
  var sourceNames: [String] {
    environment(last: nil, cancellation: Cancellation()).sourceNames
  }

  // MARK: - For a prompt

  /// Makes a table of the program's own readable by a name, where no dataset has it.
  package func provide(_ name: String, _ dataset: ProvidedDataset) { provided[name] = dataset }

  /// The texts of the statements of a text.
  package func statements(of text: String) -> [String] {
    let source = SourceFile(name: "query", text: text)
    let parsed = Parser.parse(source, steps: .standard)
    return parsed.script.statements.map { source.text(of: $0.span) }
  }

  /// A note that says where the rows of the last answer come from; empty where nothing is known.
  package func originOfLast() -> [Diagnostic] {
    lastAnswer.map { origin(of: $0.plan, $0.plan, Cancellation()) } ?? []
  }
}
