import Columns
import Diagnostics
import Plan

/// Figures from both sides of a break in a series, in one comparison or one row of a pivot.
///
/// The steps over series see whole series and say so themselves, under the same id. Here only the
/// figures that stand side by side are seen, so that the later of them must carry the flag `b`.
enum SeriesBreak: Advice {
  static let id = "series-break"
  static let reason =
    "A figure that is flagged `b` is not comparable with those before it: what changed may be the "
    + "way of counting."
  static let fix = "Compare figures of one side of the break only, or say that there is one."
  private static let rows = """
    from table [(area = "North", period = 2022/23, text = "40"), (area = "North", period = 2023/24, text = "52 [b]"), (area = "North", period = 2024/25, text = "55")]
    add number(text) as cases
    drop text

    """
  static let examples = (
    provoking: rows + "pivot cases across period by area",
    heeding: rows + "where period >= 2023/24\npivot cases across period by area"
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.comparisons.compactMap(Self.compared) + answer.nodes.compactMap { pivoted($0, answer) }
  }

  private static func compared(_ rows: ComparedRows) -> Diagnostic? {
    let across = rows.pairs.compactMap { value, base -> (later: Period, earlier: Period)? in
      guard let period = value.period, let other = base.period, value.area == base.area else {
        return nil
      }
      if period > other { return value.flags.contains(.seriesBreak) ? (period, other) : nil }
      return period < other && base.flags.contains(.seriesBreak) ? (other, period) : nil
    }
    guard let first = across.first else { return nil }
    return advice(first, count: across.count, at: rows.comparison.span)
  }

  /// The rows of a pivot in which a figure with the flag has one of an earlier period before it.
  private static func pivoted(_ plan: Plan, _ answer: AdvisedAnswer) -> Diagnostic? {
    guard case .aggregate(_, let keys, let calls) = plan.node else { return nil }
    let columns = calls.indices.compactMap { index in
      calls[index].pivoted.map { (place: keys.count + index, period: $0.period) }
    }.sorted { $0.period < $1.period }
    guard columns.count > 1, let table = answer.sample(plan, needsWhole: true) else { return nil }
    var found: (later: Period, earlier: Period)?
    var count = 0
    table.forEachRow { batch, row in
      var earlier: Period?
      for (place, period) in columns where batch.columns[place].validity.isPresent(row) {
        if let earlier, batch.columns[place].flags(at: row).contains(.seriesBreak) {
          if found == nil { found = (period, earlier) }
          count += 1
          break
        }
        if earlier == nil { earlier = period }
      }
      return true
    }
    return found.map { advice($0, count: count, at: plan.span) }
  }

  private static func advice(
    _ pair: (later: Period, earlier: Period),
    count: Int,
    at span: SourceSpan
  ) -> Diagnostic {
    let others = count > 1 ? ", and \(count - 1) more like it" : ""
    return message(
      "\(pair.earlier.label) and \(pair.later.label) stand on both sides of a break in the series"
        + others,
      at: span,
      help: ["compare figures of one side only, such as those from \(pair.later.label) on"]
    )
  }
}
