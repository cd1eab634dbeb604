import Columns
import Diagnostics
import Plan

/// Percentages of two periods whose denominators differ much.
///
/// A percentage's change is the numerator's less the denominator's (Das Gupta 1993, "Standardization
/// and decomposition of rates"): a denominator that moves by a tenth moves the percentage by a tenth
/// of itself though nothing else does.
enum ChangedDenominator: Advice {
  static let id = "changed-denominator"
  static let reason =
    "A percentage also changes where what it is of does: with a tenth fewer assessments the same number "
    + "on time is a higher share."
  static let fix = "Compare the numbers behind the percentages too."
  static let examples = (
    provoking: Samples.attendance + """
      add percent - previous(percent) over (sort by period) as change
      """,
    heeding: Samples.attendance + """
      add attended - previous(attended) over (sort by period) as change
      """
  )

  /// How far a denominator may move without advice.
  static let limit = 0.1

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.comparisons.compactMap { rows in
      guard rows.unit.map({ $0.isPartOfWhole || $0.per != nil || $0.quantity == .varies }) ?? false
      else {
        return nil
      }
      let changed = rows.pairs.filter { value, base in
        guard let now = value.denominator, let before = base.denominator, before > 0, now > 0,
          value.area == base.area, value.period != base.period
        else { return false }
        return (now - before).magnitude / before > limit
      }
      guard let first = changed.first, let now = first.value.denominator,
        let before = first.base.denominator
      else { return nil }
      let name = rows.denominatorName.map(Words.name) ?? "the denominator"
      let numbers = [before, now].map { NumberText.grouped(NumberText.fixed($0, decimals: 0)) }
      let percent = NumberText.fixed((now - before) / before * 100, decimals: 0)
      let others = changed.count > 1 ? ", and in \(changed.count - 1) more" : ""
      return message(
        "what the percentages are of changed by more than a tenth: `\(name)` from \(numbers[0]) to "
          + "\(numbers[1]) (\(percent)%)\(others)",
        at: rows.comparison.span,
        help: ["compare the numbers behind the percentages too"]
      )
    }
  }
}
