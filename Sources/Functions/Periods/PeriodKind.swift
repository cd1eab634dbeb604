import Columns
import Plan

extension Function {
  /// In what sense a figure belongs to its period.
  static let periodKind = ofPeriod(
    "period_kind",
    .text,
    summary: "In what sense figures belong to a period: `flow`, `snapshot`, `year to date`, "
      + "`rolling`, `cohort`, `forecast` or `outturn`.",
    examples: [
      Example("period_kind(2023/24 YTD)", "year to date"),
      Example("period_kind(period(\"as at 30 Sep 2023\"))", "snapshot"),
    ]
  ) { (column) throws(KernelFailure) in
    guard case .period(let cells) = column.values else { throw .unexpected("period_kind") }
    let words = TextDictionary(Period.Kind.allCases.map(\.word))
    let codes = cells.map { UInt32($0.kind.rawValue) }
    return Column(.text(codes, words), validity: column.validity)
  }
}
