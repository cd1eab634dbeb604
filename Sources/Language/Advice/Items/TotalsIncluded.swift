import Columns
import Diagnostics
import Plan

/// Summaries that add rows which are totals of other rows.
enum TotalsIncluded: Advice {
  static let id = "totals-included"
  static let reason =
    "Subtotals and totals among the rows are counted with the lines that they add up."
  static let fix = "Leave them out first: `where not is_total`."
  static let examples = (
    provoking: "from exclusions | summarise total(exclusions) as exclusions",
    heeding: "from exclusions | where not is_total | summarise total(exclusions) as exclusions"
  )

  private static let summed: Set<String> = ["total", "average", "weighted_average"]

  static func advice(on plan: Plan) -> [Diagnostic] {
    let summaries: [(name: String, span: SourceSpan, keys: [Expression])]
    switch plan.node {
    case .aggregate(_, let keys, let calls):
      summaries = calls.map { ($0.function.name, $0.span, keys) }
    case .window(_, let calls):
      summaries = calls.compactMap { call in
        guard case .aggregate(let function) = call.function.kind else { return nil }
        return (function.name, call.span, call.groups)
      }
    default: return []
    }
    guard let input = plan.inputs.first, let field = input.fieldOfTotals else { return [] }
    return summaries.compactMap { summary in
      let separates = summary.keys.contains { $0.mentionsTotals(of: input) }
      guard summed.contains(summary.name), !separates else { return nil }
      return message(
        "rows that are totals of other rows are summed with them",
        at: summary.span,
        help: ["leave them out first: `where not \(Words.name(field.name))`"]
      )
    }
  }
}

extension Plan {
  /// The column that marks rows as totals, where such rows may still be among these.
  fileprivate var fieldOfTotals: Field? {
    switch node {
    case .scan, .unit: schema.fields.first { $0.metadata.role == .total && $0.type == .boolean }
    case .filter(let input, let condition):
      condition.mentionsTotals(of: input) ? nil : input.fieldOfTotals
    case .project(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .join(let input, _, _), .window(let input, _), .unpivot(let input, _),
      .fill(let input, _), .assert(let input, _, _):
      input.fieldOfTotals
    case .append(let inputs): inputs.lazy.compactMap(\.fieldOfTotals).first
    case .aggregate, .profile: nil
    }
  }
}

extension Expression {
  /// Whether it depends on the column that marks totals.
  fileprivate func mentionsTotals(of plan: Plan) -> Bool {
    parts.contains { part in
      guard case .column(let index) = part.node else { return false }
      if plan.schema.fields[index].metadata.role == .total { return true }
      // A column worked out from the mark tells totals from other rows as well.
      guard case .expression(let expression, let over) = plan.origin(of: index) else { return false }
      return expression.mentionsTotals(of: over)
    }
  }
}
