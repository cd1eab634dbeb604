import Columns
import Diagnostics
import Functions
import Plan

extension Expression {
  /// The first of the conditions joined by `and` that no row of a plan meets by itself, where it
  /// compares a column's order with a value or looks for a text in it.
  func unmet(over input: Plan, _ answer: AdvisedAnswer) -> [Diagnostic] {
    for condition in conjuncts {
      guard case .call(let function, let arguments) = condition.node,
        let column = arguments.first?.coreColumn, arguments.count > 1,
        arguments.dropFirst().allSatisfy({ $0.usedColumns.isEmpty })
      else { continue }
      let field = input.schema.fields[column]
      let met = Plan(.filter(input, condition), schema: input.schema, span: .none)
      let help: String?
      switch function.name {
      case "<", "<=", ">", ">=", "between":
        help = answer.isEmpty(met) ? answer.range(of: column, in: input) : nil
      case "contains", "starts with", "ends with", "like":
        help = answer.isEmpty(met) ? near(arguments[1], column, input, answer) : nil
      default: continue
      }
      guard let help else { continue }
      let text = "no `\(field.name)` here meets this condition"
      return [NeverEqual.message(text, at: condition.span, help: [help])]
    }
    return []
  }

  private var conjuncts: [Expression] {
    guard case .call(let function, let arguments) = node, function.name == "and" else {
      return [self]
    }
    return arguments.flatMap(\.conjuncts)
  }

  /// What the texts are that are like one, or how to see them.
  private func near(
    _ wanted: Expression,
    _ column: Int,
    _ input: Plan,
    _ answer: AdvisedAnswer
  ) -> String? {
    guard case .text(let pattern)? = wanted.literal,
      let texts = answer.texts(of: column, in: input), !texts.isEmpty
    else { return nil }
    let words = texts.flatMap { [$0] + $0.split(separator: " ").map(String.init) }
    let close = Spelling.candidates(for: pattern, among: words)
    if !close.isEmpty {
      return "did you mean \(close.map { "`\"\($0)\"`" }.joined(separator: " or "))?"
    }
    return "`count by \(Words.name(input.schema.fields[column].name))` lists what there is"
  }
}

extension AdvisedAnswer {
  /// Whether a plan has no row, as far as a look at small sources can tell.
  fileprivate func isEmpty(_ plan: Plan) -> Bool {
    sample(plan, needsWhole: true).map { $0.rowCount == 0 } ?? false
  }

  /// The least and the greatest value of a column in words; nil where there is none.
  fileprivate func range(of column: Int, in input: Plan) -> String? {
    let field = input.schema.fields[column]
    let unit = field.type.number?.unit
    guard unit?.quantity != .varies,
      let minimum = FunctionCatalogue.aggregate(named: "minimum"),
      let maximum = FunctionCatalogue.aggregate(named: "maximum")
    else { return nil }
    let argument = Expression.column(column, field.type, at: .none)
    let calls = [minimum, maximum].map {
      AggregateCall($0, [argument], type: field.type, span: .none)
    }
    let plan = Plan(
      .aggregate(input, keys: [], calls: calls),
      schema: Schema([field, field]),
      span: .none
    )
    guard let table = sample(plan, needsWhole: true) else { return nil }
    var ends: [Value] = []
    table.forEachRow { batch, row in
      ends = [batch.columns[0].value(at: row), batch.columns[1].value(at: row)]
      return false
    }
    guard ends.count == 2, !ends.contains(where: \.isMissing) else { return nil }
    let words = ends.map { "`\(Words.value($0, unit: unit))`" }
    return "it is from \(words[0]) to \(words[1])"
  }
}

extension Value {
  fileprivate var isMissing: Bool { if case .missing = self { true } else { false } }
}
