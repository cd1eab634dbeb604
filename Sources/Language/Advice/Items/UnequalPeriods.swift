import Columns
import Diagnostics
import Functions
import Plan

/// A year to date beside a full year, or a quarter beside a year, in one comparison or series.
enum UnequalPeriods: Advice {
  static let id = "unequal-periods"
  static let reason =
    "A year to date holds fewer months than a full year, and a quarter fewer than a year: figures of "
    + "unequal periods differ by their length before anything else."
  static let fix = "Compare the same point of an earlier year, or leave the part of a year out."
  static let examples = (
    provoking: "from risk_factors | pivot percent across period by relates_to, factor",
    heeding:
      "from risk_factors | where period <> 2023/24 YTD | pivot percent across period by relates_to, factor"
  )

  static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for rows in answer.comparisons {
      let pair = rows.pairs.lazy.compactMap { value, base -> (Dated, Dated)? in
        guard let period = value.period, let other = base.period else { return nil }
        let dated = (Dated(other, base.kind), Dated(period, value.kind))
        return dated.0.isUnequal(to: dated.1) ? dated : nil
      }.first
      if let pair { found.append(advice(pair, at: rows.comparison.span)) }
    }
    for series in answer.series {
      for group in series.groups {
        guard let pair = Self.unequal(group) else { continue }
        found.append(advice(pair, at: series.span))
        break
      }
    }
    return found
  }

  private static func unequal(_ group: [Dated]) -> (Dated, Dated)? {
    for (earlier, later) in zip(group, group.dropFirst()) where earlier.isUnequal(to: later) {
      return (earlier, later)
    }
    return nil
  }

  private static func advice(_ pair: (Dated, Dated), at span: SourceSpan) -> Diagnostic {
    let isPart = pair.0.kind == .yearToDate || pair.1.kind == .yearToDate
    let words = [pair.0, pair.1].map(\.words)
    return message(
      isPart
        ? "a year to date stands beside a full year: \(Words.list(words))"
        : "these periods are of unequal length: \(Words.list(words))",
      at: span,
      help: [
        isPart
          ? "compare with the same part of an earlier year, or leave it out: `where period <> \(part(pair).period.label)`"
          : "compare periods of one length"
      ]
    )
  }

  private static func part(_ pair: (Dated, Dated)) -> Dated {
    pair.0.kind == .yearToDate ? pair.0 : pair.1
  }
}

/// A period with the sense in which a figure belongs to it.
struct Dated: Hashable {
  let period: Period
  let kind: Period.Kind

  init(_ period: Period, _ kind: Period.Kind) {
    self.period = period
    self.kind = kind
  }

  /// The period's name, with its sense where the name does not say it.
  var words: String {
    kind == .yearToDate && period.kind != .yearToDate ? period.label + " to date" : period.label
  }

  /// Whether figures of the two differ because the periods hold unlike stretches of time.
  ///
  /// Months and quarters differ by a few days, so that a tenth counts as equal. A snapshot is of a
  /// day, and a cohort is as long as it was chosen to be.
  func isUnequal(to other: Dated) -> Bool {
    guard period != other.period || kind != other.kind else { return false }
    let isToDate = kind == .yearToDate
    if isToDate != (other.kind == .yearToDate) {
      return [.flow, .outturn, .yearToDate].contains(isToDate ? other.kind : kind)
    }
    guard kind == .flow, other.kind == .flow, period.grain != .day, other.period.grain != .day
    else {
      return false
    }
    let longer = max(period.days, other.period.days)
    return Double(longer - min(period.days, other.period.days)) > Double(longer) * 0.1
  }
}
