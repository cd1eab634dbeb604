import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Marks each row green, amber or red by a rule that is said.
package struct Rag: Step {
  package static let keyword = "rag"
  package static let grammar =
    #"Rag = "rag" Name "against" Sum [ "within" Expression ] [ Polarity ] ."#
  package static let summary =
    "Marks each row green, amber or red against a target, by a rule that is printed with the answer."
  package static let question = "Which services miss their budget, and by more than we tolerate?"
  package static let details = [
    "`green` meets the target; `amber` misses it by no more than what stands after `within`; `red` "
      + "misses it by more. Without `within` there is no amber.",
    "The tolerance is in the unit of the measure: `within 5pp` of a percentage, `within £200k` of a "
      + "budget; for anything but a percentage it may also be a percentage of the target, `within 10%`.",
    "Which direction is good comes from the measure, or from the step: `lower is better`. The target "
      + "is a number or a column. A row without a value, a target or a good direction has no colour.",
    "A colour says nothing of chance: `xmr` shows whether a miss is more than the usual ups and downs.",
  ]
  package static let seeAlso = ["xmr", "compare"]
  package static let examples = [
    Example(
      "from budget_monitoring | where not is_total | show service, budget, projection | rag projection against budget within 5% lower is better | where rag <> \"green\""
    )
  ]

  let value: NameSyntax
  let target: ExpressionSyntax
  let tolerance: ExpressionSyntax?
  let polarity: PolaritySyntax?

  package static func parse(_ parser: inout Parser) -> Rag {
    let value = parser.column()
    parser.require(keyword: "against")
    let target = parser.sum()
    let tolerance = parser.take(keyword: "within") ? parser.expression() : nil
    return Rag(
      value: value,
      target: target,
      tolerance: tolerance,
      polarity: parser.polarityIfPresent()
    )
  }

  package func sentence(_ telling: Telling) -> String {
    "colours \(telling.name(value)) green, amber or red against \(telling.words(target))"
      + (tolerance.map { ", with amber up to \(telling.words($0)) from it" } ?? "")
      + telling.words(polarity)
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let schema = input.schema
    guard let index = analyser.column(value, in: schema) else { return nil }
    let field = schema.fields[index]
    guard let unit = field.type.number?.unit else {
      analyser.report(
        .notANumber(value.text, type: field.type.words, step: Self.keyword),
        at: value.span
      )
      return nil
    }
    guard !schema.names.contains("rag") else {
      analyser.report(.duplicateColumn("rag"), at: span)
      return nil
    }
    let scope = Scope(schema, place: "`rag`")
    let figure = Expression.column(index, field.type, at: value.span)
    guard let target = analyser.expression(target, in: scope),
      let direction = self.direction(of: field, schema, &analyser)
    else { return nil }
    var allowance: Expression?
    if let tolerance {
      guard let written = analyser.expression(tolerance, in: scope),
        let found = self.allowance(written, of: target, unit, &analyser, at: span)
      else { return nil }
      allowance = found
    }
    let colours = [true, false].map { isHigherBetter in
      self.colour(figure, target, allowance, isHigherBetter, &analyser, at: span)
    }
    guard let higher = colours[0], let lower = colours[1] else { return nil }
    let colour: Expression
    switch direction {
    case .higher: colour = higher
    case .lower: colour = lower
    case .column(let index):
      colour = byRow(index, schema, higher: higher, lower: lower, &analyser, at: span)
    }
    analyser.report(rule(direction, &analyser, at: span))
    let own = schema.fields.indices.map { index in
      OutputColumn(
        field: schema.fields[index],
        expression: .column(index, of: schema.fields[index], at: span),
        span: span
      )
    }
    let added = OutputColumn(field: Field("rag", .text), expression: colour, span: span)
    return analyser.projection(of: input, own + [added], at: span)
  }

  private enum Good {
    case higher, lower
    case column(Int)
  }

  private func direction(of field: Field, _ schema: Schema, _ analyser: inout Analyser) -> Good? {
    if let polarity { return polarity.isHigherBetter ? .higher : .lower }
    switch field.metadata.polarity {
    case .higher: return .higher
    case .lower: return .lower
    case .neither, nil: break
    }
    if let name = field.metadata.polarityColumn, case .found(let index) = schema.lookup(name),
      schema.fields[index].type == .text
    {
      return .column(index)
    }
    analyser.report(.noDirection(value.text), at: value.span)
    return nil
  }

  /// How far from the target is still amber, as an amount.
  private func allowance(
    _ written: Expression,
    of target: Expression,
    _ unit: Unit,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Expression? {
    let isPercentage = written.type.number?.unit == .percent
    guard isPercentage else { return written }
    guard unit != .percent, unit != .percentagePoints, unit.quantity != .varies else {
      analyser.report(.toleranceInPercent(analyser.spelling(written.span)), at: written.span)
      return nil
    }
    return analyser.applied(
      FunctionCatalogue.operator(named: "*"),
      to: [target, written],
      at: span
    )
  }

  private func colour(
    _ figure: Expression,
    _ target: Expression,
    _ allowance: Expression?,
    _ isHigherBetter: Bool,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Expression? {
    let comparison = FunctionCatalogue.operator(named: isHigherBetter ? ">=" : "<=")
    guard let meets = analyser.applied(comparison, to: [figure, target], at: span) else {
      return nil
    }
    func word(_ text: String) -> Expression {
      Expression(.literal(.text(text)), type: .text, span: span)
    }
    var branches = [Expression.Branch(condition: meets, value: word("green"))]
    if let allowance {
      let away = FunctionCatalogue.operator(named: isHigherBetter ? "-" : "+")
      guard let bound = analyser.applied(away, to: [target, allowance], at: span),
        let isNear = analyser.applied(comparison, to: [figure, bound], at: span)
      else { return nil }
      branches.append(Expression.Branch(condition: isNear, value: word("amber")))
    }
    return Expression(.choose(branches, otherwise: word("red")), type: .text, span: span)
  }

  /// The colour by what a column says is good; a row of which nothing is has none.
  private func byRow(
    _ index: Int,
    _ schema: Schema,
    higher: Expression,
    lower: Expression,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Expression {
    let column = Expression.column(index, .text, at: value.span)
    let branches = [("higher", higher), ("lower", lower)].compactMap { word, colour in
      analyser.applied(
        FunctionCatalogue.operator(named: "="),
        to: [column, Expression(.literal(.text(word)), type: .text, span: span)],
        at: span
      ).map { Expression.Branch(condition: $0, value: colour) }
    }
    let none = Expression(.literal(.missing(.notApplicable)), type: .text, span: span)
    return Expression(.choose(branches, otherwise: none), type: .text, span: span)
  }

  /// The rule in words.
  private func rule(
    _ direction: Good,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Diagnostic {
    let target = analyser.spelling(target.span)
    let near = tolerance.map { ", amber within \(analyser.spelling($0.span)) of it" } ?? ""
    let side =
      switch direction {
      case .higher: "at or above"
      case .lower: "at or below"
      case .column: "on the good side of"
      }
    return Diagnostic(
      .note,
      id: "rag-rule",
      "green is \(value.text) \(side) \(target)\(near), and red is the rest",
      at: span
    )
  }
}
