package import Columns
package import Diagnostics
package import Plan

/// Advice where an answer has no rows because a condition compares with what no row has.
package enum EmptyAnswer {
  /// The most distinct values that are looked through for what was meant.
  private static let limit = 10_000

  /// The advice on a plan whose answer is empty.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - answer: answers a plan; nil where it has no answer.
  /// - Returns: advice on each comparison with text or a period that is never met.
  package static func advice(on plan: Plan, answer: (Plan) -> Table?) -> [Diagnostic] {
    var advice: [Diagnostic] = []
    for (input, condition) in plan.filters {
      for (column, literal) in condition.equalities {
        if let found = self.advice(on: column, literal, of: input, answer: answer) {
          advice.append(found)
        }
      }
    }
    return advice
  }

  private static func advice(
    on column: Int,
    _ literal: Expression,
    of input: Plan,
    answer: (Plan) -> Table?
  ) -> Diagnostic? {
    let field = input.schema.fields[column]
    let key = Expression.column(column, field.type, at: literal.span)
    let schema = Schema([field])
    let distinct = Plan(.aggregate(input, keys: [key], calls: []), schema: schema, span: .none)
    let some = Plan(.slice(distinct, .first(limit)), schema: schema, span: .none)
    guard let table = answer(some), table.rowCount > 0, table.rowCount < limit else { return nil }
    var values: [Value] = []
    table.forEachRow { batch, row in
      values.append(batch.columns[0].value(at: row))
      return true
    }
    switch literal.literal {
    case .text(let text)?: return missed(text, values, field, at: literal.span)
    case .period(let period)?: return missed(period, values, field, at: literal.span)
    default: return nil
    }
  }

  private static func missed(
    _ text: String,
    _ values: [Value],
    _ field: Field,
    at span: SourceSpan
  ) -> Diagnostic? {
    let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    guard !texts.contains(text) else { return nil }
    let close = Spelling.candidates(for: text, among: texts)
    var help: [String] = []
    if !close.isEmpty {
      help.append("did you mean \(close.map { "`\"\($0)\"`" }.joined(separator: " or "))?")
    }
    if close.contains(where: { $0.lowercased() == text.lowercased() }) {
      help.append("`=` minds capital letters; `contains` does not")
    }
    return Diagnostic(
      .advice,
      id: "never-equal",
      "`\(field.name)` is never `\"\(text)\"` here",
      at: span,
      help: help
    )
  }

  private static func missed(
    _ period: Period,
    _ values: [Value],
    _ field: Field,
    at span: SourceSpan
  ) -> Diagnostic? {
    let periods = values.compactMap { if case .period(let period) = $0 { period } else { nil } }
    guard !periods.contains(period) else { return nil }
    let within = periods.filter { period.covers($0) }
    let label = period.label
    // A year of another calendar has the same name but for its prefix: `AY 2022/23`.
    let others = Set(periods.map(\.label).filter { $0.hasSuffix(" " + label) }).sorted()
    let help =
      if !others.isEmpty {
        ["did you mean \(others.map { "`\($0)`" }.joined(separator: " or "))?"]
      } else if within.isEmpty {
        ["`count by \(field.name)` lists the periods there are"]
      } else {
        ["for the periods within it write `\(field.name) between \(label) and \(label)`"]
      }
    return Diagnostic(
      .advice,
      id: "never-equal",
      "`\(field.name)` is never `\(label)` here",
      at: span,
      help: help
    )
  }
}

extension Plan {
  /// The conditions that rows have to meet, each with the input that it is over.
  fileprivate var filters: [(input: Plan, condition: Expression)] {
    switch node {
    case .filter(let input, let condition): input.filters + [(input, condition)]
    case .project(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .window(let input, _), .aggregate(let input, _, _),
      .join(let input, _, _):
      input.filters
    case .scan, .unit, .append, .profile, .unpivot, .fill, .assert, .series: []
    }
  }
}

extension Expression {
  /// The columns that must equal a literal for the condition to hold.
  fileprivate var equalities: [(column: Int, literal: Expression)] {
    guard case .call(let function, let arguments) = node else { return [] }
    switch function.name {
    case "and": return arguments.flatMap(\.equalities)
    case "=":
      guard arguments.count == 2 else { return [] }
      for (one, other) in [(arguments[0], arguments[1]), (arguments[1], arguments[0])] {
        if case .column(let index) = one.node, other.literal != nil { return [(index, other)] }
      }
      return []
    default: return []
    }
  }
}
