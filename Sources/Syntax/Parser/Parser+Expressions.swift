import Diagnostics

extension Parser {
  /// Reads an expression.
  ///
  ///     Expression = Conditional | Disjunction .
  package mutating func expression() -> ExpressionSyntax {
    enter("Expression")
    let invalid = ExpressionSyntax(.invalid, current.span)
    return nested(invalid) { parser in
      parser.currentWord == "if" ? parser.conditional() : parser.operation(above: 0)
    }
  }

  /// Reads operands joined by arithmetic only.
  package mutating func sum() -> ExpressionSyntax {
    operation(above: OperatorTable.comparison + 1)
  }

  /// Reads a choice.
  ///
  ///     Conditional = "if" Expression "then" Expression [ "else" Expression ] .
  private mutating func conditional() -> ExpressionSyntax {
    enter("Conditional")
    let start = current.span
    require(keyword: "if")
    let condition = expression()
    require(keyword: "then")
    guard !hasFailed else { return ExpressionSyntax(.invalid, span(from: start)) }
    let value = expression()
    guard !hasFailed else { return ExpressionSyntax(.invalid, span(from: start)) }
    let otherwise = take(keyword: "else") ? expression() : nil
    return ExpressionSyntax(
      .conditional(condition: condition, then: value, otherwise: otherwise),
      span(from: start)
    )
  }

  /// Reads operators above a level of the precedence table, by precedence climbing.
  ///
  ///     Disjunction = Conjunction { "or" Conjunction } .
  ///     Conjunction = Negation { "and" Negation } .
  ///     Negation = "not" Negation | Comparison .
  ///     Comparison = Sum [ Relation ( Relative | Sum ) | Test ] .
  ///     Relation = "=" | "<>" | "<" | "<=" | ">" | ">=" .
  ///     Sum = Product { ( "+" | "-" ) Product } .
  ///     Product = Signed { ( "*" | "/" | "mod" ) Signed } .
  private mutating func operation(above level: Int) -> ExpressionSyntax {
    enter("Disjunction", "Conjunction", "Negation", "Comparison", "Relation", "Sum", "Product")
    let start = current.span
    var left: ExpressionSyntax
    if level <= OperatorTable.negation, currentWord == "not" {
      advance()
      let operand = nested(ExpressionSyntax(.invalid, start)) {
        $0.operation(above: OperatorTable.negation)
      }
      left = ExpressionSyntax(.operation("not", [operand]), span(from: start))
    } else {
      left = signed()
    }
    while !hasFailed, let found = operatorAhead(), found.level >= level {
      left =
        found.level == OperatorTable.comparison
        ? comparison(left, from: start) : binary(found, left, from: start)
      if found.level == OperatorTable.comparison, !hasFailed,
        operatorAhead()?.level == OperatorTable.comparison
      {
        report(.chainedComparison, at: current.span)
      }
      if left.height > Self.maximumHeight {
        report(.tooLong("operands", limit: Self.maximumHeight), at: current.span)
      }
    }
    tallest = max(tallest, left.height)
    return left
  }

  private mutating func binary(
    _ found: OperatorTable.Entry,
    _ left: ExpressionSyntax,
    from start: SourceSpan
  ) -> ExpressionSyntax {
    advance()
    let right = operation(above: found.level + 1)
    return ExpressionSyntax(.operation(found.name, [left, right]), span(from: start))
  }

  private mutating func operatorAhead() -> OperatorTable.Entry? {
    for word in OperatorTable.words { expect(.keyword(word)) }
    if case .symbol(let symbol) = current.kind { return OperatorTable.entry(symbol.rawValue) }
    // After an operand `not` can only open a test.
    if currentWord == "not" { return OperatorTable.entry("between") }
    return currentWord.flatMap(OperatorTable.entry)
  }

  private mutating func comparison(
    _ left: ExpressionSyntax,
    from start: SourceSpan
  )
    -> ExpressionSyntax
  {
    if case .symbol(let symbol) = current.kind {
      advance()
      let right = comparand(of: left)
      return ExpressionSyntax(.operation(symbol.rawValue, [left, right]), span(from: start))
    }
    return test(left, from: start)
  }

  /// Reads a test after its operand.
  ///
  ///     Test = [ "not" ] ( "between" Sum "and" Sum | "in" ( "(" ( Query | Arguments ) ")" | Relative )
  ///          | "contains" Sum | "starts" "with" Sum | "ends" "with" Sum | "like" Sum
  ///          | "matches" Sum | ( "overlaps" | "within" ) ( Relative | Sum ) )
  ///          | "is" [ "not" ] State .
  ///     State = "missing" | "suppressed" | "estimated" | "flagged" | "forecast" | "provisional"
  ///          | "revised" | "unreliable" .
  private mutating func test(_ left: ExpressionSyntax, from start: SourceSpan) -> ExpressionSyntax {
    enter("Test", "State")
    if take(keyword: "is") {
      let isNegated = take(keyword: "not")
      let state = stateName()
      let result = ExpressionSyntax(.operation(state, [left]), span(from: start))
      return isNegated ? ExpressionSyntax(.operation("not", [result]), span(from: start)) : result
    }
    let isNegated = take(keyword: "not")
    guard let word = currentWord, OperatorTable.tests.contains(word) else {
      OperatorTable.tests.forEach { expect(.keyword($0)) }
      reportExpected(["a test such as `in` or `between`"], candidates: OperatorTable.tests)
      return ExpressionSyntax(.invalid, span(from: start))
    }
    advance()
    var operands = [left]
    var name = word
    switch word {
    case "between":
      operands.append(operation(above: OperatorTable.comparison + 1))
      require(keyword: "and")
      if !hasFailed { operands.append(operation(above: OperatorTable.comparison + 1)) }
    case "in":
      expect(.value(comparedWith: left))
      if let relative = relative(isCertain: true) {
        // A span of periods has those that lie in it.
        name = "within"
        operands.append(relative)
        break
      }
      require(.openParenthesis)
      if isAt(keyword: "from") {
        let result = membership(left, from: start)
        return isNegated ? ExpressionSyntax(.operation("not", [result]), span(from: start)) : result
      }
      if !hasFailed { operands += arguments(comparedWith: left) }
      require(.closeParenthesis)
    case "overlaps", "within": operands.append(comparand(of: left))
    default:
      if word == "starts" || word == "ends" {
        require(keyword: "with")
        name = word + " with"
      }
      expect(.value(comparedWith: left))
      if !hasFailed { operands.append(operation(above: OperatorTable.comparison + 1)) }
    }
    let result = ExpressionSyntax(.operation(name, operands), span(from: start))
    return isNegated ? ExpressionSyntax(.operation("not", [result]), span(from: start)) : result
  }

