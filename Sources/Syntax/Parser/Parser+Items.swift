import Diagnostics

extension Parser {
  /// Reads what to show or group by.
  ///
  ///     Items = { Item "," } ( Item | Remainder ) .
  package mutating func items() -> [ItemSyntax] {
    enter("Items")
    return list(of: "columns") { $0.item() }
  }

  /// Reads one thing after another with commas between them, up to a limit.
  package mutating func list<Element>(
    of what: String,
    _ element: (inout Parser) -> Element
  ) -> [Element] {
    var elements = [element(&self)]
    while !hasFailed, take(.comma) {
      elements.append(element(&self))
      if elements.count > Self.maximumValues {
        report(.tooLong(what, limit: Self.maximumValues), at: previous.span)
      }
    }
    return elements
  }

  /// Reads one item.
  ///
  ///     Item = Selector | Named .
  private mutating func item() -> ItemSyntax {
    enter("Item")
    let start = current.span
    if let selector = selector() {
      return ItemSyntax(kind: .selector(selector), name: nil, span: span(from: start))
    }
    return named()
  }

  /// Reads an expression with the name it may be given.
  ///
  ///     Named = Expression [ "as" Name ] .
  package mutating func named() -> ItemSyntax {
    enter("Named")
    let start = current.span
    let expression = expression()
    let name = !hasFailed && take(keyword: "as") ? name("a name for the column") : nil
    return ItemSyntax(kind: .expression(expression), name: name, span: span(from: start))
  }

  /// Reads an expression with the name it must be given.
  ///
  ///     Naming = Expression "as" Name .
  package mutating func naming() -> ItemSyntax {
    enter("Naming")
    let start = current.span
    let expression = expression()
    if !hasFailed { require(keyword: "as") }
    let name = hasFailed ? nil : name("a name for the column")
    return ItemSyntax(kind: .expression(expression), name: name, span: span(from: start))
  }

  /// Reads names of columns and selectors.
  ///
  ///     Columns = { Column "," } ( Column | Remainder ) .
  ///     Column = Selector | Name .
  package mutating func columns() -> [ItemSyntax] {
    enter("Columns", "Column")
    return list(of: "columns") { parser in
      let start = parser.current.span
      if let selector = parser.selector(canBeNamed: false) {
        let span = parser.span(from: start)
        return ItemSyntax(kind: .selector(selector), name: nil, span: span)
      }
      let name = parser.column()
      let expression = ExpressionSyntax(.name(name.text), name.span)
      return ItemSyntax(kind: .expression(expression), name: nil, span: name.span)
    }
  }

  /// Reads a selector if one is next.
  ///
  /// All names to the end of the list belong to `except`, so that it says what it seems to say.
  /// Where an item can be named, `text as note` renames a column called `text`; where it cannot, as in
  /// `unpivot text as column, value`, the list ends before `as`.
  ///
  ///     Selector = "all" | "columns" "matching" text | "numbers" | "text" | Name "to" Name .
  ///     Remainder = "all" "except" Name { "," Name } .
  private mutating func selector(canBeNamed: Bool = true) -> SelectorSyntax? {
    enter("Selector", "Remainder")
    expect(.column)
    let start = current.span
    func ends(_ token: Token) -> Bool {
      endsItem(token) || !canBeNamed && word(token) == "as"
    }
    if current.kind == .quotedName || current.kind == .word, word(following) == "to" {
      let first = column()
      advance()
      let last = column()
      return SelectorSyntax(kind: .range(first, last), span: span(from: start))
    }
    switch currentWord {
    case "all" where ends(following) || word(following) == "except":
      advance()
      guard take(keyword: "except") else {
        return SelectorSyntax(kind: .all(except: []), span: start)
      }
      let excepted = list(of: "columns") { $0.column() }
      return SelectorSyntax(kind: .all(except: excepted), span: span(from: start))
    case "columns" where word(following) == "matching":
      advance()
      advance()
      guard current.kind == .text else {
        reportExpected(["a pattern in double quotes"])
        return nil
      }
      return SelectorSyntax(kind: .matching(textLiteral()), span: span(from: start))
    case "numbers" where ends(following):
      advance()
      return SelectorSyntax(kind: .numbers, span: start)
    case "text" where ends(following):
      advance()
      return SelectorSyntax(kind: .text, span: start)
    default: return nil
    }
  }

  private func endsItem(_ token: Token) -> Bool {
    switch token.kind {
    case .newline, .blankLine, .endOfText, .symbol(.comma), .symbol(.pipe), .symbol(.semicolon),
      .symbol(.closeParenthesis):
      true
    default: false
    }
  }
}
