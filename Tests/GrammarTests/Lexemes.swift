import Diagnostics
import Language
import Syntax

/// Between sentences of the grammar and query text: what is written for a terminal, and which
/// terminals a token can stand for.
struct Lexemes {
  private let terminals: [SentenceGenerator.Terminal: TerminalSet]
  /// The literals by their spelling in lower case: the grammar has `FTE`, a query may have `fte`.
  private let literals: [String: TerminalSet]

  init(_ recogniser: Recogniser) {
    terminals = recogniser.terminals
    literals = Dictionary(
      uniqueKeysWithValues: terminals.compactMap { terminal, bit in
        if case .literal(let text) = terminal { (text.lowercased(), bit) } else { nil }
      }
    )
  }

  /// The text of a sentence.
  static func text(_ sentence: [SentenceGenerator.Terminal]) -> String {
    sentence.map(text).joined(separator: " ")
  }

  /// A plain lexeme for each terminal, one that cannot join with its neighbours.
  static func text(_ terminal: SentenceGenerator.Terminal) -> String {
    switch terminal {
    case .literal(let text): text
    case .lexical("word"): "service"
    case .lexical("quoted"): "`a b`"
    case .lexical("text"): "\"x\""
    case .lexical("number"): "10"
    case .lexical("period"): "2023/24"
    case .lexical("newline"): "\n"
    case .lexical("blank"): "\n\n"
    case .lexical(let name): preconditionFailure("there is no lexeme for \(name)")
    }
  }

  /// For each token of a text the terminals that it can stand for, as bits; nil where the lexer
  /// refuses the text.
  func terminals(of text: String) -> [TerminalSet]? {
    let source = SourceFile(name: "query", text: text)
    let (tokens, problems) = Lexer.tokens(
      of: source,
      openSteps: StepTable.standard.openKeywords
    )
    guard problems.isEmpty else { return nil }
    var beginsStep = true
    return tokens.dropLast().map { token in
      defer { beginsStep = Self.separators.contains(token.kind) }
      return bits(of: token, in: source, beginsStep: beginsStep)
    }
  }

  private static let separators: Set<Token.Kind> = [
    .newline, .blankLine, .symbol(.pipe), .symbol(.semicolon),
  ]

  private func bits(of token: Token, in source: SourceFile, beginsStep: Bool) -> TerminalSet {
    switch token.kind {
    case .symbol(let symbol): return literals[symbol.rawValue] ?? .none
    case .quotedName: return lexical("quoted")
    case .text: return lexical("text")
    case .number: return lexical("number")
    case .period: return lexical("period")
    case .newline: return lexical("newline")
    case .blankLine: return lexical("blank")
    case .endOfText, .invalid: return .none
    case .word:
      let word = source.text(of: token.span).lowercased()
      // A step's keyword is a name except where a step may begin.
      let isKeyword = beginsStep && (word == "let" || StepTable.standard.step(for: word) != nil)
      let isName = !isKeyword && !ReservedWords.all.contains(word)
      return (literals[word] ?? .none).union(isName ? lexical("word") : .none)
    }
  }

  private func lexical(_ name: String) -> TerminalSet { terminals[.lexical(name)] ?? .none }
}
