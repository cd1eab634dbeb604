import Columns
package import Diagnostics
import Functions
package import Plan
package import Syntax

/// Leads from one total to another by what each cause adds or takes away.
package struct Bridge: Step {
  package static let keyword = "bridge"
  package static let grammar = #"Bridge = "bridge" Name "to" Name "by" Name ."#
  package static let summary =
    "Leads from one total to another by what each cause adds or takes away."
  package static let question =
    "The budget is £146m and the forecast £175m: what makes the difference?"
  package static let details = [
    "The first row is the total of the first column and the last that of the second. Between them "
      + "stands one row for each value of the column after `by` with its difference, the largest "
      + "first. The rows between add up to the difference of the totals.",
    "Where a cause lacks one of the two figures its difference is missing, and a row `not explained` "
      + "makes up what is left. Leave totals out first: `where not is_total`.",
    "Percentages, rates and averages are refused, because they do not add up to a total.",
  ]
  package static let seeAlso = ["change", "share", "compare"]
  package static let examples = [
    Example(
      "from budget_monitoring | where not is_total | bridge budget to projection by directorate"
    )
  ]

  let from: NameSyntax
  let to: NameSyntax
  let cause: NameSyntax

  package static func parse(_ parser: inout Parser) -> Bridge {
    let from = parser.column()
    parser.require(keyword: "to")
    let to = parser.column()
    parser.require(keyword: "by")
    return Bridge(from: from, to: to, cause: parser.column())
  }

  package func sentence(_ telling: Telling) -> String {
    "leads from the total of \(telling.name(from)) to the total of \(telling.name(to)) by what each "
      + "\(telling.name(cause)) adds or takes away"
  }

  package func lower(_ input: Plan, _ analyser: inout Analyser, at span: SourceSpan) -> Plan? {
    let schema = input.schema
    guard let first = amount(from, in: schema, &analyser),
      let second = amount(to, in: schema, &analyser),
      let cause = analyser.column(cause, in: schema),
      let fromTotal = total(of: first, &analyser, at: span),
      let toTotal = total(of: second, &analyser, at: span)
    else { return nil }
    var key = Expression.column(cause, of: schema.fields[cause], at: self.cause.span)
    if key.type != .text {
      guard
        let text = analyser.applied(
          FunctionCatalogue.function(named: "text"),
          to: [key],
          at: span
        )
      else { return nil }
      key = text
    }
    let calls = [fromTotal, toTotal]
    let ends = Field("from", fromTotal.type)
    let totals = Plan(
      .aggregate(input, keys: [], calls: calls),
      schema: Schema([ends, Field("to", toTotal.type)]),
      span: span
    )
    let byCause = Plan(
      .aggregate(input, keys: [key], calls: calls),
      schema: Schema([Field("cause", .text), ends, Field("to", toTotal.type)]),
      span: span
    )
    guard let difference = difference(1, byCause.schema, &analyser, at: span) else { return nil }
    let answer = Schema([
      Field(schema.fields[cause].name, .text), Field("amount", difference.type),
    ])
    func rows(_ name: Expression, _ amount: Expression, of plan: Plan) -> Plan {
      let converted = Conversion.converted(amount, to: difference.type)
      return Plan(.project(plan, [name, converted]), schema: answer, span: span)
    }
    func word(_ text: String) -> Expression {
      Expression(.literal(.text(text)), type: .text, span: span)
    }
    func end(_ index: Int, _ name: NameSyntax) -> Plan {
      let amount = Expression.column(index, of: totals.schema.fields[index], at: name.span)
      return rows(word(name.text), amount, of: totals)
    }
    let largest = SortKey(.column(1, difference.type, at: span), isDescending: true)
    let causes = Plan(
      .sort(rows(.column(0, .text, at: span), difference, of: byCause), [largest]),
      schema: answer,
      span: span
    )
    guard let rest = unexplained(totals, causes, &analyser, at: span) else { return nil }
    let inputs = [
      end(0, from), causes, rows(word("not explained"), rest.amount, of: rest.plan), end(1, to),
    ]
    return Plan(.append(inputs), schema: answer, span: span)
  }

  /// A column of amounts, or nil with a diagnostic.
  private func amount(
    _ name: NameSyntax,
    in schema: Schema,
    _ analyser: inout Analyser
  ) -> Expression? {
    guard let index = analyser.column(name, in: schema) else { return nil }
    let type = schema.fields[index].type
    guard let unit = type.number?.unit else {
      analyser.report(
        .notANumber(name.text, type: type.words, step: Self.keyword),
        at: name.span
      )
      return nil
    }
    guard unit.isWhole else {
      analyser.report(.shareOfShares(name.text, unit: unit.heading), at: name.span)
      return nil
    }
    return .column(index, type, at: name.span)
  }

  private func total(
    of amount: Expression,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> AggregateCall? {
    guard let total = FunctionCatalogue.aggregate(named: "total") else { return nil }
    let argument = Argument(amount.type, spelling: analyser.spelling(amount.span))
    switch total.typing([argument]) {
    case .success(let type): return AggregateCall(total, [amount], type: type, span: amount.span)
    case .failure(let problem):
      analyser.report(problem, at: [amount.span], in: span)
      return nil
    }
  }

  /// The second of two columns less the first.
  private func difference(
    _ first: Int,
    _ schema: Schema,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> Expression? {
    analyser.applied(
      FunctionCatalogue.operator(named: "-"),
      to: [
        .column(first + 1, schema.fields[first + 1].type, at: to.span),
        .column(first, of: schema.fields[first], at: from.span),
      ],
      at: span
    )
  }

  /// What the causes leave of the difference of the totals, as a row where it is not zero.
  private func unexplained(
    _ totals: Plan,
    _ causes: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> (plan: Plan, amount: Expression)? {
    let amounts = Expression.column(1, of: causes.schema.fields[1], at: to.span)
    guard let whole = difference(0, totals.schema, &analyser, at: span),
      let sum = total(of: amounts, &analyser, at: span)
    else { return nil }
    let sums = Plan(
      .aggregate(causes, keys: [], calls: [sum]),
      schema: Schema([Field("sum", sum.type)]),
      span: span
    )
    let same = Expression(.literal(.boolean(true)), type: .boolean, span: span)
    let both = Plan(
      .join(
        totals,
        sums,
        Join(
          .keepLeft,
          leftKeys: [same],
          rightKeys: [same],
          rightColumns: [0],
          sharedKeys: [nil],
          rightName: "causes"
        )
      ),
      schema: Schema(totals.schema.fields + sums.schema.fields),
      span: span
    )
    guard
      let rest = analyser.applied(
        FunctionCatalogue.operator(named: "-"),
        to: [whole, .column(2, sum.type, at: span)],
        at: span
      ),
      let nothing = analyser.applied(
        FunctionCatalogue.operator(named: "-"),
        to: [whole, whole],
        at: span
      ),
      let isLeft = analyser.applied(
        FunctionCatalogue.operator(named: "<>"),
        to: [rest, nothing],
        at: span
      )
    else { return nil }
    return (Plan(.filter(both, isLeft), schema: both.schema, span: span), rest)
  }
}
