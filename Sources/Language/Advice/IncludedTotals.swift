import Columns
import Diagnostics
import Plan

/// Advice where a summary adds rows that are totals of other rows.
enum IncludedTotals {
  private static let summed: Set<String> = ["total", "average", "weighted_average"]

  /// The advice on a call of an aggregate over an input, or nil where no total is in its way.
  static func advice(
    on call: AggregateCall,
    over input: Plan,
    keys: [OutputColumn]
  ) -> Diagnostic? {
    guard summed.contains(call.function.name), let field = input.fieldOfTotals,
      !keys.contains(where: { $0.field.metadata.role == .total })
    else { return nil }
    return Diagnostic(
      .advice,
      id: "totals-included",
      "rows that are totals of other rows are summed with them",
      at: call.span,
      help: ["leave them out first: `where not \(field.name)`"]
    )
  }
}

extension Plan {
  /// The column that marks rows as totals, where such rows may still be among these.
  fileprivate var fieldOfTotals: Field? {
    switch node {
    case .scan, .unit: schema.fields.first { $0.metadata.role == .total && $0.type == .boolean }
    case .filter(let input, let condition):
      condition.mentionsTotals(of: input.schema) ? nil : input.fieldOfTotals
    case .project(let input, _), .sort(let input, _), .slice(let input, _),
      .top(let input, _, _), .join(let input, _, _), .window(let input, _), .unpivot(let input, _),
      .fill(let input, _), .assert(let input, _, _):
      input.fieldOfTotals
    case .append(let inputs): inputs.lazy.compactMap(\.fieldOfTotals).first
    case .aggregate, .profile, .series: nil
    }
  }
}

extension Expression {
  /// Whether it looks at the column that marks totals.
  fileprivate func mentionsTotals(of schema: Schema) -> Bool {
    switch node {
    case .column(let index):
      index < schema.fields.count && schema.fields[index].metadata.role == .total
    case .literal: false
    case .call(_, let arguments): arguments.contains { $0.mentionsTotals(of: schema) }
    case .choose(let branches, let otherwise):
      otherwise.mentionsTotals(of: schema)
        || branches.contains {
          $0.condition.mentionsTotals(of: schema) || $0.value.mentionsTotals(of: schema)
        }
    }
  }
}
