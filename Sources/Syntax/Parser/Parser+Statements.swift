import Diagnostics

extension Parser {
  /// Reads a whole text.
  ///
  ///     Script = { Separator } [ Statement { Separator { Separator } Statement } { Separator } ] .
  ///     Separator = newline | blank | ";" .
  mutating func script() -> ScriptSyntax {
    enter("Script", "Separator")
    var statements: [StatementSyntax] = []
    skipSeparators()
    while !isAtEnd {
      brackets.removeAll()
      statements.append(statement())
      if !isAtEnd, !isAtSeparator { reportExpected(["the end of the statement"]) }
      recover(to: 0, stopsAtPipe: false)
      skipSeparators()
    }
    expect(.statement)
    return ScriptSyntax(statements: statements)
  }

  private var isAtSeparator: Bool {
    switch current.kind {
    case .newline, .blankLine, .symbol(.semicolon): true
    default: false
    }
  }

  private mutating func skipSeparators() {
    while isAtSeparator { advance() }
  }

  /// Reads a statement.
  ///
  ///     Statement = Query | Continuation | Binding | Definition | FunctionDefinition
  ///          | Parameter | Inclusion | Loading | Edition | Advice | Explanation | Description | Expression .
  private mutating func statement() -> StatementSyntax {
    enter("Statement")
    let start = current.span
    let kind: StatementSyntax.Kind
    if following.kind == .endOfText {
      for word in ["off", "on"] { _ = take(phrase: "advice", word) }
    }
    switch currentWord {
    case "from": kind = .query(query())
    case "let": kind = binding()
    case .some(let word) where isDeclaration(word): kind = declaration(word)
    case "explain" where isExplanation(): kind = explanation()
    case "describe" where isDescription(): kind = description()
    case .some(let word) where steps.step(for: word) != nil: kind = .continuation(continuation())
    case .some where startsLikeStep():
      reportUnknownStep(alsoStatements: true)
      kind = .invalid
    default: kind = .expression(expression())
    }
    if hasFailed {
      // The steps after a start that could not be read belong to it, and their mistakes count too.
      recover(to: 0)
      _ = furtherSteps()
    }
    return StatementSyntax(kind: kind, span: span(from: start))
  }

  /// Whether `describe`, so many tokens ahead, names what it describes; on its own it is a step.
  private func isDescription(ahead distance: Int = 0) -> Bool {
    switch token(ahead: distance + 1).kind {
    case .word, .quotedName, .text, .symbol(.openParenthesis): true
    default: false
    }
  }

  /// Whether a word, so many tokens ahead, begins a declaration; elsewhere it is a name like any
  /// other.
  private func isDeclaration(_ word: String, ahead distance: Int = 0) -> Bool {
    let next = token(ahead: distance + 1)
    return switch word {
    case "define", "function", "param": isName(next)
    case "include", "load": next.kind == .text
    case "edition": next.kind == .number
    case "advice": ["off", "on"].contains(self.word(next))
    default: false
    }
  }

  /// Whether a word, so many tokens ahead, could be a misspelt step: it is no reserved word, and
  /// what follows it cannot follow an operand.
  private func startsLikeStep(ahead distance: Int = 0) -> Bool {
    guard let word = word(token(ahead: distance)), !ReservedWords.all.contains(word) else {
      return false
    }
    let next = token(ahead: distance + 1)
    switch next.kind {
    case .word:
      let nextWord = self.word(next) ?? ""
      return nextWord != "not" && !ReservedWords.infix.contains(nextWord)
    case .quotedName, .text, .number, .period: return true
    default: return false
    }
  }

  private mutating func reportUnknownStep(alsoStatements: Bool) {
    let statements = [
      "advice", "define", "edition", "from", "function", "include", "let", "load", "param",
    ]
    let names = steps.keywords + (alsoStatements ? statements : [])
    let word = text(current.span)
    report(
      .unknownStart(word, candidates: Spelling.candidates(for: word, among: names)),
      at: current.span
    )
  }

  /// Reads a source and its steps.
  ///
  ///     Query = "from" Source { Next Step } .
  ///     Next = "|" | newline .
  mutating func query() -> QuerySyntax {
    enter("Query", "Next")
    let start = current.span
    let base = brackets.count
    require(keyword: "from")
    let source = source()
    recover(to: base)
    return QuerySyntax(source: source, steps: furtherSteps(), span: span(from: start))
  }

  /// Reads steps that go on from the last answer.
  ///
  ///     Continuation = Step { Next Step } .
  private mutating func continuation() -> [StepNode] {
    enter("Continuation")
    let first = step()
    recover(to: 0)
    return [first].compactMap { $0 } + furtherSteps()
  }

