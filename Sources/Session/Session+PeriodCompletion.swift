import Columns
import Diagnostics
import Language
import LocalEngine
import Plan
import Syntax

extension Session {
  /// The words for periods that are counted from the data, with what they mean.
  private static let relative = [
    ("latest", "the last period"), ("previous", "the one before the latest"),
    ("earliest", "the first period"), ("same period last year", "a year before the latest"),
    ("last 4 quarters", "up to the end of the latest"),
    ("year to date", "from the start of the latest's year"),
  ]

  /// The periods that a column has, the latest first, and the words that are counted from them.
  func periods(of syntax: ExpressionSyntax, plan: Plan?) -> [Candidate] {
    guard let plan, case .name(let name) = syntax.kind,
      case .found(let index) = plan.schema.lookup(name),
      plan.schema.fields[index].type == .period
    else { return [] }
    let schema = Schema([plan.schema.fields[index]])
    let key = Expression.column(index, .period, at: .none)
    let distinct = Plan(.aggregate(plan, keys: [key], calls: []), schema: schema, span: .none)
    let order = SortKey(.column(0, .period, at: .none), isDescending: true)
    let top = Plan(
      .slice(Plan(.sort(distinct, [order]), schema: schema, span: .none), .first(200)),
      schema: schema,
      span: .none
    )
    var candidates = Self.relative.map { Candidate(text: $0.0, kind: "period", detail: $0.1) }
    answer(top, cancellation: Cancellation())?.forEachRow { batch, row in
      if case .period(let period) = batch.columns[0].value(at: row) {
        let label = period.label
        candidates.append(
          Candidate(
            text: period.literal ?? "period(\(Self.quoted(label)))",
            kind: "value",
            detail: label
          )
        )
      }
      return true
    }
    return candidates
  }
}
