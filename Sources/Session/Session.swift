package import Columns
package import Datasets
package import Diagnostics
import Language
import LocalEngine
package import Plan
package import Platform
import Syntax

/// A conversation: datasets, names that were given to queries, and the last answer.
///
/// The façade over the stages: text is parsed, analysed and run, one statement after another, and
/// each statement's outcome is handed over as soon as it is known.
package final class Session {
  var catalogue: Catalogue
  /// Whether nothing is read but the data that comes with the program.
  package private(set) var isSafe = false
  var engine: any Engine
  var bindings: [String: Plan] = [:]
  var definitions = Definitions()
  private var settings: [String: String] = [:]
  /// Asks the reader for a parameter that has no value; nil where nobody can be asked.
  package var ask: ((_ name: String, _ about: String?) -> String?)?
  var lastAnswer: LastAnswer?
  /// The question that the last answer is to, to be explained.
  var lastQuestion: LastQuestion?
  /// The answers before the last, oldest first, for taking steps back.
  var earlierAnswers: [LastAnswer?] = []
  /// The tables that the program keeps, by their names.
  var provided: [String: ProvidedDataset] = [:]
  /// The values that completion has counted, by the text before them.
  var keptValues: [String: ColumnValues] = [:]
  /// A dataset that the query being typed reads and that is not there yet.
  var awaited: String?
  private var sources: [SourceFile] = []
  var reportedFindings: Set<Diagnostic> = []
  /// The bytes of memory that the program may hold while it answers; nil for three quarters of what
  /// the machine has.
  package var mostMemory: Int?
  /// What becomes of advice.
  package var advice = AdviceSettings()
  /// Whether what is analysed is still being typed, so that nothing may wait.
  var isTyping = false
  /// The scripts whose declarations are being taken in, outermost first.
  private var inclusions: [String] = []
  /// The scripts that the outermost include has taken in, each once.
  private var takenIn: Set<String> = []

  /// The names of the texts so far, which for scripts are their paths.
  var sourceFiles: [String] { sources.map(\.name) }

  /// Creates a session on a catalogue.
  ///
  /// - Parameters:
  ///   - catalogue: the datasets.
  ///   - engine: what runs the plans; nil for this machine.
  package init(catalogue: Catalogue, engine: (any Engine)? = nil) {
    self.catalogue = catalogue
    self.engine = engine ?? LocalEngine()
  }

  /// Adds a file, or a folder with a data package, to the catalogue.
  ///
  /// - Throws: ``DataError`` where it cannot be read; what was there before stays.
  package func add(path: String) throws(DataError) {
    guard !isSafe else { throw .locked(path) }
    try catalogue.add(path: path)
  }

  /// Locks the session to the data that comes with the program; nothing undoes it.
  package func lockDown() { isSafe = true }

  /// Gives a parameter of scripts a value, as it is written in a query.
  package func set(_ name: String, to value: String) {
    settings[name.lowercased()] = value
  }

  /// The text of a script in the usual layout, or what is wrong with it.
  package func format(_ source: SourceFile) -> (text: String?, diagnostics: [Diagnostic]) {
    sources.append(source)
    return ScriptFormatter.format(source, file: UInt32(sources.count - 1), steps: .standard)
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
    cancellation.limit(memory: mostMemory ?? Memory.standardCeiling)
    return cancellation.whileCurrent { runAll(source, cancellation, receive) }
  }

  private func runAll(
    _ source: SourceFile,
    _ cancellation: Cancellation,
    _ receive: (Outcome) -> Void
  ) -> Bool {
    keptValues.removeAll()
    let parsed = parse(source)
    guard parsed.diagnostics.isEmpty else {
      receive(.failed(parsed.diagnostics, .query))
      return false
    }
    if let unknown = unknownSetting(parsed.script) {
      receive(.failed([unknown], .query))
      return false
    }
    for statement in parsed.script.statements {
      let outcome = outcome(of: statement, in: source, cancellation: cancellation)
      receive(outcome)
      if case .failed = outcome { return false }
      // Its answer may have been cut short while it was written.
      if cancellation.isCancelled { return false }
    }
    return true
  }

  /// What is wrong with a setting for which the script has no parameter; nil where a script takes in
  /// others, whose parameters are not known yet, or where nothing is set.
  private func unknownSetting(_ script: ScriptSyntax) -> Diagnostic? {
    var names: Set<String> = []
    for statement in script.statements {
      switch statement.kind {
      case .inclusion: return nil
      case .parameter(let name, _, _): names.insert(name.text.lowercased())
      default: break
      }
    }
    let unknown = settings.keys.filter { !names.contains($0) }.min()
    return unknown.map { .unknownParameter($0, among: names.sorted()) }
  }

  /// Everything that is wrong or worth knowing about a text, without running it.
  package func check(_ source: SourceFile) -> [Diagnostic] {
    let parsed = parse(source)
    guard parsed.diagnostics.isEmpty else { return parsed.diagnostics }
    let before = (bindings, definitions, advice, catalogue)
    defer { (bindings, definitions, advice, catalogue) = before }
    var found: [Diagnostic] = []
    var last = lastAnswer?.plan
    for statement in parsed.script.statements {
      var analyser = analyser(for: source, last: last, cancellation: Cancellation())
      let meaning = meaning(of: statement, in: source, with: &analyser)
      found += heard(analyser.diagnostics)
      if case .rows(let plan, _)? = meaning {
        last = plan.uncited
        found += planned(plan)
      }
    }
    return found
  }

  /// The datasets of the catalogue, in alphabetical order.
  package var datasets: [DatasetSummary] {
    catalogue.entries.map {
      DatasetSummary(name: $0.name, title: $0.title, rows: $0.rows, columns: $0.columns)
    }
  }

  func parse(_ source: SourceFile) -> Parsed {
    sources.append(source)
    return Parser.parse(source, file: UInt32(sources.count - 1), steps: .standard)
  }

  // MARK: - Statements

  /// What a statement asks for.
  enum Meaning {
    /// Rows, which become the last answer unless they only describe others.
    case rows(Plan, isLast: Bool)
    /// The value of an expression.
    case value(Plan)
    /// A name, which is defined now.
    case definition(String)
    /// A setting of the session, in words.
    case setting(String)
    /// A question whose plan is shown, or that is told in words.
    case explanation(ExplainedQuestion, inWords: Bool)
  }

  private func outcome(
    of statement: StatementSyntax,
    in source: SourceFile,
    cancellation: Cancellation
  ) -> Outcome {
    let last = lastAnswer?.plan
    var analyser = analyser(for: source, last: last, cancellation: cancellation)
    let meaning = meaning(of: statement, in: source, with: &analyser)
    // What was worked out since may rest on data that were not read.
    if let reason = cancellation.reason { return stopped(reason, at: statement.span) }
    guard let meaning, !analyser.hasErrors else {
      return .failed(analyser.diagnostics, analyser.dataFailed ? .data : .query)
    }
    do throws(EngineError) {
      let notes = fresh(analyser.diagnostics)
      switch meaning {
      case .definition(let name): return .defined(name)
      case .setting(let words): return .said(words)
      case .explanation(let question, let inWords):
        return .words(try told(question, inWords: inWords, cancellation), notes: notes)
      case .value(let plan):
        let answer = try engine.run(plan, cancellation: cancellation)
        let all = notes + planned(plan) + heard(answer.notes)
        return outcome(answer.table.settled, all, isValue: true)
      case .rows(let plan, let isLast):
        let planned = notes + planned(plan)
        if let refusal = refusal(planned) { return refusal }
        let answer = try self.answer(to: plan, cancellation)
        let table = answer.table.settled
        let advised = answered(plan, answer, cancellation: cancellation)
        let readLate = fresh(catalogue.deferredFindings)
        let all = planned + readLate + heard(answer.notes) + advised
        let outcome = refusal(all) ?? shown(table, as: plan.directions, notes: all)
        if case .failed = outcome { return outcome }
        if isLast {
          remember(LastAnswer(table, to: plan, notes: answer.notes))
          lastQuestion = LastQuestion(statement, after: lastQuestion)
        }
        return outcome
      }
    } catch {
      if let reason = cancellation.reason { return stopped(reason, at: statement.span) }
      return failure(error, with: analyser.diagnostics)
    }
  }

  func analyser(
    for source: SourceFile,
    last: Plan?,
    cancellation: Cancellation
  ) -> Analyser {
    Analyser(source, environment: environment(last: last, cancellation: cancellation))
  }

  func environment(last: Plan?, cancellation: Cancellation) -> SessionEnvironment {
    SessionEnvironment(
      catalogue: catalogue,
      bindings: bindings,
      definitions: definitions,
      last: last,
      sources: sources,
      engine: engine,
      cancellation: cancellation,
      isAdvised: advice.isOn,
      isSafe: isSafe,
      provided: provided,
      typing: isTyping ? { [self] in awaited = $0 } : nil
    )
  }

  func meaning(
    of statement: StatementSyntax,
    in source: SourceFile,
    with analyser: inout Analyser
  ) -> Meaning? {
    switch statement.kind {
    case .invalid: return nil
    case .query(let query): return analyser.plan(query).map { .rows($0, isLast: true) }
    case .continuation(let steps):
      let last = SourceSyntax(kind: .name("_"), span: steps.first?.keyword ?? statement.span)
      guard let (input, _) = analyser.plan(last) else { return nil }
      return .rows(analyser.plan(steps, after: input), isLast: true)
    case .explanation(let query, let inWords):
      return explained(query, inWords: inWords, at: statement.span, with: &analyser)
    case .description(let described):
      guard let (input, _) = analyser.plan(described) else { return nil }
      let plan = Plan(.profile(input), schema: Profile.schema, span: statement.span)
      origin(of: described).map { analyser.report($0) }
      return .rows(plan, isLast: false)
    case .expression(let syntax):
      let unit = Plan(.unit, schema: Schema([]), span: statement.span)
      let scope = Scope(unit.schema, place: "an expression on its own")
      guard let expression = analyser.expression(syntax, in: scope) else { return nil }
      let schema = Schema([Field("value", expression.type)])
      return .value(Plan(.project(unit, [expression]), schema: schema, span: statement.span))
    case .binding(let name, let query):
      guard let plan = analyser.plan(within: query), !analyser.hasErrors else { return nil }
      bindings[name.text] = plan
      return .definition(name.text)
    case .definition(let name, let expression):
      definitions.define(name.text, as: expression)
      return .definition(name.text)
    case .function(let name, let formals, let body):
      definitions.define(name.text, formals: formals, body: body)
      return .definition(name.text)
    case .parameter(let name, let fallback, let about):
      return parameter(name, fallback, about, with: &analyser)
    case .loading(let loading):
      return load(loading, with: &analyser) ? .definition(loading.name.text) : nil
    case .edition(let year):
      guard year == Session.edition else {
        analyser.report(.unknownEdition(analyser.spelling(statement.span), at: statement.span))
        return nil
      }
      return .definition("edition \(year)")
    case .advice(let setting): return setAdvice(setting, with: &analyser)
    case .inclusion(let path):
      return inclusion(path, of: source, at: statement.span, with: &analyser)
    }
  }

  /// The most scripts that one include brings in.
  private static let mostInclusions = 100

  /// The edition of the language that this program speaks.
  static let edition = 2026

  // MARK: - Declarations

  /// Gives a parameter the value that was set, the default, or what the reader answers.
  private func parameter(
    _ name: NameSyntax,
    _ fallback: ExpressionSyntax?,
    _ about: String?,
    with analyser: inout Analyser
  ) -> Meaning? {
    var given = settings[name.text.lowercased()]
    if given == nil, fallback == nil { given = ask?(name.text, about) }
    guard let given else {
      guard let fallback else {
        analyser.report(.missingParameter(name.text, about, at: name.span))
        return nil
      }
      definitions.define(name.text, as: fallback)
      return .definition(name.text)
    }
    let text = SourceFile(name: "the value of \(name.text)", text: given)
    let parsed = parse(text)
    guard parsed.diagnostics.isEmpty, parsed.script.statements.count == 1,
      case .expression(let value)? = parsed.script.statements.first?.kind
    else {
      // A value that is no expression is text: `--set area=Worcestershire`.
      let literal = ExpressionSyntax(.text(given), name.span)
      definitions.define(name.text, as: literal)
      return .definition(name.text)
    }
    if case .name(let word) = value.kind {
      definitions.define(name.text, as: ExpressionSyntax(.text(word), value.span))
    } else {
      definitions.define(name.text, as: value)
    }
    return .definition(name.text)
  }

  /// Takes in the declarations of another script, and of those that it includes.
  private func inclusion(
    _ path: String,
    of source: SourceFile,
    at span: SourceSpan,
    with analyser: inout Analyser
  ) -> Meaning? {
    let included: SourceFile
    do throws(DataError) {
      guard !isSafe else { throw DataError.locked(path) }
      included = try Catalogue.script(path: path, relativeTo: source.name)
    } catch {
      analyser.fail(error, at: span)
      return nil
    }
    if inclusions.isEmpty { takenIn.removeAll() }
    guard !inclusions.contains(included.name) else {
      analyser.report(.circularInclusion(inclusions + [included.name], at: span))
      return nil
    }
    // Two scripts that each include the next twice would double with every script.
    guard takenIn.insert(included.name).inserted else { return .definition(path) }
    guard takenIn.count <= Self.mostInclusions else {
      analyser.report(.tooManyInclusions(Self.mostInclusions, at: span))
      return nil
    }
    inclusions.append(included.name)
    defer { inclusions.removeLast() }
    let parsed = parse(included)
    parsed.diagnostics.forEach { analyser.report($0) }
    guard parsed.diagnostics.isEmpty else { return nil }
    for statement in parsed.script.statements where statement.isDeclaration {
      var inner = self.analyser(for: included, last: nil, cancellation: Cancellation())
      _ = meaning(of: statement, in: included, with: &inner)
      analyser.absorb(inner)
    }
    return analyser.hasErrors ? nil : .definition(path)
  }
}
