package import Diagnostics

/// Turns the bytes of a query into tokens.
///
/// Every byte string gives tokens, the last of which is the end of the text, and the diagnostics of
/// what could not be read. A line end is a token only where a step or statement could end: not
/// inside brackets, not after a word or mark that needs something to follow, and not before one
/// that needs something in front.
package struct Lexer {
  private var cursor: ByteCursor
  private let file: UInt32
  private let openSteps: Set<String>
  private var tokens: [Token] = []
  private var diagnostics: [Diagnostic] = []
  private var depth = 0

  /// Reads a source.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - file: the number that spans carry for this text.
  ///   - openSteps: the step keywords after which something must follow, so that a line may end
  ///     after them.
  /// - Returns: the tokens and what could not be read.
  /// - Complexity: O(n) in the bytes.
  package static func tokens(
    of source: SourceFile,
    file: UInt32 = 0,
    openSteps: Set<String> = []
  ) -> ([Token], [Diagnostic]) {
    var lexer = Lexer(cursor: ByteCursor(source.bytes), file: file, openSteps: openSteps)
    lexer.run()
    return (lexer.tokens, lexer.diagnostics)
  }

  private init(cursor: ByteCursor, file: UInt32, openSteps: Set<String>) {
    self.cursor = cursor
    self.file = file
    self.openSteps = openSteps
  }

  private mutating func run() {
    if cursor.starts(with: "\u{FEFF}") { cursor.offset += 3 }
    while true {
      let lines = skipSpace()
      if lines.ends > 0 { lineEnd(lines) }
      if cursor.isAtEnd { break }
      token()
    }
    let end = SourceSpan(file: file, start: cursor.bytes.count, end: cursor.bytes.count)
    if case .newline = tokens.last?.kind { tokens.removeLast() }
    tokens.append(Token(.endOfText, end))
  }

  // MARK: - Lines

  /// Skips spaces, comments and line ends, and counts the line ends and the empty lines.
  private mutating func skipSpace() -> (ends: Int, blanks: Int, start: Int) {
    var ends = 0
    var blanks = 0
    var lineHasComment = tokens.isEmpty ? false : true
    let start = cursor.offset
    while !cursor.isAtEnd {
      switch cursor.peek() {
      case 0x20, 0x09: cursor.offset += 1
      case 0x0D, 0x0A:
        cursor.offset += cursor.peek() == 0x0D && cursor.peek(1) == 0x0A ? 2 : 1
        if ends > 0, !lineHasComment { blanks += 1 }
        ends += 1
        lineHasComment = false
      case 0x23:
        lineHasComment = true
        while !cursor.isAtEnd, cursor.peek() != 0x0A, cursor.peek() != 0x0D { cursor.offset += 1 }
      case 0xC2 where cursor.peek(1) == 0xA0: cursor.offset += 2
      default: return (ends, blanks, start)
      }
    }
    return (ends, blanks, start)
  }

  private mutating func lineEnd(_ lines: (ends: Int, blanks: Int, start: Int)) {
    guard depth == 0, let last = tokens.last else { return }
    let span = SourceSpan(file: file, start: lines.start, end: lines.start)
    if lines.blanks > 0 {
      tokens.append(Token(.blankLine, span))
    } else if canEnd(last), !nextNeedsOperand() {
      tokens.append(Token(.newline, span))
    }
  }

  /// Whether a step could end with the token.
  private func canEnd(_ token: Token) -> Bool {
    switch token.kind {
    case .symbol(.closeParenthesis), .symbol(.closeBracket), .quotedName, .text, .number, .period, .invalid: return true
    case .symbol, .newline, .blankLine, .endOfText: return false
    case .word:
      let word = lowercased(token.span)
      if openSteps.contains(word), beginsStep() { return false }
      return ReservedWords.values.contains(word) || !ReservedWords.all.contains(word)
    }
  }

  /// Whether the last token stands where a step may start.
  private func beginsStep() -> Bool {
    guard tokens.count > 1 else { return true }
    switch tokens[tokens.count - 2].kind {
    case .newline, .blankLine, .symbol(.pipe), .symbol(.semicolon): return true
    default: return false
    }
  }

  /// Whether the next line begins with something that continues the line before.
  private func nextNeedsOperand() -> Bool {
    switch cursor.peek() {
    // `-` may begin a statement, and `(` a bracketed one; all other marks continue.
    case 0x7C, 0x2C, 0x29, 0x5D, 0x3D, 0x3C, 0x3E, 0x2B, 0x2A, 0x2F, 0x5E: return true
    default: break
    }
    var end = cursor.offset
    while end < cursor.bytes.count, cursor.bytes[end].isWordByte { end += 1 }
    let word = lowercased(SourceSpan(start: cursor.offset, end: end))
    return ReservedWords.infix.contains(word) || word == "then" || word == "else"
  }

  private func lowercased(_ span: SourceSpan) -> String {
    guard span.length <= 16 else { return "" }
    return String(decoding: cursor.bytes[span.start..<span.end], as: UTF8.self).lowercased()
  }

  // MARK: - Tokens

  private mutating func token() {
    let start = cursor.offset
    let byte = cursor.peek()
    switch byte {
    case 0x22: quoted(closing: "\"", kind: .text)
    case 0x60: quoted(closing: "`", kind: .quotedName)
    case _ where cursor.starts(with: "“"): quoted(closing: "”", kind: .text)
    case _ where byte.isDigit || (byte == 0x2E && cursor.peek(1).isDigit):
      numberOrPeriod()
    case _ where cursor.starts(with: "£"): number()
    case _ where byte.isASCIILetter || byte == 0x5F: wordOrPeriod()
    case _ where byte >= 0x80: wordBeyondASCII()
    default: symbol()
    }
    // Every round must move on, whatever the bytes are.
    if cursor.offset == start {
      cursor.offset += 1
      add(.invalid, from: start)
    }
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind, SourceSpan(file: file, start: start, end: cursor.offset)))
  }

  private mutating func report(_ problem: SyntaxProblem, from start: Int) {
    let span = SourceSpan(file: file, start: start, end: cursor.offset)
    diagnostics.append(problem.diagnostic(at: span))
  }

  private mutating func number() {
    let start = cursor.offset
    cursor.scanNumber()
    add(.number, from: start)
  }

  private mutating func numberOrPeriod() {
    let start = cursor.offset
    if cursor.scanPeriod() { add(.period, from: start) } else { number() }
  }

  private mutating func wordOrPeriod() {
    let start = cursor.offset
    if cursor.scanPeriod() {
      add(.period, from: start)
    } else {
      word(from: start)
    }
  }

  private mutating func word(from start: Int) {
    while true {
      let byte = cursor.peek()
      if byte.isDigit || byte.isASCIILetter || byte == 0x5F {
        cursor.offset += 1
      } else if byte >= 0x80, let (scalar, length) = cursor.scalar(), Self.isLetter(scalar) {
        cursor.offset += length
      } else {
        break
      }
    }
    add(.word, from: start)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  private mutating func wordBeyondASCII() {
    let start = cursor.offset
    guard let (scalar, length) = cursor.scalar() else {
      cursor.offset += 1
      while !cursor.isAtEnd, cursor.peek() >= 0x80, cursor.scalar() == nil { cursor.offset += 1 }
      report(.notUTF8, from: start)
      return add(.invalid, from: start)
    }
    if Self.isLetter(scalar) { return word(from: start) }
    cursor.offset += length
    if scalar == "\u{2212}" { return add(.symbol(.minus), from: start) }
    if scalar == "\u{00D7}" { return add(.symbol(.times), from: start) }
    if scalar == "\u{00F7}" { return add(.symbol(.divide), from: start) }
    report(.unexpectedCharacter(scalar), from: start)
    add(.invalid, from: start)
  }

  /// Text and quoted names end at their closing mark, and never go on past the end of a line.
  private mutating func quoted(closing: StaticString, kind: Token.Kind) {
    let start = cursor.offset
    cursor.offset += cursor.peek() < 0x80 ? 1 : 3
    while !cursor.isAtEnd, cursor.peek() != 0x0A, cursor.peek() != 0x0D {
      if cursor.starts(with: closing) {
        cursor.offset += closing.utf8CodeUnitCount
        return add(kind, from: start)
      }
      let isEscape =
        kind == .text && cursor.peek() == 0x5C && cursor.offset + 1 < cursor.bytes.count
      cursor.offset += isEscape && cursor.peek(1) != 0x0A && cursor.peek(1) != 0x0D ? 2 : 1
    }
    report(.unclosed(isName: kind == .quotedName, isAtEnd: cursor.isAtEnd), from: start)
    add(kind, from: start)
  }

  private mutating func symbol() {
    let start = cursor.offset
    let pair = String(decoding: [cursor.peek(), cursor.peek(1)], as: UTF8.self)
    if let symbol = Token.Symbol(rawValue: pair) {
      cursor.offset += 2
      return add(.symbol(symbol), from: start)
    }
    if let known = SyntaxProblem.foreignSymbols[pair] {
      cursor.offset += 2
      report(.foreignSymbol(pair, instead: known), from: start)
      return add(.invalid, from: start)
    }
    let single = String(decoding: [cursor.peek()], as: UTF8.self)
    cursor.offset += 1
    guard let symbol = Token.Symbol(rawValue: single) else {
      if let known = SyntaxProblem.foreignSymbols[single] {
        report(.foreignSymbol(single, instead: known), from: start)
      } else {
        report(.unexpectedCharacter(single.unicodeScalars.first ?? "?"), from: start)
      }
      return add(.invalid, from: start)
    }
    switch symbol {
    case .openParenthesis, .openBracket: depth += 1
    case .closeParenthesis, .closeBracket: depth = max(depth - 1, 0)
    default: break
    }
    add(.symbol(symbol), from: start)
  }
}
