package import Columns
package import Datasets
package import Diagnostics
import Language
import LocalEngine
package import Plan
import Syntax

/// A conversation: datasets, names that were given to queries, and the last answer.
///
/// The façade over the stages: text is parsed, analysed and run, one statement after another, and
/// each statement's outcome is handed over as soon as it is known.
package final class Session {
  private var catalogue: Catalogue
  private let engine: any Engine
  private var bindings: [String: Plan] = [:]
  private var lastAnswer: Table?
  private var sources: [SourceFile] = []
  private var reportedFindings: Set<Diagnostic> = []

  /// Creates a session on a catalogue.
  package init(catalogue: Catalogue) {
    self.catalogue = catalogue
    engine = LocalEngine()
  }

  /// Adds a file, or a folder with a data package, to the catalogue.
  ///
  /// - Throws: ``DataError`` where it cannot be read; what was there before stays.
  package func add(path: String) throws(DataError) {
    try catalogue.add(path: path)
  }

  /// The text that a diagnostic's span refers to.
  package func source(of span: SourceSpan) -> SourceFile? {
    Int(span.file) < sources.count ? sources[Int(span.file)] : nil
  }

  /// Runs every statement of a text, in order, up to the first that fails.
  ///
  /// Where the text cannot be read as statements nothing runs and one failure says everything that
  /// is wrong with it.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - cancellation: asks a running query to stop.
  ///   - receive: takes each outcome.
  /// - Returns: whether every statement was answered.
  @discardableResult
  package func run(
    _ source: SourceFile,
    cancellation: Cancellation,
    receive: (Outcome) -> Void
  ) -> Bool {
    let parsed = parse(source)
    guard parsed.diagnostics.isEmpty else {
      receive(.failed(parsed.diagnostics, .query))
      return false
    }
    for statement in parsed.script.statements {
      let outcome = outcome(of: statement, in: source, cancellation: cancellation)
      receive(outcome)
      if case .failed = outcome { return false }
    }
    return true
  }

  /// Everything that is wrong or worth knowing about a text, without running it.
  package func check(_ source: SourceFile) -> [Diagnostic] {
    let parsed = parse(source)
    guard parsed.diagnostics.isEmpty else { return parsed.diagnostics }
    let before = bindings
    defer { bindings = before }
    var found: [Diagnostic] = []
    var schema = lastAnswer.map { scan($0, name: "_") }
    for statement in parsed.script.statements {
      var analyser = analyser(for: source, last: schema)
      if let analysed = analyse(statement, with: &analyser), case .rows = analysed.kind {
        schema = analysed.plan
      }
      found += analyser.diagnostics
    }
    return found
  }

  /// Whether a text can run as it stands; where not, a prompt asks for another line.
  package func isComplete(_ text: String) -> Bool {
    let parsed = Parser.parse(SourceFile(name: "query", text: text), steps: .standard)
    // Text in quotes never goes on past its line, so another line could not close it.
    return !parsed.isIncomplete || parsed.diagnostics.contains { $0.id.hasPrefix("unclosed") }
  }

  /// The datasets of the catalogue, in alphabetical order.
  package var datasets: [DatasetSummary] {
    catalogue.entries.map {
      DatasetSummary(name: $0.name, title: $0.title ?? "", rows: $0.rows, columns: $0.columns)
    }
  }

  private func parse(_ source: SourceFile) -> Parsed {
    sources.append(source)
    return Parser.parse(source, file: UInt32(sources.count - 1), steps: .standard)
  }

  // MARK: - Statements

  private enum AnswerKind {
    case rows
    case value
    case description
    case binding(String)
  }

  private func outcome(
    of statement: StatementSyntax,
    in source: SourceFile,
    cancellation: Cancellation
  ) -> Outcome {
    var analyser = analyser(for: source, last: lastAnswer.map { scan($0, name: "_") })
    let analysed = analyse(statement, with: &analyser)
    guard let analysed, !analyser.hasErrors else {
      return .failed(analyser.diagnostics, analyser.dataFailed ? .data : .query)
    }
    if case .binding(let name) = analysed.kind { return .defined(name) }
    do throws(EngineError) {
      let answer = try engine.run(analysed.plan, cancellation: cancellation)
      let notes = fresh(analyser.diagnostics) + answer.notes
      if case .value = analysed.kind { return .value(answer.table, notes: notes) }
      if case .rows = analysed.kind { lastAnswer = answer.table }
      return .table(answer.table, notes: notes)
    } catch {
      return failure(error, with: analyser.diagnostics)
    }
  }

  private func failure(_ error: EngineError, with notes: [Diagnostic]) -> Outcome {
    switch error {
    case .evaluation(let diagnostic): return .failed(notes + [diagnostic], .query)
    case .data(let problem, let span):
      let diagnostic = Diagnostic(
        .error,
        id: problem.id,
        problem.message,
        at: span,
        help: problem.help
      )
      return .failed(notes + [diagnostic], .data)
    case .cancelled: return .failed([], .interrupted)
    }
  }

  /// What was noticed about a file is said once a session, not with every query of it.
  private func fresh(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.filter { $0.span != nil || reportedFindings.insert($0).inserted }
  }

  private func analyser(for source: SourceFile, last: Plan?) -> Analyser {
    let environment = SessionEnvironment(catalogue: catalogue, bindings: bindings, last: last)
    return Analyser(source, environment: environment)
  }

  private func analyse(
    _ statement: StatementSyntax,
    with analyser: inout Analyser
  )
    -> (plan: Plan, kind: AnswerKind)?
  {
    switch statement.kind {
    case .invalid: return nil
    case .query(let query): return analyser.plan(query).map { ($0, .rows) }
    case .continuation(let steps):
      let last = SourceSyntax(kind: .name("_"), span: statement.span)
      guard let (input, _) = analyser.plan(last) else { return nil }
      return (analyser.plan(steps, after: input), .rows)
    case .binding(let name, let query):
      guard let plan = analyser.plan(query) else { return nil }
      if !analyser.hasErrors { bindings[name.text] = plan }
      return (plan, .binding(name.text))
    case .description(let source):
      guard let (input, _) = analyser.plan(source) else { return nil }
      let plan = Plan(.profile(input), schema: Profile.schema, span: statement.span)
      return (plan, .description)
    case .expression(let syntax):
      let unit = Plan(.unit, schema: Schema([]), span: statement.span)
      let scope = Scope(unit.schema, place: "an expression on its own")
      guard let expression = analyser.expression(syntax, in: scope) else { return nil }
      let schema = Schema([Field("value", expression.type)])
      return (Plan(.project(unit, [expression]), schema: schema, span: statement.span), .value)
    }
  }

  private func scan(_ table: Table, name: String) -> Plan {
    Plan(
      .scan(table, name: name, columns: Array(table.schema.fields.indices)),
      schema: table.schema,
      span: .none
    )
  }

  // MARK: - For completion and help

  /// The plan of the last statement of a text as far as it can be read.
  func plan(ofLast statements: [StatementSyntax], in source: SourceFile) -> Plan? {
    var analyser = analyser(for: source, last: lastAnswer.map { scan($0, name: "_") })
    let before = bindings
    defer { bindings = before }
    var plan: Plan?
    for statement in statements { plan = analyse(statement, with: &analyser)?.plan }
    return plan
  }

  /// The answer of a plan that help or completion asks for; nil where it has none.
  func answer(_ plan: Plan, cancellation: Cancellation) -> Table? {
    try? engine.run(plan, cancellation: cancellation).table
  }

  /// The names that can follow `from`.
  var sourceNames: [String] {
    SessionEnvironment(catalogue: catalogue, bindings: bindings, last: nil).sourceNames
  }
}
