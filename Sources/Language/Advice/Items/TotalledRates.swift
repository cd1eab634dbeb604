import Columns
import Diagnostics
import Plan

/// Totals of percentages, rates, ratios and averages.
enum TotalledRates: Advice {
  static let id = "totalled-rates"
  static let reason =
    "Percentages, rates, ratios and averages are each of a whole of their own, so that their total is "
    + "of none."
  static let fix =
    "Add the numbers behind them and divide, `total(part) / total(whole)`; only shares of one whole "
    + "add up."
  static let examples = (
    provoking: "from transport | where not is_total | summarise total(cost_per_pupil) as each",
    heeding:
      "from transport | where not is_total | summarise total(forecast) / total(pupils) as each"
  )

  static func advice(on plan: Plan) -> [Diagnostic] {
    plan.totals.compactMap { argument, span, input in
      let origin = input.origin(of: argument)
      if case .aggregate(let call, _) = origin,
        ["average", "median", "weighted_average", "percentile"].contains(call.function.name)
      {
        return found("averages", at: span, help: ["add what the averages are of instead"])
      }
      guard let rates = input.rates(of: argument) else { return nil }
      if case .expression(let expression, let over) = origin {
        if over.isShareOfAll(expression) { return nil }
        if let names = over.operandNames(of: expression) {
          return found(
            rates,
            at: span,
            help: ["divide the totals: `total(\(names[0])) / total(\(names[1]))`"]
          )
        }
      }
      return found(rates, at: span, help: Self.help(rates))
    }
  }

  /// Where units vary by row, the answer's own units say whether percentages were added.
  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.plan.schema.fields.indices.compactMap { column in
      guard answer.plan.schema.fields[column].type.number?.unit.quantity == .varies,
        case .aggregate(let call, _) = answer.plan.origin(of: column),
        call.function.name == "total",
        let rates = answer.table.units(of: column).lazy.compactMap(\.rates).first
      else { return nil }
      return found(rates, at: call.span, help: help(rates))
    }
  }

  private static func help(_ rates: String) -> [String] {
    rates == "percentages"
      ? ["only shares of one whole add up; otherwise divide totals: `total(part) / total(whole)`"]
      : ["divide the totals of what they are worked out from: `total(part) / total(whole)`"]
  }

  private static func found(_ rates: String, at span: SourceSpan, help: [String]) -> Diagnostic {
    message("this total adds \(rates), each of a whole of its own", at: span, help: help)
  }
}

extension Plan {
  /// Whether an expression over the plan is a share of the total of all its rows, so that shares add
  /// up.
  fileprivate func isShareOfAll(_ expression: Expression) -> Bool {
    guard let operands = expression.call(of: "/"), operands.count == 2 else { return false }
    if operands[1].core.literal != nil { return true }
    guard case .window(let call, _) = origin(of: operands[1]),
      case .aggregate(let function) = call.function.kind
    else { return false }
    return function.name == "total" && call.frame == .whole
  }

  /// The names of the columns that an expression over the plan divides.
  fileprivate func operandNames(of expression: Expression) -> [String]? {
    guard let operands = expression.call(of: "/"), operands.count == 2,
      let part = operands[0].coreColumn, let whole = operands[1].coreColumn
    else { return nil }
    return [part, whole].map { Words.name(schema.fields[$0].name) }
  }
}
