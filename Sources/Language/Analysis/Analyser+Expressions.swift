package import Columns
import Diagnostics
import Functions
package import Plan
package import Syntax

/// What an expression may refer to.
package struct Scope {
  /// The columns at hand.
  package let schema: Schema
  /// The words for where the expression stands: "a condition", "`add`".
  package let place: String

  /// Creates a scope.
  package init(_ schema: Schema, place: String) {
    self.schema = schema
    self.place = place
  }
}

extension Analyser {
  /// The typed form of an expression over a scope's columns, or nil with a diagnostic.
  package mutating func expression(_ syntax: ExpressionSyntax, in scope: Scope) -> Expression? {
    typed(syntax, columns: scope.schema) { analyser, inner in
      switch inner.kind {
      case .name(let name): analyser.reference(NameSyntax(name, inner.span), in: scope.schema)
      case .call(let name, let arguments):
        analyser.ofValues(name, arguments, inner, in: scope)
          ?? analyser.refuse(name, inner, in: scope)
      default: analyser.windowCall(inner, in: scope)
      }
    }
  }

  /// A condition: an expression that is true or false.
  package mutating func condition(_ syntax: ExpressionSyntax, in scope: Scope) -> Expression? {
    guard let condition = expression(syntax, in: scope) else { return nil }
    guard condition.type == .boolean || condition.type == .unknown else {
      report(.notBoolean(spelling(syntax.span), type: condition.type.words), at: syntax.span)
      return nil
    }
    return condition
  }

  private mutating func reference(_ name: NameSyntax, in schema: Schema) -> Expression? {
    guard !schema.fields.isEmpty else {
      refuseName(name)
      return nil
    }
    return column(name, in: schema, isOperand: operatorDepth > 0).map {
      .column($0, of: schema.fields[$0], at: name.span)
    }
  }

