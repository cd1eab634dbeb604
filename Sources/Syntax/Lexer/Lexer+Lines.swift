import Diagnostics

/// Where line ends count.
extension Lexer {
  /// Line ends, spaces and comments between two tokens.
  struct Gap {
    /// The line ends.
    var ends = 0
    /// The lines with nothing on them, not even a comment.
    var blanks = 0
    /// Where the gap begins.
    let start: Int
  }

  /// Skips spaces, comments and line ends.
  mutating func skipSpace() -> Gap {
    var gap = Gap(start: cursor.offset)
    var lineHasComment = false
    while !cursor.isAtEnd {
      switch cursor.peek() {
      case 0x20, 0x09: cursor.offset += 1
      case 0x0D, 0x0A:
        cursor.offset += cursor.peek() == 0x0D && cursor.peek(1) == 0x0A ? 2 : 1
        if gap.ends > 0, !lineHasComment { gap.blanks += 1 }
        gap.ends += 1
        lineHasComment = false
      case 0x23:
        lineHasComment = true
        while !cursor.isAtEnd, cursor.peek() != 0x0A, cursor.peek() != 0x0D { cursor.offset += 1 }
      case 0xC2 where cursor.isAtNoBreakSpace(): cursor.offset += 2
      default: return gap
      }
    }
    return gap
  }

  /// Adds the token for line ends, where they count.
  ///
  /// An empty line ends a statement even where a bracket is still open, so that one bracket too few
  /// never swallows the rest of a script.
  mutating func lineEnd(_ gap: Gap) {
    guard let last = tokens.last else { return }
    let place = SourceSpan(file: last.span.file, start: gap.start, end: gap.start)
    if gap.blanks > 0 {
      brackets.removeAll()
      add(.blankLine, place)
    } else if brackets.last ?? true, canEnd(last), !nextLineContinues() {
      add(.newline, place)
    }
  }

  /// Keeps count of the open brackets.
  ///
  /// A step can end only outside the brackets of expressions, so `|` and `;` close those that were
  /// left open.
  mutating func bracket(_ symbol: Token.Symbol) {
    switch symbol {
    case .openParenthesis, .openBracket: brackets.append(false)
    case .closeParenthesis, .closeBracket: _ = brackets.popLast()
    case .pipe: while brackets.last == false { brackets.removeLast() }
    case .semicolon: brackets.removeAll()
    default: break
    }
  }

  /// Whether a step could end with the token.
  private func canEnd(_ token: Token) -> Bool {
    switch token.kind {
    case .symbol(.closeParenthesis), .symbol(.closeBracket), .quotedName, .text, .number, .period,
      .invalid:
      return true
    case .symbol, .newline, .blankLine, .endOfText: return false
    case .word:
      let word = lowercased(token.span)
      if openSteps.contains(word), beginsStep { return false }
      if word == "on", followsAdvice { return true }
      return ReservedWords.values.contains(word) || !ReservedWords.all.contains(word)
    }
  }

  /// Whether the last token stands where a step may start.
  private var beginsStep: Bool {
    guard tokens.count > 1 else { return true }
    switch tokens[tokens.count - 2].kind {
    case .newline, .blankLine, .symbol(.pipe), .symbol(.semicolon): return true
    default: return false
    }
  }

  /// Whether the last token follows `advice` at the start of a statement, where `on` is all.
  private var followsAdvice: Bool {
    guard tokens.count > 1, lowercased(tokens[tokens.count - 2].span) == "advice" else {
      return false
    }
    guard tokens.count > 2 else { return true }
    switch tokens[tokens.count - 3].kind {
    case .newline, .blankLine, .symbol(.semicolon): return true
    default: return false
    }
  }

  /// Whether the next line begins with something that goes on with the line before.
  private func nextLineContinues() -> Bool {
    switch cursor.peek() {
    // `-` may begin a statement, and `(` a bracketed one; all other marks continue.
    case 0x7C, 0x2C, 0x29, 0x5D, 0x3D, 0x3C, 0x3E, 0x2B, 0x2A, 0x2F, 0x5E: return true
    default: break
    }
    if cursor.starts(with: "×") || cursor.starts(with: "÷") { return true }
    var length = 0
    while length <= 16, cursor.isInWord(length) { length += 1 }
    let word = SourceSpan(
      start: cursor.offset,
      end: min(cursor.offset + length, cursor.bytes.count)
    )
    return ReservedWords.continuing.contains(lowercased(word))
  }
}
