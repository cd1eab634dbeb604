import Columns
import Diagnostics
import Plan

/// Totals of figures whose periods overlap: years to date, rolling windows, a year and its quarters.
enum OverlappingPeriods: Advice {
  static let id = "overlapping-periods"
  static let reason =
    "Years to date, rolling windows, and a year beside its own quarters hold the same days, which a "
    + "total then counts more than once."
  static let fix = "Take periods that do not overlap, or put the period after `by`."
  static let examples = (
    provoking: """
    from table [(period = 2022/23, referrals = 40), (period = Q1 2022/23, referrals = 12)]
    summarise total(referrals) as referrals
    """,
    heeding: """
    from table [(period = 2022/23, referrals = 40), (period = 2021/22, referrals = 38)]
    summarise total(referrals) as referrals
    """
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.periodsOfTotals.compactMap { total in
      for group in total.groups {
        let flows = group.filter { $0.kind != .snapshot }
          .sorted { ($0.period, $0.kind.rawValue) < ($1.period, $1.kind.rawValue) }
        guard let pair = Self.overlapping(flows) else { continue }
        return message(
          "this total adds `\(total.name)` of periods that overlap: \(pair.0.label) and "
            + "\(pair.1.label)",
          at: total.span,
          help: [
            "take one: `where \(total.periodName) = \(pair.0.label)`",
            "or put `\(total.periodName)` after `by`",
          ]
        )
      }
      return nil
    }
  }

  /// The first two periods that share a day, in the order of their starts.
  private static func overlapping(
    _ flows: [(period: Period, kind: Period.Kind)]
  ) -> (Period, Period)? {
    for (earlier, later) in zip(flows, flows.dropFirst()) {
      guard earlier.period != later.period, later.period.start <= earlier.period.end else {
        continue
      }
      return (earlier.period, later.period)
    }
    return nil
  }
}