  /// A call of an aggregate that is a function of one row's values outside a summary.
  private mutating func ofValues(
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax],
    _ syntax: ExpressionSyntax,
    in scope: Scope
  ) -> Expression? {
    guard let function = FunctionCatalogue.aggregate(named: name.text)?.ofValues else { return nil }
    operatorDepth += 1
    let operands = arguments.compactMap { expression($0, in: scope) }
    operatorDepth -= 1
    guard operands.count == arguments.count else { return nil }
    return resultType(
      function.name,
      function.parameters,
      function.typing,
      operands,
      arguments,
      syntax
    ).map { Expression(.call(function, operands), type: $0, span: syntax.span) }
  }

  private mutating func refuse(
    _ name: NameSyntax,
    _ call: ExpressionSyntax,
    in scope: Scope
  ) -> Expression? {
    if let aggregate = FunctionCatalogue.aggregate(named: name.text), aggregate.ofValues == nil,
      FunctionCatalogue.function(named: name.text) == nil
    {
      let spelling = spelling(call.span)
      let short = spelling.count > 40 ? "\(name.text)(…)" : spelling
      report(.aggregateOutside(name.text, call: short, place: scope.place), at: call.span)
    }
    return nil
  }

  /// The meaning of names, of aggregates and of windows, which depends on where they stand.
  typealias Leaf = (inout Analyser, ExpressionSyntax) -> Expression?

  /// Types an expression; where definitions make it higher than the parser lets any be, it is
  /// refused.
  ///
  /// - Parameters:
  ///   - syntax: the expression.
  ///   - columns: the columns whose names mean columns; other names may have been defined.
  ///   - leaf: gives the meaning of what depends on where the expression stands.
  /// - Returns: the typed form, or nil with a diagnostic.
  mutating func typed(
    _ syntax: ExpressionSyntax,
    columns: Schema,
    leaf: Leaf
  ) -> Expression? {
    height += 1
    defer { height -= 1 }
    guard max(height, syntax.height) <= Parser.maximumHeight else {
      if !isTooHigh { report(.tooHigh(Parser.maximumHeight), at: syntax.span) }
      isTooHigh = true
      return nil
    }
    guard countsOperand(syntax) else { return nil }
    return meaning(of: syntax, columns: columns, leaf: leaf)
  }

  private mutating func meaning(
    of syntax: ExpressionSyntax,
    columns: Schema,
    leaf: Leaf
  ) -> Expression? {
    switch syntax.kind {
    case .invalid: return nil
    case .name(let name):
      if let frame, let bound = frames[frame][name.lowercased()] {
        return argument(bound, columns: columns, leaf: leaf)
      }
      if let definition = environment.definitions.expressions[name.lowercased()] {
        let name = NameSyntax(name, syntax.span)
        if columns.lookup(name.text) == .unknown {
          return expanded(name, definition, columns: columns, leaf: leaf)
        }
        adviseOfShadow(name)
      }
      if let word = RelativePeriod(name: name), isRelative(name, columns: columns) {
        return relative(word, at: syntax.span, columns: columns)
      }
      return leaf(&self, syntax)
    case .window: return leaf(&self, syntax)
    case .membership(let operand, let query):
      return membership(operand, query, syntax, columns: columns, leaf: leaf)
    case .text(let text): return literal(.text(text), .text, syntax)
    case .boolean(let value): return literal(.boolean(value), .boolean, syntax)
    case .missing: return literal(.missing(.blank), .unknown, syntax)
    case .relative(let words):
      return relative(RelativePeriod(words), at: syntax.span, columns: columns)
    case .period(let text):
      guard let period = PeriodReader().read(text) else {
        report(.badPeriod(text), at: syntax.span)
        return nil
      }
      return literal(.period(period), .period, syntax)
    case .number(let text, let unit):
      guard let number = NumberLiteral(text, unit: unit) else {
        let spelling = spelling(syntax.span)
        report(unit == nil ? .badNumber(spelling) : .badUnit(spelling), at: syntax.span)
        return nil
      }
      return literal(number.value, .number(number.type), syntax)
    case .operation(let name, let operands):
      guard let function = FunctionCatalogue.operator(named: name) else {
        report(.unknownFunction(name, help: nil, candidates: []), at: syntax.span)
        return nil
      }
      return call(function, operands, syntax, columns: columns, leaf: leaf)
    case .call(let name, let arguments):
      if let function = environment.definitions.functions[name.text.lowercased()] {
        return expanded(name, function, arguments, syntax, columns: columns, leaf: leaf)
      }
      if let function = FunctionCatalogue.function(named: name.text) {
        if let inward = roundedInward(function, arguments, syntax, columns: columns) {
          return typed(inward, columns: columns, leaf: leaf)
        }
        return call(function, arguments, syntax, columns: columns, leaf: leaf)
      }
      if FunctionCatalogue.aggregate(named: name.text) != nil { return leaf(&self, syntax) }
      if FunctionCatalogue.window(named: name.text) != nil {
        report(.windowWithoutOver(name.text), at: syntax.span)
        return nil
      }
      let names =
        FunctionCatalogue.functions.map(\.name) + FunctionCatalogue.aggregates.map(\.name)
        + FunctionCatalogue.windows.map(\.name) + environment.definitions.functions.keys
      report(
        .unknownFunction(
          name.text,
          help: ForeignFunctions.wayOut(name.text),
          candidates: Spelling.candidates(for: name.text, among: names)
        ),
        at: name.span
      )
      return nil
    case .conditional(let condition, let value, let otherwise):
      return choice(condition, value, otherwise, syntax, columns: columns, leaf: leaf)
    }
  }

  private func literal(_ value: Value, _ type: DataType, _ syntax: ExpressionSyntax) -> Expression {
    Expression(.literal(value), type: type, span: syntax.span)
  }

  private mutating func call(
    _ function: Function,
    _ arguments: [ExpressionSyntax],
    _ syntax: ExpressionSyntax,
    columns: Schema,
    leaf: Leaf
  ) -> Expression? {
    // All arguments are checked before any failure is passed on, so that each is reported.
    operatorDepth += 1
    let typed = anchored(function, arguments, columns: columns) { analyser, argument in
      analyser.typed(argument, columns: columns, leaf: leaf)
    }
    operatorDepth -= 1
    var operands = typed.compactMap { $0 }
    guard operands.count == arguments.count else { return nil }
    let function = adaptPeriods(function, &operands, columns)
    guard
      let type = resultType(
        function.name,
        function.parameters,
        function.typing,
        operands,
        arguments,
        syntax
      )
    else { return nil }
    if let note = PlainNumber.note(on: function, operands) { report(note) }
    if function.name == "negate", let folded = negated(operands[0], type, syntax) { return folded }
    return Expression(.call(function, operands), type: type, span: syntax.span)
  }

  /// A negative literal is a literal, so that typing rules and spelling see its value.
  private func negated(
    _ operand: Expression,
    _ type: DataType,
    _ syntax: ExpressionSyntax
  )
    -> Expression?
  {
    switch operand.literal {
    case .decimal(let number):
      let value = ExactDecimal(mantissa: 0 &- number.mantissa, scale: number.scale)
      return literal(.decimal(value), type, syntax)
    case .floating(let number): return literal(.floating(-number), type, syntax)
    default: return nil
    }
  }

  /// Checks the number and the types of arguments.
  mutating func resultType(
    _ name: String,
    _ parameters: [Parameter],
    _ typing: ([Argument]) -> Result<DataType, TypeProblem>,
    _ operands: [Expression],
    _ arguments: [ExpressionSyntax],
    _ syntax: ExpressionSyntax
  ) -> DataType? {
    let (least, most) = parameters.argumentCount
    guard operands.count >= least, operands.count <= most ?? .max else {
      report(
        .argumentCount(
          syntax.calledName ?? name,
          least: least,
          most: most,
          given: operands.count,
          forms: parameters.forms
        ),
        at: syntax.span
      )
      return nil
    }
    let described = zip(operands, arguments).map { operand, argument in
      Argument(operand.type, literal: operand.literal, spelling: spelling(argument.span))
    }
    switch typing(described) {
    case .success(let type): return type
    case .failure(let problem):
      let span = problem.argument.flatMap { $0 < arguments.count ? arguments[$0].span : nil }
      report(
        Diagnostic(
          .error,
          id: problem.id,
          worded(problem.message, name, as: syntax),
          at: span ?? syntax.span,
          help: problem.help.map { worded($0, name, as: syntax) }
        )
      )
      return nil
    }
  }

  /// The words of a function about itself with the name by which the query calls it.
  private func worded(_ words: String, _ name: String, as syntax: ExpressionSyntax) -> String {
    guard let written = syntax.calledName, written.lowercased() != name else { return words }
    return words.replacing("`\(name)`", with: "`\(written)`")
      .replacing("`\(name)(", with: "`\(written)(")
  }

  private mutating func choice(
    _ condition: ExpressionSyntax,
    _ value: ExpressionSyntax,
    _ otherwise: ExpressionSyntax?,
    _ syntax: ExpressionSyntax,
    columns: Schema,
    leaf: Leaf
  ) -> Expression? {
    var branches: [Expression.Branch] = []
    var values: [ExpressionSyntax] = []
    var next: (ExpressionSyntax, ExpressionSyntax, ExpressionSyntax?)? = (
      condition, value, otherwise
    )
    var final: Expression?
    while let (condition, value, otherwise) = next {
      let test = typed(condition, columns: columns, leaf: leaf)
      let result = typed(value, columns: columns, leaf: leaf)
      if let test, test.type != .boolean, test.type != .unknown {
        report(.notBoolean(spelling(condition.span), type: test.type.words), at: condition.span)
        return nil
      }
      guard let test, let result else { return nil }
      branches.append(Expression.Branch(condition: test, value: result))
      values.append(value)
      next = nil
      guard let otherwise else { break }
      if case .conditional(let condition, let value, let rest) = otherwise.kind {
        next = (condition, value, rest)
      } else {
        guard let last = typed(otherwise, columns: columns, leaf: leaf) else { return nil }
        final = last
        values.append(otherwise)
      }
    }
    let last = final ?? Expression(.literal(.missing(.blank)), type: .unknown, span: syntax.span)
    let results = branches.map(\.value) + [last]
    guard let type = unified(results, values) else { return nil }
    let converted = branches.map {
      Expression.Branch(condition: $0.condition, value: Conversion.converted($0.value, to: type))
    }
    return Expression(
      .choose(converted, otherwise: Conversion.converted(last, to: type)),
      type: type,
      span: syntax.span
    )
  }

  private mutating func unified(_ results: [Expression], _ syntax: [ExpressionSyntax]) -> DataType?
  {
    var type = results[0].type
    for (index, result) in results.enumerated().dropFirst() {
      guard let next = type.unified(with: result.type, adoptsUnits: true) else {
        let span = index < syntax.count ? syntax[index].span : result.span
        report(.unlikeBranches(type.words, result.type.words), at: span)
        return nil
      }
      type = next
    }
    return type
  }
}

extension ExpressionSyntax {
  /// The name by which a function is called.
  fileprivate var calledName: String? {
    switch kind {
    case .call(let name, _): name.text
    case .window(let name, _, _): name.text
    default: nil
    }
  }
}

extension [Parameter] {
  /// The ways to write the arguments: without those that may be left out, and with them.
  fileprivate var forms: [String] {
    let needed = filter { if case .optional = $0.count { false } else { true } }
    if needed.count == count { return [listing] }
    return [needed.listing, map(\.name).joined(separator: ", ")]
  }
}
