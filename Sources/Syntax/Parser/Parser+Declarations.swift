import Diagnostics

extension Parser {
  /// Reads a declaration, whose first word is next.
  mutating func declaration(_ word: String) -> StatementSyntax.Kind {
    switch word {
    case "define": definition()
    case "function": functionDefinition()
    case "param": parameter()
    case "include": inclusion()
    default: edition()
    }
  }

  /// Reads a name for an expression.
  ///
  ///     Definition = "define" Name "=" Expression .
  private mutating func definition() -> StatementSyntax.Kind {
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
    require(keyword: "function")
    let name = name("a name for the function")
    require(.openParenthesis)
    var formals: [FormalSyntax] = []
    if !isAt(.closeParenthesis) {
      repeat {
        let formal = self.name("the name of a parameter")
        let fallback = !hasFailed && take(.equal) ? expression() : nil
        formals.append(FormalSyntax(name: formal, fallback: fallback))
      } while !hasFailed && take(.comma)
    }
    require(.closeParenthesis)
    require(.equal)
    guard !hasFailed else { return .invalid }
    return .function(name, formals, expression())
  }

  /// Reads a value that is given from outside.
  ///
  ///     Parameter = "param" Name [ "=" Expression ] [ text ] .
  private mutating func parameter() -> StatementSyntax.Kind {
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
    require(keyword: "include")
    return .inclusion(textLiteral())
  }

  /// Reads an edition.
  ///
  ///     Edition = "edition" number .
  private mutating func edition() -> StatementSyntax.Kind {
    require(keyword: "edition")
    let year = Int(text(current.span)) ?? 0
    advance()
    return .edition(year)
  }

  /// Reads rows that are written out.
  ///
  ///     Rows = "table" "[" Row { "," Row } "]" .
  ///     Row = "(" Cell { "," Cell } ")" .
  ///     Cell = Name "=" Expression .
  mutating func rows() -> SourceSyntax {
    let start = current.span
    require(keyword: "table")
    require(.openBracket)
    var rows: [[FieldSyntax]] = []
    repeat { rows.append(row()) } while !hasFailed && take(.comma)
    require(.closeBracket)
    return SourceSyntax(kind: hasFailed ? .invalid : .table(rows), span: span(from: start))
  }

  private mutating func row() -> [FieldSyntax] {
    require(.openParenthesis)
    var cells: [FieldSyntax] = []
    repeat {
      guard !hasFailed else { break }
      let name = name("the name of a column")
      require(.equal)
      if !hasFailed { cells.append(FieldSyntax(name: name, value: expression())) }
    } while !hasFailed && take(.comma)
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
    let start = current.span
    require(keyword: "range")
    let first = sum()
    require(keyword: "to")
    guard !hasFailed else { return SourceSyntax(kind: .invalid, span: span(from: start)) }
    let last = sum()
    return SourceSyntax(kind: .range(first, last), span: span(from: start))
  }
}
