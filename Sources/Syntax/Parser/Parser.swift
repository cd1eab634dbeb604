package import Diagnostics

/// Reads tokens into a syntax tree by recursive descent.
///
/// It never throws and never stops early: what cannot be read becomes an `.invalid` node and a
/// diagnostic, and reading goes on at the next step. Every production of the grammar stands above
/// the function that reads it.
package struct Parser {
  /// How deep brackets and conditions may nest; each level takes about a kilobyte of stack.
  package static let maximumDepth = 200
  /// How high an expression's tree may grow through chains and nesting together: those who walk it,
  /// among them its release, take up to 12 kilobytes of stack a level.
  package static let maximumHeight = 500
  /// How many values one list may have.
  package static let maximumValues = 1_000
  /// How many steps one query may have.
  package static let maximumSteps = 1_000

  private let text: SourceFile
  private let tokens: [Token]
  let steps: StepTable
  private var position = 0
  var problems: ProblemList
  private(set) var expectations: [Expectation] = []
  /// The productions that have been read, in a build for tests; the grammar's gates compare them with
  /// the grammar.
  private var entered: Set<String> = []
  /// Whether the step being read has failed already.
  var hasFailed = false
  /// The height of the highest expression in the query being read.
  var tallest = 0
  /// How many of the productions that limit themselves are being read.
  var depth = 0
  /// Whether a comma here would separate values.
  var isInList = false
  /// The open brackets, and of each whether it holds a query.
  var brackets: [Bool] = []

  /// Reads a text as a script.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - file: the number that spans carry for this text.
  ///   - steps: the steps of the language.
  /// - Returns: the tree and what is wrong with the text.
  package static func parse(_ source: SourceFile, file: UInt32 = 0, steps: StepTable) -> Parsed {
    let (tokens, problems) = Lexer.read(source, file: file, openSteps: steps.openKeywords)
    var parser = Parser(source, tokens, problems, steps)
    let script = parser.script()
    return Parsed(
      script: script,
      diagnostics: parser.problems.diagnostics.sorted { $0.place < $1.place },
      expectations: parser.expectations,
      entered: parser.entered
    )
  }

  private init(
    _ source: SourceFile,
    _ tokens: [Token],
    _ problems: ProblemList,
    _ steps: StepTable
  ) {
    text = source
    self.tokens = tokens
    self.steps = steps
    self.problems = problems
  }
}

extension Diagnostic {
  fileprivate var place: (Int, Int) { (span?.start ?? 0, span?.end ?? 0) }
}

/// What a text was read as.
package struct Parsed: Sendable {
  /// The tree.
  package let script: ScriptSyntax
  /// Everything that is wrong with the text's shape, in the order of the text.
  package let diagnostics: [Diagnostic]
  /// What could stand at the end of the text.
  package let expectations: [Expectation]

  /// The productions that were read, in a build for tests; empty in others.
  package let entered: Set<String>

  /// Whether more text after the end could put everything right.
  package var isIncomplete: Bool {
    !diagnostics.isEmpty && diagnostics.allSatisfy(\.isIncomplete)
  }
}

/// Something that could stand at the end of a text, for completion.
package enum Expectation: Sendable {
  case keyword(String)
  case step
  case statement
  case source
  case column
  /// The name of a piece of advice.
  case advice
  /// A column, a function or a literal.
  case expression
  /// A value to compare another expression with.
  case value(comparedWith: ExpressionSyntax)
}

extension Parser {
  /// Remembers which productions are read; does nothing in a release build.
  mutating func enter(_ productions: String...) {
    assert(
      {
        entered.formUnion(productions)
        return true
      }()
    )
  }
}

extension Parser {
  /// Remembers the productions that a step owns.
  mutating func enter(step: any StepSyntax.Type) {
    assert(
      {
        for line in step.grammar.split(separator: "\n") {
          let words = line.split(separator: " ")
          if words.count > 1, words[1] == "=" { entered.insert(String(words[0])) }
        }
        return true
      }()
    )
  }
}

// MARK: - Looking and taking

extension Parser {
  /// The token to be read next.
  var current: Token { tokens[position] }

  /// Where the next token stands.
  package var nextSpan: SourceSpan { current.span }

  /// The token after the next.
  var following: Token { token(ahead: 1) }

  /// A token further on; the end of the text beyond it.
  func token(ahead distance: Int) -> Token { tokens[min(position + distance, tokens.count - 1)] }

  /// The last token that was read.
  var previous: Token { tokens[max(position - 1, 0)] }

  /// Whether the next token is the end of the text.
  var isAtEnd: Bool { current.kind == .endOfText }

  mutating func advance() {
    switch current.kind {
    case .symbol(.openParenthesis): brackets.append(word(following) == "from")
    case .symbol(.openBracket): brackets.append(false)
    case .symbol(.closeParenthesis), .symbol(.closeBracket): _ = brackets.popLast()
    default: break
    }
    if position < tokens.count - 1 { position += 1 }
  }

  /// The span from a token's start to the end of the last token read.
  package func span(from start: SourceSpan) -> SourceSpan {
    previous.span.end >= start.start ? start.joined(previous.span) : start
  }

  /// The text of a span.
  package func text(_ span: SourceSpan) -> String { text.text(of: span) }

  /// The next token's word in lower case; nil where it is no word.
  var currentWord: String? { word(current) }

  /// A token's word in lower case; nil where it is none or is longer than every keyword.
  func word(_ token: Token) -> String? {
    guard token.kind == .word, token.span.length <= 40 else { return nil }
    return text.text(of: token.span).lowercased()
  }

  mutating func expect(_ expectation: Expectation) {
    if isAtEnd { expectations.append(expectation) }
  }

  /// Whether the next token is a mark.
  package func isAt(_ symbol: Token.Symbol) -> Bool { current.kind == .symbol(symbol) }

  /// Whether the next token is a word, in any case.
  package mutating func isAt(keyword: String) -> Bool {
    expect(.keyword(keyword))
    return currentWord == keyword
  }

  /// Takes a mark if it is next.
  package mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  /// Takes a word if it is next, in any case.
  package mutating func take(keyword: String) -> Bool {
    guard isAt(keyword: keyword) else { return false }
    advance()
    return true
  }

  /// Takes several words if all of them are next, in any case.
  package mutating func take(phrase words: String...) -> Bool {
    for (distance, wanted) in words.enumerated() {
      let token = token(ahead: distance)
      if token.kind == .endOfText { expectations.append(.keyword(wanted)) }
      guard word(token) == wanted else { return false }
    }
    for _ in words { advance() }
    return true
  }

  /// The word after the next token, in lower case; nil where it is no word.
  package var followingWord: String? { word(following) }

  /// Takes a word, or reports that it is not there.
  package mutating func require(keyword: String) {
    if !take(keyword: keyword) { reportExpected(["`\(keyword)`"], candidates: [keyword]) }
  }

  /// Takes a mark, or reports that it is not there.
  package mutating func require(_ symbol: Token.Symbol) {
    if !take(symbol) { reportExpected(["`\(symbol.rawValue)`"]) }
  }
}
