import Columns
import Diagnostics
import Plan

/// Rankings of percentages that are of fewer than twenty.
enum RankedSmallDenominators: Advice {
  static let id = "ranked-small-denominators"
  static let reason =
    "Percentages of few are the highest and the lowest of any list by chance alone, so that a ranking "
    + "of them ranks the smallest places."
  static let fix = "Leave out the smallest before ranking: `where denominator >= 20`."
  static let examples = (
    provoking: Samples.places + "top 1 by percent",
    heeding: Samples.places + "where plans >= 20 | top 1 by percent"
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.nodes.compactMap { node in
      guard let (key, ranked) = node.ranking, let column = key.expression.coreColumn,
        let found = SmallDenominators.few(behind: column, of: ranked, answer)
      else { return nil }
      let name = Words.name(ranked.schema.fields[column].name)
      let help = "leave out the smallest first: `where \(Words.name(found.name)) >= 20`"
      return message(
        "this ranks percentages of fewer than 20 in `\(name)`: \(found.example)",
        at: key.expression.span,
        help: [help]
      )
    }
  }
}

extension Plan {
  /// The first key of a ranking and the plan whose rows are ranked, where the operator takes the first
  /// rows of an order or gives them places.
  fileprivate var ranking: (key: SortKey, ranked: Plan)? {
    switch node {
    case .top(_, _, let keys): return keys.first.map { ($0, self) }
    case .slice(let input, .first), .slice(let input, .last):
      guard case .sort(_, let keys) = input.node else { return nil }
      return keys.first.map { ($0, self) }
    case .window(let input, let calls):
      return calls.lazy.compactMap { call -> (SortKey, Plan)? in
        switch call.function.kind {
        case .rank, .denseRank, .rowNumber: call.order.first.map { ($0, input) }
        default: nil
        }
      }.first
    default: return nil
    }
  }
}
