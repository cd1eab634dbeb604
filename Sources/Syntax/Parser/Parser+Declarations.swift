import Diagnostics

extension Parser {
  /// Reads a declaration, whose first word is next.
  mutating func declaration(_ word: String) -> StatementSyntax.Kind {
    switch word {
    case "define": definition()
    case "function": functionDefinition()
    case "param": parameter()
    case "include": inclusion()
    case "advice": advice()
    case "load": loading()
    default: edition()
    }
  }

  /// Reads a name for an expression.
  ///
  ///     Definition = "define" Name "=" Expression .
  private mutating func definition() -> StatementSyntax.Kind {
    enter("Definition")
    require(keyword: "define")
    let name = name("a name for the expression")
    require(.equal)
    guard !hasFailed else { return .invalid }
    return .definition(name, expression())
  }

  /// Reads a function.
  ///
  ///     FunctionDefinition = "function" Name "(" [ Formal { "," Formal } ] ")" "=" Expression .
  ///     Formal = Name [ "=" Expression ] .
  private mutating func functionDefinition() -> StatementSyntax.Kind {
    enter("FunctionDefinition", "Formal")
    require(keyword: "function")
    let name = name("a name for the function")
    require(.openParenthesis)
    let formals = isAt(.closeParenthesis) ? [] : formals()
    require(.closeParenthesis)
    require(.equal)
    guard !hasFailed else { return .invalid }
    return .function(name, formals, expression())
  }

  private mutating func formals() -> [FormalSyntax] {
    reading(list: true) { parser in
      parser.list(of: "parameters") { parser in
        let name = parser.name("the name of a parameter")
        let fallback = !parser.hasFailed && parser.take(.equal) ? parser.expression() : nil
        return FormalSyntax(name: name, fallback: fallback)
      }
    }
  }

  /// Reads a value that is given from outside.
  ///
  ///     Parameter = "param" Name [ "=" Expression ] [ text ] .
  private mutating func parameter() -> StatementSyntax.Kind {
    enter("Parameter")
    require(keyword: "param")
    let name = name("a name for the parameter")
    let fallback = !hasFailed && take(.equal) ? expression() : nil
    let about = !hasFailed && current.kind == .text ? textLiteral() : nil
    return hasFailed ? .invalid : .parameter(name, fallback, about: about)
  }

  /// Reads the path of another script.
  ///
  ///     Inclusion = "include" text .
  private mutating func inclusion() -> StatementSyntax.Kind {
    enter("Inclusion")
    require(keyword: "include")
    return .inclusion(textLiteral())
  }

  /// Reads an edition.
  ///
  ///     Edition = "edition" number .
  private mutating func edition() -> StatementSyntax.Kind {
    enter("Edition")
    require(keyword: "edition")
    let year = Int(text(current.span)) ?? 0
    advance()
    return .edition(year)
  }

  /// Reads what becomes of advice.
  ///
  ///     Advice = "advice" ( "off" | "on" ) [ AdviceName { "," AdviceName } ] .
  ///     AdviceName = ( word | "not" ) { "-" ( word | "not" ) } .
  private mutating func advice() -> StatementSyntax.Kind {
    enter("Advice", "AdviceName")
    require(keyword: "advice")
    let isOn = take(keyword: "on")
    if !isOn { require(keyword: "off") }
    expect(.advice)
    let ids = hasFailed || isAtStepEnd ? [] : list(of: "names") { $0.adviceName() }
    return hasFailed ? .invalid : .advice(AdviceSyntax(isOn: isOn, ids: ids))
  }

  private mutating func adviceName() -> NameSyntax {
    let start = current.span
    var words: [String] = []
    repeat {
      expect(.advice)
      let word = text(current.span).lowercased()
      let isWord = !ReservedWords.all.contains(word) || word == "not"
      guard current.kind == .word, isWord else {
        reportExpected(["the name of advice, such as `unweighted-average`"])
        break
      }
      words.append(word)
      advance()
    } while take(.minus)
    return NameSyntax(words.joined(separator: "-"), span(from: start))
  }

  /// Reads rows that are written out.
  ///
  ///     Rows = "table" "[" Row { "," Row } "]" .
  ///     Row = "(" Cell { "," Cell } ")" .
  ///     Cell = Name "=" Expression .
  mutating func rows() -> SourceSyntax {
    enter("Rows", "Row", "Cell")
    let start = current.span
    require(keyword: "table")
    require(.openBracket)
    let rows = reading(list: true) { parser in parser.list(of: "rows") { $0.row() } }
    require(.closeBracket)
    return SourceSyntax(kind: hasFailed ? .invalid : .table(rows), span: span(from: start))
  }

  private mutating func row() -> [FieldSyntax] {
    require(.openParenthesis)
    guard !hasFailed else { return [] }
    let cells = list(of: "columns") { parser in
      let name = parser.name("the name of a column")
      parser.require(.equal)
      let invalid = ExpressionSyntax(.invalid, parser.current.span)
      return FieldSyntax(name: name, value: parser.hasFailed ? invalid : parser.expression())
    }
    require(.closeParenthesis)
    return cells
  }

  /// Whether a token after `range` begins its first end; otherwise `range` is a dataset's name.
  func opensRange(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .period, .text, .symbol(.minus), .symbol(.openParenthesis): true
    default: isName(token) || ReservedWords.values.contains(word(token) ?? "")
    }
  }

  /// Reads the numbers or periods from one to another.
  ///
  ///     Range = "range" Sum "to" Sum .
  mutating func range() -> SourceSyntax {
    enter("Range")
    let start = current.span
    require(keyword: "range")
    let first = sum()
    require(keyword: "to")
    guard !hasFailed else { return SourceSyntax(kind: .invalid, span: span(from: start)) }
    let last = sum()
    return SourceSyntax(kind: .range(first, last), span: span(from: start))
  }
}
