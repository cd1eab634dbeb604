import Columns
import Diagnostics
import Plan

/// Figures from both sides of a break in a series, in one comparison or one row of a pivot.
///
/// The steps over series see the flags of whole series and say so themselves, under the same id. Of a
/// difference only its two figures are seen, so that the later of them must carry the flag `b`. A
/// break that is declared of a column is known whatever rows are there.
enum SeriesBreak: Advice {
  static let id = "series-break"
  static let reason =
    "A figure that is flagged `b`, or at which a break is declared, is not comparable with those "
    + "before it: what changed may be the way of counting."
  static let fix = "Compare figures of one side of the break only, or say that there is one."
  private static let rows = """
    from table [(area = "North", period = 2022/23, printed = "40"), (area = "North", period = 2023/24, printed = "52 [b]"), (area = "North", period = 2024/25, printed = "55")]
    add number(printed) as cases
    drop printed

    """
  static let examples = (
    provoking: rows + "pivot cases across period by area",
    heeding: rows + "where period >= 2023/24\npivot cases across period by area"
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    answer.comparisons.compactMap(Self.compared)
      + answer.nodes.compactMap { pivoted($0, answer) ?? followed($0, answer) }
  }

  private static func compared(_ rows: ComparedRows) -> Diagnostic? {
    let comparison = rows.comparison
    let breaks = comparison.plan.schema.fields[comparison.value].metadata.breaks
    let across = rows.pairs.compactMap { value, base -> (later: Period, earlier: Period)? in
      guard let period = value.period, let other = base.period, value.area == base.area else {
        return nil
      }
      let (earlier, later) = (min(period, other), max(period, other))
      if breaks.contains(where: { $0.isBetween(earlier, later) }) { return (later, earlier) }
      if period > other { return value.flags.contains(.seriesBreak) ? (period, other) : nil }
      return period < other && base.flags.contains(.seriesBreak) ? (other, period) : nil
    }
    guard let first = across.first else { return nil }
    return advice(first, count: across.count, at: rows.comparison.span)
  }

  /// A break between the periods that stand side by side in a pivot, seen in all rows of the series:
  /// also in those of periods that the query leaves out.
  private static func pivoted(_ plan: Plan, _ answer: AdvisedAnswer) -> Diagnostic? {
    guard case .aggregate(let input, let keys, let calls) = plan.node else { return nil }
    let pivoted = calls.compactMap(\.pivoted)
    let shown = Set(pivoted.map(\.period)).sorted()
    let groups = keys.compactMap(\.coreColumn)
    guard let column = pivoted.first?.column, let value = pivoted.first?.value, shown.count > 1,
      groups.count == keys.count
    else { return nil }
    let rows = input.withoutFilters(on: column).selecting(groups + [column, value], at: .none)
    guard let table = answer.sample(rows, needsWhole: false) else { return nil }
    var series: [[Value]: Series] = [:]
    var order: [[Value]] = []
    table.forEachRow { batch, row in
      let figures = batch.columns[groups.count + 1]
      guard let period = batch.columns[groups.count].value(at: row).period,
        figures.validity.isPresent(row)
      else { return true }
      let key = groups.indices.map { batch.columns[$0].value(at: row) }
      if series[key] == nil {
        order.append(key)
        series[key] = Series()
      }
      if shown.contains(period) { series[key, default: Series()].shown.insert(period) }
      if figures.flags(at: row).contains(.seriesBreak) {
        series[key, default: Series()].breaks.insert(period)
      }
      return true
    }
    let declared = input.schema.fields[value].metadata.breaks
    let found = order.compactMap { series[$0]?.crossing(declared) }
    return found.first.map { advice($0, count: found.count, at: plan.span) }
  }

  /// A declared break within the series of a step over series.
  private static func followed(_ plan: Plan, _ answer: AdvisedAnswer) -> Diagnostic? {
    guard case .series(let input, let call) = plan.node, !call.function.onlyRanks else {
      return nil
    }
    let used = (call.arguments + call.order.map(\.expression)).compactMap(\.coreColumn)
    let fields = input.schema.fields
    let groups = call.groups.compactMap(\.coreColumn)
    guard let value = used.first(where: { !fields[$0].metadata.breaks.isEmpty }),
      let column = used.first(where: { fields[$0].type == .period }),
      groups.count == call.groups.count,
      let table = answer.sample(
        input.selecting(groups + [column, value], at: .none),
        needsWhole: false
      )
    else { return nil }
    var series: [[Value]: Series] = [:]
    var order: [[Value]] = []
    table.forEachRow { batch, row in
      guard batch.columns[groups.count + 1].validity.isPresent(row),
        let period = batch.columns[groups.count].value(at: row).period
      else { return true }
      let key = groups.indices.map { batch.columns[$0].value(at: row) }
      if series[key] == nil { order.append(key) }
      series[key, default: Series()].shown.insert(period)
      return true
    }
    let breaks = fields[value].metadata.breaks.filter { period in
      !call.function.restarts.contains { $0.start <= period.end && $0.end >= period.start }
    }
    let found = order.compactMap { series[$0]?.crossing(breaks) }
    return found.first.map { advice($0, count: found.count, at: plan.span) }
  }

  /// What a sample knows of one row of a pivot.
  private struct Series {
    /// The periods that have a figure and a column.
    var shown: Set<Period> = []
    /// The periods whose figures are flagged.
    var breaks: Set<Period> = []

    /// The figures next to the first break that has some on both of its sides.
    func crossing(_ declared: [Period]) -> (later: Period, earlier: Period)? {
      let periods = shown.sorted()
      for (earlier, later) in zip(periods, periods.dropFirst()) {
        let isFlagged = breaks.contains { $0 > earlier && $0 <= later }
        if isFlagged || declared.contains(where: { $0.isBetween(earlier, later) }) {
          return (later, earlier)
        }
      }
      return nil
    }
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

extension Period {
  /// Whether figures from this period on are the later one and not the earlier.
  fileprivate func isBetween(_ earlier: Period, _ later: Period) -> Bool {
    earlier.end < start && later.end >= start
  }
}

extension Plan {
  /// The rows without conditions on one column alone.
  fileprivate func withoutFilters(on column: Int) -> Plan {
    guard case .filter(let input, let condition) = node,
      condition.parts.compactMap(\.coreColumn).allSatisfy({ $0 == column })
    else { return self }
    return input.withoutFilters(on: column)
  }
}
