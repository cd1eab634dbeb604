import Diagnostics

extension Parser {
  /// Reads a literal if one is next.
  ///
  ///     Literal = number [ Unit ] | text | period | "true" | "false" | "missing" .
  mutating func literal() -> ExpressionSyntax? {
    enter("Literal")
    let start = current.span
    switch current.kind {
    case .number:
      let digits = text(start)
      if isInList, digits.contains(",") { report(.ambiguousThousands(digits), at: start) }
      advance()
      let unit = unit()
      return ExpressionSyntax(.number(digits, unit: unit), span(from: start))
    case .text:
      let literal = textLiteral()
      return ExpressionSyntax(.text(literal), start)
    case .period:
      advance()
      return ExpressionSyntax(.period(text(start)), start)
    case .word:
      let kind: ExpressionSyntax.Kind? =
        switch currentWord {
        case "true": .boolean(true)
        case "false": .boolean(false)
        case "missing": .missing
        default: nil
        }
      guard let kind else { return nil }
      advance()
      return ExpressionSyntax(kind, start)
    default: return nil
    }
  }

  /// The words that are units after a number.
  static let unitWords: Set<String> = [
    "day", "days", "fte", "month", "months", "pp", "quarter", "quarters", "week", "weeks", "year",
    "years",
  ]

  /// Reads the unit after a number if there is one.
  ///
  ///     Unit = "FTE" | "pp" | "day" | "days" | "week" | "weeks" | "month" | "months" | "quarter"
  ///          | "quarters" | "year" | "years" | "per" ( number | Name ) .
  private mutating func unit() -> UnitSyntax? {
    enter("Unit")
    guard let word = currentWord else { return nil }
    if Self.unitWords.contains(word) {
      advance()
      return .word(word)
    }
    guard word == "per" else { return nil }
    advance()
    if current.kind == .number {
      advance()
      return .per(text(previous.span))
    }
    guard let name = nameIfPresent() else {
      reportExpected(["a number such as `10,000`", "what the rate is per"])
      return nil
    }
    return .per(name.text)
  }

  /// Reads text in double quotes, which must be next, and resolves its escapes.
  mutating func textLiteral() -> String {
    let span = current.span
    advance()
    let raw = text(span)
    let closing: Character = raw.first == "“" ? "”" : "\""
    let body = raw.last == closing && raw.count > 1 ? raw.dropFirst().dropLast() : raw.dropFirst()
    guard body.contains("\\") else { return String(body) }
    return unescaped(body, at: span.start + String(closing).utf8.count)
  }

  private mutating func unescaped(_ body: Substring, at offset: Int) -> String {
    var result = ""
    var rest = body
    func place(of character: Character) -> SourceSpan {
      let end = offset + body.utf8.count - rest.utf8.count
      return SourceSpan(file: current.span.file, start: end - character.utf8.count - 1, end: end)
    }
    while let character = rest.popFirst() {
      guard character == "\\" else {
        result.append(character)
        continue
      }
      switch rest.popFirst() {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "\\": result.append("\\")
      case "\"": result.append("\"")
      case "u":
        let digits = rest.dropFirst().prefix { $0.isHexDigit }
        let end = rest.dropFirst(1 + digits.count)
        guard rest.first == "{", end.first == "}", digits.count <= 6,
          let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
        else {
          report(.unknownEscape("\\u"), at: place(of: "u"))
          return result
        }
        result.unicodeScalars.append(scalar)
        rest = end.dropFirst()
      case let other:
        let character = other ?? "\\"
        report(.unknownEscape("\\\(character)"), at: place(of: character))
        return result
      }
    }
    return result
  }

  /// Reads a name if one is next: a word that is not reserved, or anything in backquotes.
  ///
  ///     Name = word | quoted .
  package mutating func nameIfPresent() -> NameSyntax? {
    enter("Name")
    let span = current.span
    switch current.kind {
    case .quotedName:
      advance()
      return NameSyntax(String(text(span).dropFirst().dropLast()), span)
    case .word:
      guard !ReservedWords.all.contains(currentWord ?? "") else { return nil }
      advance()
      return NameSyntax(text(span), span)
    default: return nil
    }
  }

  /// Whether a token is a name: a word that is not reserved, or anything in backquotes.
  func isName(_ token: Token) -> Bool {
    switch token.kind {
    case .quotedName: true
    case .word: !ReservedWords.all.contains(word(token) ?? "")
    default: false
    }
  }

  /// Reads a name, or reports that there is none.
  package mutating func name(_ what: String) -> NameSyntax {
    if let name = nameIfPresent() { return name }
    reportExpected([what])
    return NameSyntax("", current.span)
  }

  /// Reads text in double quotes, or reports that there is none.
  package mutating func text(_ what: String) -> String {
    if current.kind == .text { return textLiteral() }
    reportExpected([what])
    return ""
  }

  /// Reads the name of a column.
  package mutating func column() -> NameSyntax {
    expect(.column)
    return name("the name of a column")
  }

  /// Reads a whole number of rows.
  package mutating func rowCount() -> Int {
    let span = current.span
    guard current.kind == .number else {
      reportExpected(["a number of rows"])
      return 0
    }
    advance()
    guard let count = Int(text(span).filter { $0 != "," }), count >= 0 else {
      report(.wholeNumber(text(span)), at: span)
      return 0
    }
    return count
  }
}