  private mutating func furtherSteps() -> [StepNode] {
    var nodes: [StepNode] = []
    var count = 0
    let base = brackets.count
    while true {
      expect(.step)
      guard isAt(.pipe) || (current.kind == .newline && nextLineIsStep) else { return nodes }
      advance()
      count += 1
      if count == Self.maximumSteps + 1 {
        report(.tooLong("steps", limit: Self.maximumSteps), at: current.span)
      }
      if let node = step(), count <= Self.maximumSteps { nodes.append(node) }
      recover(to: base)
    }
  }

  /// Whether the line after this one goes on with the query; a misspelt step counts, so that it is
  /// reported as one.
  private var nextLineIsStep: Bool {
    guard let word = word(following), word != "let" else { return false }
    if word == "describe", isDescription(ahead: 1) { return false }
    if isDeclaration(word, ahead: 1) { return false }
    return steps.step(for: word) != nil || startsLikeStep(ahead: 1)
  }

  private mutating func step() -> StepNode? {
    expect(.step)
    let keyword = current.span
    guard let word = currentWord else {
      reportExpected(["a step"])
      return nil
    }
    guard let type = steps.step(for: word) else {
      reportUnknownStep(alsoStatements: false)
      return nil
    }
    advance()
    enter("Step")
    enter(step: type)
    let outer = (currentStep, stepKeyword)
    (currentStep, stepKeyword) = (type, keyword)
    let step = type.parse(&self)
    endStep()
    (currentStep, stepKeyword) = outer
    return hasFailed ? nil : StepNode(step: step, span: span(from: keyword), keyword: keyword)
  }

  /// Reports what is left over where a step should end.
  private mutating func endStep() {
    if !isAtStepEnd { reportExpected(["the end of the step"], candidates: steps.keywords) }
  }

  /// Whether nothing more of the step is to come.
  package var isAtStepEnd: Bool {
    switch current.kind {
    case .newline, .blankLine, .symbol(.semicolon), .symbol(.pipe), .endOfText: true
    case .symbol(.closeParenthesis): !brackets.isEmpty
    default: false
    }
  }

  /// Reads where rows come from.
  ///
  ///     Source = Name | text | "(" Query ")" | Rows | Range .
  package mutating func source() -> SourceSyntax {
    enter("Source")
    expect(.source)
    let start = current.span
    switch current.kind {
    case .text: return SourceSyntax(kind: .file(textLiteral()), span: span(from: start))
    case .symbol(.openParenthesis):
      let empty = SourceSyntax(kind: .invalid, span: start)
      return nested(empty) { parser in
        parser.advance()
        let query = parser.query()
        parser.require(.closeParenthesis)
        return SourceSyntax(kind: .query(query), span: parser.span(from: start))
      }
    case .word where currentWord == "table" && following.kind == .symbol(.openBracket):
      return rows()
    case .word where currentWord == "range" && opensRange(following):
      return range()
    default:
      guard let name = nameIfPresent() else {
        reportExpected(["the name of a dataset", "a file in double quotes"])
        return SourceSyntax(kind: .invalid, span: start)
      }
      return SourceSyntax(kind: .name(name.text), span: name.span)
    }
  }

  /// Reads a name for a query.
  ///
  ///     Binding = "let" Name "=" Query .
  private mutating func binding() -> StatementSyntax.Kind {
    enter("Binding")
    require(keyword: "let")
    let name = name("a name for the query")
    require(.equal)
    guard !hasFailed else { return .invalid }
    if isAt(keyword: "from") { return .binding(name, query()) }
    reportExpected(["`from`"])
    return .invalid
  }

  /// Whether `explain` stands alone or before a query; elsewhere it is a name like any other.
  private func isExplanation() -> Bool {
    switch following.kind {
    case .endOfText, .newline, .blankLine, .symbol(.semicolon): true
    case .word: word(following) == "from" || isInWords
    default: false
    }
  }

  private var isInWords: Bool {
    word(following) == "in" && word(token(ahead: 2)) == "words"
  }

  /// Reads a request for the plan of a query, or to tell the query in words.
  ///
  ///     Explanation = "explain" [ "in" "words" ] [ Query ] .
  private mutating func explanation() -> StatementSyntax.Kind {
    enter("Explanation")
    require(keyword: "explain")
    let inWords = take(keyword: "in")
    if inWords { require(keyword: "words") }
    return .explanation(isAt(keyword: "from") ? query() : nil, inWords: inWords)
  }

  /// Reads a request to describe a source.
  ///
  ///     Description = "describe" Source .
  private mutating func description() -> StatementSyntax.Kind {
    enter("Description")
    require(keyword: "describe")
    return .description(source())
  }
}
