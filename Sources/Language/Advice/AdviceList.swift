package import Diagnostics
package import Plan

/// Every piece of advice on queries.
package enum AdvicePages {
  /// The advice, in alphabetical order of the names of their files.
  package static let all: [any Advice.Type] = [
    AverageOfAverages.self,
    ChangedDenominator.self,
    DoubledRows.self,
    FewPoints.self,
    FractionForPercentage.self,
    HiddenDefinition.self,
    HiddenPeriods.self,
    NeverEqual.self,
    OlderComparator.self,
    OverlappingPeriods.self,
    PercentageOfPercentage.self,
    RankedSmallDenominators.self,
    RevealedFigures.self,
    ReversedRange.self,
    ScaledPercentage.self,
    SeriesBreak.self,
    ShownTotals.self,
    SmallDenominators.self,
    TotalledRates.self,
    TotalledSnapshots.self,
    TotalsIncluded.self,
    UnequalPeriods.self,
    UnlikeSeasons.self,
    UnlikeUnitsCompared.self,
    UnlikeUnitsRanked.self,
    UnpairedTotals.self,
    UnweightedAverage.self,
  ]

  /// The ids, in alphabetical order.
  package static let ids = all.map { $0.id }.sorted()

  /// The ids of advice on files, which the datasets give when they are read.
  package static let fileIds = [
    "column-not-found", "long-rows", "mixed-units", "no-flag-column", "no-period-kind-column",
    "no-unit-column", "odd-metadata", "share-over-hundred", "spaces-round-text",
    "spreadsheet-errors", "undeclared-marks", "unit-contradicted", "unknown-flags",
    "unknown-period-kind", "unknown-unit", "unread-column", "unread-units", "unreadable-cells",
    "unreadable-metadata",
  ]

  /// The ids of advice that steps over series and summaries give on what they found.
  package static let stepIds = [
    "few-expected", "no-limits", "no-such-period", "no-totals-found", "not-projected",
    "period-twice", "periods-share-days", "plain-gap", "points-overlap", "pooled-together",
    "projection-seasons", "ranked-together", "rounded-digits", "rounding-of-result",
    "too-few-points", "trial-limits", "unranked-direction", "unranked-units",
  ]

  /// The most operators of a plan that is advised on: columns are followed from operator to operator,
  /// which takes time that grows with the square of their number and stack with the number.
  private static let mostOperators = 1_000

  /// Every id that `advice off` knows.
  package static let known = Set(ids + fileIds + stepIds)

  /// The advice that a plan gives rise to whatever its data, in the order of its steps.
  package static func advice(on plan: Plan) -> [Diagnostic] {
    guard plan.size <= mostOperators else { return [] }
    var found: [Diagnostic] = []
    var seen: Set<Diagnostic> = []
    plan.visit { node in
      for advice in all {
        // A query that is named and used twice is advised of once.
        found += advice.advice(on: node).filter { seen.insert($0).inserted }
      }
    }
    return found
  }

  /// The advice that depends on the data.
  package static func advice(after answer: AdvisedAnswer) -> [Diagnostic] {
    guard answer.plan.size <= mostOperators else { return [] }
    var seen: Set<Diagnostic> = []
    return all.flatMap { $0.advice(after: answer) }.filter { seen.insert($0).inserted }
  }
}
