package import Diagnostics

/// Turns the bytes of a query into tokens.
///
/// Every byte string gives tokens, the last of which is the end of the text, and the diagnostics of
/// what could not be read. A line end is a token only where a step or statement could end: not
/// inside the brackets of an expression, not after a word or mark that needs something to follow,
/// and not before one that needs something in front.
package struct Lexer {
  var cursor: ByteCursor
  private let file: UInt32
  let openSteps: Set<String>
  var tokens: [Token] = []
  private var problems = ProblemList()
  /// The open brackets, and of each whether it holds a query, where steps stand on lines.
  var brackets: [Bool] = []

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
    let (tokens, problems) = read(source, file: file, openSteps: openSteps)
    return (tokens, problems.diagnostics)
  }

  static func read(
    _ source: SourceFile,
    file: UInt32,
    openSteps: Set<String>
  ) -> ([Token], ProblemList) {
    var lexer = Lexer(cursor: ByteCursor(source.bytes), file: file, openSteps: openSteps)
    lexer.run()
    return (lexer.tokens, lexer.problems)
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
    if case .newline = tokens.last?.kind { tokens.removeLast() }
    add(.endOfText, from: cursor.bytes.count)
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
      if cursor.scanPeriod() { add(.period, from: start) } else { number() }
    case _ where cursor.starts(with: "£"): number()
    case _ where byte.isASCIILetter || byte == 0x5F:
      if cursor.scanPeriod() { add(.period, from: start) } else { word(from: start) }
    case _ where byte >= 0x80: beyondASCII()
    default: symbol()
    }
    // Every round must move on, whatever the bytes are.
    if cursor.offset == start {
      cursor.offset += 1
      add(.invalid, from: start)
    }
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    add(kind, span(from: start))
  }

  mutating func add(_ kind: Token.Kind, _ span: SourceSpan) {
    if kind == .word, tokens.last?.kind == .symbol(.openParenthesis), lowercased(span) == "from" {
      brackets[brackets.count - 1] = true
    }
    tokens.append(Token(kind, span))
  }

  func span(from start: Int) -> SourceSpan {
    SourceSpan(file: file, start: start, end: max(start, cursor.offset))
  }

  /// A word of the text in lower case; empty where it is longer than every keyword.
  func lowercased(_ span: SourceSpan) -> String {
    guard span.length <= 16 else { return "" }
    return String(decoding: cursor.bytes[span.start..<span.end], as: UTF8.self).lowercased()
  }

  private mutating func refuse(_ problem: SyntaxProblem, from start: Int) {
    problems.add(problem, at: span(from: start))
    add(.invalid, from: start)
  }

  private mutating func number() {
    let start = cursor.offset
    guard cursor.scanNumber() else { return refuse(.foreignSymbol("£"), from: start) }
    add(.number, from: start)
  }

  /// Reads a word.
  ///
  ///     word = letter { letter | digit } .
  ///     letter = "a" … "z" | "_" | other_letter .
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

  private mutating func beyondASCII() {
    let start = cursor.offset
    guard let (scalar, length) = cursor.scalar() else {
      cursor.offset += 1
      while !cursor.isAtEnd, cursor.peek() >= 0x80, cursor.scalar() == nil { cursor.offset += 1 }
      return refuse(.notUTF8, from: start)
    }
    if Self.isLetter(scalar) { return word(from: start) }
    cursor.offset += length
    switch scalar {
    case "\u{2212}": add(.symbol(.minus), from: start)
    case "\u{00D7}": add(.symbol(.times), from: start)
    case "\u{00F7}": add(.symbol(.divide), from: start)
    default: refuse(.unexpectedCharacter(scalar), from: start)
    }
  }

  /// Reads text or a name in backquotes, which end on their line.
  ///
  ///     text = "\"" { text_character | escape } "\"" | "“" { text_character | escape } "”" .
  ///     escape = "\\" ( "\"" | "\\" | "n" | "t" | "u" "{" hex_digit { hex_digit } "}" ) .
  ///     hex_digit = digit | "a" … "f" .
  ///     quoted = "`" quoted_character { quoted_character } "`" .
  private mutating func quoted(closing: StaticString, kind: Token.Kind) {
    let start = cursor.offset
    cursor.offset += cursor.peek() < 0x80 ? 1 : 3
    while !cursor.isAtEnd, cursor.peek() != 0x0A, cursor.peek() != 0x0D {
      if cursor.starts(with: closing) {
        cursor.offset += closing.utf8CodeUnitCount
        if kind == .quotedName, cursor.offset == start + 2 {
          return refuse(.emptyName, from: start)
        }
        let bytes = cursor.bytes[start..<cursor.offset]
        guard String(validating: bytes, as: UTF8.self) != nil else {
          return refuse(.notUTF8, from: start)
        }
        return add(kind, from: start)
      }
      let isEscape =
        kind == .text && cursor.peek() == 0x5C && cursor.offset + 1 < cursor.bytes.count
      cursor.offset += isEscape && cursor.peek(1) != 0x0A && cursor.peek(1) != 0x0D ? 2 : 1
    }
    refuse(.unclosed(isName: kind == .quotedName), from: start)
  }

  private mutating func symbol() {
    let start = cursor.offset
    let pair = String(decoding: [cursor.peek(), cursor.peek(1)], as: UTF8.self)
    if let symbol = Token.Symbol(rawValue: pair) {
      cursor.offset += 2
      return add(.symbol(symbol), from: start)
    }
    if SyntaxProblem.foreignSymbols[pair] != nil {
      cursor.offset += 2
      return refuse(.foreignSymbol(pair), from: start)
    }
    let single = Unicode.Scalar(cursor.peek())
    cursor.offset += 1
    guard let symbol = Token.Symbol(rawValue: String(single)) else {
      let isForeign = SyntaxProblem.foreignSymbols[String(single)] != nil
      return refuse(
        isForeign ? .foreignSymbol(String(single)) : .unexpectedCharacter(single),
        from: start
      )
    }
    bracket(symbol)
    add(.symbol(symbol), from: start)
  }
}
