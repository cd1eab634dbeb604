import Columns
import Diagnostics
import Plan

/// Averages of percentages and rates that count each alike.
enum UnweightedAverage: Advice {
  static let id = "unweighted-average"
  static let reason =
    "The average of percentages or rates counts each alike, whether it is of 10 children or of 10,000."
  static let fix =
    "Weigh each by what it is of, `weighted_average(percent, denominator)`, or divide the totals."
  static let examples = (
    provoking: "from feedback | summarise average(percent) as percent",
    heeding: "from feedback | summarise weighted_average(percent, responses) as percent"
  )

  static func advice(on plan: Plan) -> [Diagnostic] {
    plan.averages.compactMap { argument, span, input in
      guard let rates = input.rates(of: argument),
        argument.type.number?.unit.quantity != .percentagePoints
      else { return nil }
      // What an average is of has advice of its own.
      if case .aggregate = input.origin(of: argument) { return nil }
      return found(rates, argument, in: input, at: span)
    }
  }

  /// Where units vary by row, the answer's own units say whether percentages were averaged.
  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.plan.schema.fields.indices.compactMap { column in
      guard answer.plan.schema.fields[column].type.number?.unit.quantity == .varies,
        case .aggregate(let call, let input) = answer.plan.origin(of: column),
        call.function.name == "average", let argument = call.arguments.first,
        let rates = answer.table.units(of: column).lazy.compactMap(\.rates).first
      else { return nil }
      return found(rates, argument, in: input, at: call.span)
    }
  }

  private static func found(
    _ rates: String,
    _ argument: Expression,
    in input: Plan,
    at span: SourceSpan
  ) -> Diagnostic {
    let name = argument.coreColumn.map { Words.name(input.schema.fields[$0].name) } ?? "x"
    return message(
      "this average counts all \(rates) alike, whatever each is of",
      at: span,
      help: help(name, argument, in: input)
    )
  }

  private static func help(_ name: String, _ argument: Expression, in input: Plan) -> [String] {
    switch input.origin(of: argument) {
    case .source(let field, let schema):
      guard let denominator = schema.denominator(of: field, called: field.name) else { break }
      let written = Words.name(denominator)
      let weighted = "write `weighted_average(\(name), \(written))`"
      return input.schema.names.contains(denominator)
        ? [weighted] : ["keep `\(denominator)` until here, and \(weighted)"]
    case .expression(let expression, let over):
      guard let operands = expression.call(of: "/"), operands.count == 2,
        let part = operands[0].coreColumn, let whole = operands[1].coreColumn
      else { break }
      let names = [part, whole].map { Words.name(over.schema.fields[$0].name) }
      return ["divide the totals: `total(\(names[0])) / total(\(names[1]))`"]
    default: break
    }
    return ["weigh each by the column that it is out of: `weighted_average(\(name), …)`"]
  }
}

extension Plan {
  /// The averages that the operator takes: of what, where, and over which plan.
  var averages: [(argument: Expression, span: SourceSpan, input: Plan)] {
    switch node {
    case .aggregate(let input, _, let calls):
      return calls.filter { $0.function.name == "average" }.compactMap { call in
        call.arguments.first.map { ($0, call.span, input) }
      }
    case .window(let input, let calls):
      return calls.compactMap { call in
        guard case .aggregate(let function) = call.function.kind, function.name == "average",
          let argument = call.arguments.first
        else { return nil }
        // A rolling average smooths one series, whose wholes are much alike.
        if case .rolling = call.frame { return nil }
        return (argument, call.span, input)
      }
    default: return []
    }
  }

  /// The totals that the operator takes: of what, where, and over which plan.
  var totals: [(argument: Expression, span: SourceSpan, input: Plan)] {
    switch node {
    case .aggregate(let input, _, let calls):
      return calls.filter { $0.function.name == "total" }.compactMap { call in
        call.arguments.first.map { ($0, call.span, input) }
      }
    case .window(let input, let calls):
      return calls.compactMap { call in
        guard case .aggregate(let function) = call.function.kind, function.name == "total",
          let argument = call.arguments.first
        else { return nil }
        return (argument, call.span, input)
      }
    default: return []
    }
  }
}

extension Schema {
  /// The name of the column of what a field's percentages are of: as declared, or the only one whose
  /// role it is.
  func denominator(of field: Field, called name: String) -> String? {
    if let position = names.firstIndex(of: name), let declared = denominator(of: position) {
      return names[declared]
    }
    let wholes = fields.filter {
      $0.isTelling && $0.metadata.role == .denominator && $0.type.number != nil
    }
    return wholes.count == 1 && field.metadata.denominator == nil ? wholes[0].name : nil
  }
}
