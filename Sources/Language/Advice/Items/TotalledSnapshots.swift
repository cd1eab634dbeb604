import Columns
import Diagnostics
import Plan

/// Totals of snapshots of several days.
enum TotalledSnapshots: Advice {
  static let id = "totalled-snapshots"
  static let reason =
    "A snapshot counts who is there on a day: added over two days, whoever is there on both counts twice."
  static let fix = "Take one day, or the last of each group, or put the period after `by`."
  static let examples = (
    provoking: """
    from indicators
    where measure = "Placements of looked after children"
    summarise total(value) as placements
    """,
    heeding: """
    from indicators
    where measure = "Placements of looked after children"
    summarise total(value) as placements by period
    """
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.periodsOfTotals.compactMap { total in
      for group in total.groups {
        let snapshots = Set(group.filter { $0.kind == .snapshot }.map(\.period)).sorted()
        guard snapshots.count > 1, let last = snapshots.last else { continue }
        let shown = snapshots.prefix(2).map(\.label)
        let more = snapshots.count > 2 ? " and \(snapshots.count - 2) more" : ""
        return message(
          "this total adds snapshots of `\(total.name)` at \(Words.list(Array(shown)))\(more): what is "
            + "there at each counts each time",
          at: total.span,
          help: [
            "take one: `where \(total.periodName) = \(last.label)`",
            "or put `\(total.periodName)` after `by`",
          ]
        )
      }
      return nil
    }
  }
}
