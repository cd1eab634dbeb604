import Columns
import Diagnostics
import Plan

/// Conditions that compare a column with what it never holds.
enum NeverEqual: Advice {
  static let id = "never-equal"
  static let reason =
    "A text or a period that the column never holds is mostly a misspelling, and the rows meant are left "
    + "out without a word."
  static let fix = "Write it as the column does; Tab completes values, `count by` lists them."
  static let examples = (
    provoking: "from indicators | where area in (\"Worcestershire\", \"Englnd\") | count by area",
    heeding: "from indicators | where area in (\"Worcestershire\", \"England\") | count by area"
  )

  /// The most distinct values that are looked through for what was meant.
  private static let limit = 10_000

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    let isEmpty = answer.table.rowCount == 0
    return answer.nodes.flatMap { node -> [Diagnostic] in
      guard case .filter(let input, let condition) = node.node else { return [] }
      return condition.equalities.compactMap { column, literal in
        switch literal.literal {
        case .text(let text)?:
          missed(text, column, in: input, isEmpty: isEmpty, answer, at: literal.span)
        case .period(let period)? where isEmpty:
          missed(period, column, in: input, answer, at: literal.span)
        default: nil
        }
      }
    }
  }

  /// Looks first in the dictionaries of the source's column, for which no row is read.
  private static func missed(
    _ text: String,
    _ column: Int,
    in input: Plan,
    isEmpty: Bool,
    _ answer: AdvisedAnswer,
    at span: SourceSpan
  ) -> Diagnostic? {
    guard let source = input.sourceTexts(of: column, limit: limit), source.size > 0 else {
      return nil
    }
    let isThere = source.has(text)
    // Where nothing is left a text may be there, but not among the rows of the conditions before.
    guard let texts = isThere ? isEmpty ? answer.texts(of: column, in: input) : nil : source.texts,
      !texts.isEmpty, !texts.contains(text)
    else { return nil }
    let close = Spelling.candidates(for: text, among: texts)
    // Where rows were found a text that is like nothing may be there on purpose, for other data.
    guard isEmpty || !close.isEmpty else { return nil }
    var help: [String] = []
    if !close.isEmpty {
      help.append("did you mean \(close.map { "`\"\($0)\"`" }.joined(separator: " or "))?")
    }
    if close.contains(where: { $0.lowercased() == text.lowercased() }) {
      help.append("`=` minds capital letters; `contains` does not")
    }
    let name = input.schema.fields[column].name
    return message("`\(name)` is never `\"\(text)\"` here", at: span, help: help)
  }

  private static func missed(
    _ period: Period,
    _ column: Int,
    in input: Plan,
    _ answer: AdvisedAnswer,
    at span: SourceSpan
  ) -> Diagnostic? {
    guard let periods = answer.periods(of: column, in: input), !periods.isEmpty,
      !periods.contains(period)
    else { return nil }
    let name = input.schema.fields[column].name
    let label = period.label
    // A year of another calendar has the same name but for its prefix: `AY 2022/23`.
    let others = Set(periods.map(\.label).filter { $0.hasSuffix(" " + label) }).sorted()
    let help =
      if !others.isEmpty {
        ["did you mean \(others.map { "`\($0)`" }.joined(separator: " or "))?"]
      } else if !periods.contains(where: { period.covers($0) }) {
        ["`count by \(name)` lists the periods there are"]
      } else {
        ["for the periods within it write `\(name) between \(label) and \(label)`"]
      }
    return message("`\(name)` is never `\(label)` here", at: span, help: help)
  }
}

extension AdvisedAnswer {
  /// The distinct periods of a column in a sample.
  func periods(of column: Int, in input: Plan) -> [Period]? {
    distinct(column, in: input)?.compactMap(\.period)
  }

  /// The distinct texts of a column in a sample.
  fileprivate func texts(of column: Int, in input: Plan) -> [String]? {
    distinct(column, in: input)?.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  private func distinct(_ column: Int, in input: Plan) -> [Value]? {
    let field = input.schema.fields[column]
    let key = Expression.column(column, field.type, at: .none)
    let schema = Schema([field])
    let distinct = Plan(.aggregate(input, keys: [key], calls: []), schema: schema, span: .none)
    guard let table = sample(distinct, needsWhole: true) else { return nil }
    var values: [Value] = []
    table.forEachRow { batch, row in
      values.append(batch.columns[0].value(at: row))
      return true
    }
    return values
  }
}

extension Expression {
  /// The columns that the condition compares with literals for equality.
  fileprivate var equalities: [(column: Int, literal: Expression)] {
    guard case .call(let function, let arguments) = node else { return [] }
    switch function.name {
    case "and", "or", "not": return arguments.flatMap(\.equalities)
    case "=", "<>":
      guard arguments.count == 2 else { return [] }
      for (one, other) in [(arguments[0], arguments[1]), (arguments[1], arguments[0])] {
        if case .column(let index) = one.node, other.literal != nil { return [(index, other)] }
      }
      return []
    case "in":
      guard let first = arguments.first, case .column(let index) = first.node else { return [] }
      return arguments.dropFirst().filter { $0.literal != nil }.map { (index, $0) }
    default: return []
    }
  }
}
