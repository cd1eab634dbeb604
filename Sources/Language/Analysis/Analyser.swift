package import Columns
package import Diagnostics
package import Plan
package import Syntax

/// Gives a syntax tree its meaning: resolves names, checks types and lowers steps to a plan.
///
/// It never throws and reports all it finds: a step that fails is left out and the next is checked
/// against the columns before it, and names that a failed step would have made are not reported
/// again.
package struct Analyser {
  /// What names of sources mean.
  package private(set) var environment: any Environment
  /// Everything found so far: errors, advice and notes.
  package private(set) var diagnostics: [Diagnostic] = []
  /// A problem with data, where one stopped the analysis.
  package private(set) var dataFailed = false
  private let source: SourceFile
  private var lostNames: Set<String> = []
  /// The columns of the queries being planned, outermost first.
  private var trails: [Trail] = []
  /// The columns that a message has listed already.
  private var listings: Set<[String]> = []
  /// The window calls of the step being analysed; nil where windows have no place.
  var windows: WindowCollector?
  /// The names whose definitions are being expanded, outermost first.
  var expansions: [String] = []
  /// The arguments of the calls being expanded, each call's by parameter in lower case.
  var frames: [[String: BoundArgument]] = []
  /// The call whose parameters are known where analysis stands; nil outside functions.
  var frame: Int?
  /// The definitions that columns have been said to hide.
  var shadowed: Set<String> = []
  /// How many operators and calls stand round the expression being analysed.
  var operatorDepth = 0
  /// How many operations and operands of definitions have been met.
  var operandCount = 0
  /// How many definitions have been expanded.
  var expansionCount = 0
  /// How many expressions are being typed, each within the one before.
  var height = 0
  /// The rows that the step being lowered reads; nil outside queries.
  private(set) var input: Plan?
  /// What relative periods are counted from where analysis stands.
  var anchor: Expression?
  /// The periods of columns of ``input`` that have been looked through, by position.
  var series: [Int: [Period]] = [:]
  /// Whether the query being planned ends with `cite`.
  private(set) var isCited = false
  /// Whether an expression has been found too high already.
  var isTooHigh = false

  /// Creates an analyser for a text.
  package init(_ source: SourceFile, environment: any Environment) {
    self.source = source
    self.environment = environment
  }

  /// Whether anything found is an error.
  package var hasErrors: Bool { diagnostics.contains(where: \.isError) }

  /// Adds a diagnostic.
  ///
  /// What has been said of the same place is not said again: a step may look at an expression twice.
  package mutating func report(_ diagnostic: Diagnostic) {
    guard !diagnostics.contains(diagnostic) else { return }
    diagnostics.append(diagnostic)
  }

  /// Adds what another analyser found.
  package mutating func absorb(_ other: Analyser) {
    diagnostics += other.diagnostics
    dataFailed = dataFailed || other.dataFailed
  }

  /// Reports that data could not be read.
  package mutating func fail(_ error: DataError, at span: SourceSpan) {
    dataFailed = true
    diagnostics.append(Diagnostic(.error, id: error.id, error.message, at: span, help: error.help))
  }

  mutating func report(_ problem: AnalysisProblem, at span: SourceSpan) {
    diagnostics.append(problem.diagnostic(at: span))
  }

  /// The text of a span with every run of spaces and line ends made one space.
  package func spelling(_ span: SourceSpan) -> String {
    let text = environment.source(span.file) ?? source
    return text.text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: - Queries

  /// The most operators of a query with the queries that it names written out: a `let` that uses
  /// the one before it twice doubles with every line, so that 30 would be a thousand million.
  private static let maximumSize = 100_000

  /// The plan of a query; nil where its source cannot be had.
  package mutating func plan(_ query: QuerySyntax) -> Plan? {
    guard let (input, _) = plan(query.source) else { return nil }
    return plan(query.steps, after: input)
  }

  /// The plan of a query that another one uses, whose rows are not shown and so not cited either.
  package mutating func plan(within query: QuerySyntax) -> Plan? {
    guard let plan = plan(query) else { return nil }
    if case .cite = plan.node { report(.citeWithin, at: plan.span) }
    return plan.uncited
  }

  /// The plan of steps after an input.
  package mutating func plan(_ steps: [StepNode], after input: Plan) -> Plan {
    // What another query shows is nothing that rows made from it could show.
    let showsOnly = steps.allSatisfy { Self.isDirection($0.step) || $0.step is Cite }
    var plan = showsOnly ? input : input.shown(with: nil)
    trails.append(Trail(input.schema))
    refuseMisplacedDirections(steps)
    let outer = (self.input, anchor, series, isCited)
    defer {
      trails.removeLast()
      (self.input, anchor, series, isCited) = outer
    }
    isCited = steps.last?.step is Cite
    for node in steps {
      if case .cite = plan.node { report(.citeNotLast, at: plan.span) }
      plan = plan.uncited
      let known = diagnostics.count
      (self.input, anchor, series) = (plan, nil, [:])
      if let next = StepPages.lower(node.step, plan, &self, at: node.span) {
        guard next.size <= Self.maximumSize else {
          report(.tooManyOperators(Self.maximumSize), at: node.span)
          return plan
        }
        // Sources are cited beneath whatever is shown.
        plan = node.step is Cite ? next.shown(with: plan.directions) : next
        trails[trails.count - 1].add(node.step, giving: plan.schema)
      } else if diagnostics.count == known, !hasErrors {
        // A step must never be left out without a word: the answer would be that of another query.
        report(.notPlanned, at: node.span)
      }
    }
    return plan
  }

  /// The plan of a source and what it is called.
  package mutating func plan(_ source: SourceSyntax) -> (Plan, name: String)? {
    let reference: SourceReference
    switch source.kind {
    case .invalid: return nil
    case .query(let query): return plan(within: query).map { ($0, "the query in brackets") }
    case .table(let rows): return table(rows, at: source.span)
    case .range(let first, let last): return range(first, last, at: source.span)
    case .name(let name): reference = .name(name)
    case .file(let path): reference = .file(path)
    }
    switch environment.resolve(reference) {
    case .found(let plan, let name, let findings):
      diagnostics += findings
      return (plan, name)
    case .failed(let error): fail(error, at: source.span)
    case .ambiguous(let names):
      report(.ambiguousName(spelling(source.span), candidates: names), at: source.span)
    case .unknown:
      guard case .name(let name) = reference else { return nil }
      if name == "_" {
        report(.noLastAnswer, at: source.span)
      } else {
        let names = environment.sourceNames
        report(
          .unknownSource(name, candidates: Spelling.candidates(for: name, among: names)),
          at: source.span
        )
      }
    }
    return nil
  }

  // MARK: - Columns

  /// Remembers a name that a failed step would have made, so that its absence is not reported too.
  package mutating func lose(_ name: NameSyntax?) {
    if let name { lostNames.insert(name.text.lowercased()) }
  }

  /// Whether a failed step would have made a name.
  func isLost(_ name: NameSyntax) -> Bool { lostNames.contains(name.text.lowercased()) }

  /// Where a name went that was a column of the query's earlier steps.
  func departure(of name: NameSyntax, from schema: Schema) -> Trail.Departure? {
    // A step may have added columns of its own; the columns of another source are not meant.
    guard let trail = trails.last, schema.names.starts(with: trail.schema.names) else { return nil }
    return trail.departure(of: name.text)
  }

  /// Whether these columns are listed for the first time.
  mutating func isFirstListing(of schema: Schema) -> Bool {
    listings.insert(schema.names).inserted
  }
}