  /// Reads what another expression is compared with.
  private mutating func comparand(of left: ExpressionSyntax) -> ExpressionSyntax {
    expect(.value(comparedWith: left))
    return relative() ?? operation(above: OperatorTable.comparison + 1)
  }

  private mutating func membership(
    _ left: ExpressionSyntax,
    from start: SourceSpan
  ) -> ExpressionSyntax {
    let invalid = ExpressionSyntax(.invalid, start)
    return nested(invalid) { parser in
      let outer = parser.tallest
      parser.tallest = 0
      let query = parser.reading(list: false) { $0.query() }
      parser.require(.closeParenthesis)
      let result = ExpressionSyntax(
        .membership(left, query),
        parser.span(from: start),
        over: parser.tallest
      )
      parser.tallest = outer
      return result
    }
  }

  /// What may follow `is`.
  private static let states = [
    "missing", "suppressed", "estimated", "flagged", "forecast", "provisional", "revised",
    "unreliable",
  ]

  private mutating func stateName() -> String {
    for state in Self.states where take(keyword: state) { return "is " + state }
    reportExpected(
      ["`missing`", "`suppressed`", "a flag such as `provisional`"],
      candidates: Self.states
    )
    return "is missing"
  }

  /// Reads a sign.
  ///
  ///     Signed = "-" Signed | Power .
  ///     Power = Primary [ "^" Signed ] .
  private mutating func signed() -> ExpressionSyntax {
    enter("Signed", "Power")
    let start = current.span
    if take(.minus) {
      let operand = nested(ExpressionSyntax(.invalid, start)) { $0.signed() }
      return ExpressionSyntax(.operation("negate", [operand]), span(from: start))
    }
    let base = primary()
    guard !hasFailed, take(.power) else { return base }
    let exponent = nested(ExpressionSyntax(.invalid, start)) { $0.signed() }
    return ExpressionSyntax(.operation("^", [base, exponent]), span(from: start))
  }

  /// Reads an operand.
  ///
  ///     Primary = Literal | Name [ Call ] | "(" Expression ")" .
  ///     Call = "(" [ Given { "," Given } ] ")" [ Window ] .
  private mutating func primary() -> ExpressionSyntax {
    enter("Primary", "Call")
    expect(.expression)
    let start = current.span
    if let literal = literal() { return literal }
    if take(.openParenthesis) {
      let inner = reading(list: false) { $0.expression() }
      require(.closeParenthesis)
      return ExpressionSyntax(inner.kind, span(from: start))
    }
    guard let name = nameIfPresent() else {
      reportExpected(["a value or a column"])
      return ExpressionSyntax(.invalid, start)
    }
    guard isAt(.openParenthesis) else {
      return ExpressionSyntax(.name(name.text), name.span)
    }
    advance()
    let list = isAt(.closeParenthesis) ? [] : given()
    require(.closeParenthesis)
    guard !hasFailed, take(keyword: "over") else {
      return ExpressionSyntax(.call(name, list), span(from: start))
    }
    let window = window()
    return ExpressionSyntax(.window(name, list, window), span(from: start))
  }

  /// Reads what a function is given; a population is two arguments, its size and what it is of.
  ///
  ///     Given = Expression | "per" number "of" Expression .
  private mutating func given() -> [ExpressionSyntax] {
    enter("Given")
    return reading(list: true) { parser in
      parser.list(of: "values") { parser in
        guard parser.currentWord == "per", parser.following.kind == .number else {
          return [parser.expression()]
        }
        parser.advance()
        let size = parser.current.span
        parser.advance()
        let number = ExpressionSyntax(.number(parser.text(size), unit: nil), size)
        parser.require(keyword: "of")
        return [number, parser.expression()]
      }
    }.flatMap { $0 }
  }

  /// Reads a list of expressions.
  ///
  ///     Arguments = Expression { "," Expression } .
  private mutating func arguments(
    comparedWith left: ExpressionSyntax? = nil
  )
    -> [ExpressionSyntax]
  {
    enter("Arguments")
    return reading(list: true) { parser in
      parser.list(of: "values") { parser in
        if let left { parser.expect(.value(comparedWith: left)) }
        return parser.expression()
      }
    }
  }

  /// Reads something in which a comma separates values, or does not.
  mutating func reading<T>(list: Bool, _ body: (inout Parser) -> T) -> T {
    let outer = isInList
    isInList = list
    defer { isInList = outer }
    return body(&self)
  }
}
