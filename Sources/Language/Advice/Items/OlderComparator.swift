import Columns
import Diagnostics
import Plan

/// Figures compared with another place's of an earlier period.
enum OlderComparator: Advice {
  static let id = "older-comparator"
  static let reason =
    "A comparator of an earlier period may say more about the years between than about the places."
  static let fix = "Join on the period too, or show the comparator's period beside it."
  static let examples = (
    provoking: """
    let england = from indicators | where area = "England" | show measure, area, period, value
    from indicators
    where area = "Worcestershire" and measure starts with "Care leavers"
    show measure, area, period, value
    join england on measure
    add value - value_england as gap
    """,
    heeding: """
    let england = from indicators | where area = "England" | show measure, area, period, value
    from indicators
    where area = "Worcestershire" and measure starts with "Care leavers"
    show measure, area, period, value
    join england on measure, period
    add value - value_england as gap
    """
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.comparisons.compactMap { rows in
      let older = rows.pairs.filter { value, base in
        guard let period = value.period, let other = base.period, let area = value.area,
          let comparator = base.area
        else { return false }
        return area != comparator && other.end < period.end
      }
      guard let first = older.first, let area = first.base.area, let period = first.base.period,
        let own = first.value.period
      else { return nil }
      let others = older.count > 1 ? ", and \(older.count - 1) more like it" : ""
      return message(
        "the comparator is older: \(area) in \(period.label) beside \(own.label)\(others)",
        at: rows.comparison.span,
        help: ["join on the period too, or show the period of each"]
      )
    }
  }
}
