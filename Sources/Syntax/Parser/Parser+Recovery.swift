import Diagnostics

/// Reporting what is wrong, and going on after it.
extension Parser {
  /// Reports a problem, unless one in the same step has been reported already.
  mutating func report(_ problem: SyntaxProblem, at span: SourceSpan) {
    guard !hasFailed else { return }
    hasFailed = true
    problems.add(problem, at: span)
  }

  /// Reports that something else should stand here.
  ///
  /// - Parameters:
  ///   - wanted: what should stand here.
  ///   - candidates: keywords that a misspelt word here may have meant.
  package mutating func reportExpected(_ wanted: [String], candidates: [String] = []) {
    guard !hasFailed else { return }
    if case .invalid = current.kind {
      // The lexer has said already what is wrong with it.
      hasFailed = true
      return
    }
    let near = currentWord.map { Spelling.candidates(for: $0, among: candidates) } ?? []
    report(
      .expected(
        wanted,
        found: describe(current),
        candidates: near,
        form: form(wanted),
        after: word(previous),
        isAtEnd: isAtEnd
      ),
      at: isAtEnd ? previous.span.after : current.span
    )
  }

  /// How the step is written, where it is cut short or its first word is left out.
  private func form(_ wanted: [String]) -> String? {
    guard let step = currentStep, wanted != ["`)`"] else { return nil }
    if !isAtStepEnd {
      // `sort forecast`, `top 3 forecast`
      let written = text(span(from: stepKeyword))
      guard wanted == ["`by`"], written.split(separator: " ").count <= 2, let name = currentWord
      else { return nil }
      let isDescending = ["desc", "descending"].contains(followingWord)
      return "\(written) by \(name)\(isDescending ? " descending" : "")"
    }
    let words = step.grammar.split(whereSeparator: \.isWhitespace).dropFirst(2)
      .prefix { $0 != "." }
    return words.map { $0.filter { $0 != "\"" } }.joined(separator: " ")
  }

  private func describe(_ token: Token) -> String {
    switch token.kind {
    case .newline: return "the line ends"
    case .blankLine: return "an empty line stands"
    case .endOfText: return "the query ends"
    default:
      let shown = SourceSpan(
        start: token.span.start,
        end: min(token.span.end, token.span.start + 160)
      )
      let text = text(shown)
      return "`\(text.count > 40 ? text.prefix(39) + "…" : text[...])` stands"
    }
  }

  /// Skips to the end of what could not be read.
  ///
  /// Brackets of expressions that were left open end at `|`, as in the lexer. A bracket too many is
  /// passed over.
  ///
  /// - Parameters:
  ///   - base: how many brackets were open at the start of what could not be read.
  ///   - stopsAtPipe: whether the next step is looked for, and not the next statement.
  mutating func recover(to base: Int, stopsAtPipe: Bool = true) {
    guard hasFailed else { return }
    hasFailed = false
    while !isAtEnd {
      switch current.kind {
      case .blankLine, .symbol(.semicolon): return brackets.removeAll()
      case .newline: if brackets.count <= base { return }
      case .symbol(.pipe):
        while brackets.count > base, brackets.last == false { brackets.removeLast() }
        if stopsAtPipe, brackets.count <= base { return }
      case .symbol(.closeParenthesis): if base > 0, brackets.count <= base { return }
      default: break
      }
      advance()
    }
  }

  /// Reads something one level deeper, or reports that this is too deep.
  mutating func nested<T>(_ fallback: T, _ body: (inout Parser) -> T) -> T {
    guard depth < Self.maximumDepth else {
      report(.tooDeep, at: current.span)
      return fallback
    }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }
}
