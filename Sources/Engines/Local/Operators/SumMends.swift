import Columns
import Functions

/// The single figures whose change would make a sum right.
///
/// A figure is a candidate where the number that it should be can have become the one printed by one
/// slip, and no other total that holds would then fail. One that mends other totals too comes first.
struct SumMends {
  private let check: SumFigures.SumCheck
  private let others: [SumFigures.SumCheck]
  private let figures: SumFigures

  init(_ check: SumFigures.SumCheck, among checks: [SumFigures.SumCheck], _ figures: SumFigures) {
    self.check = check
    others = checks.filter { $0.total != check.total }
    self.figures = figures
  }

  private struct Candidate {
    let row: Int
    let wanted: Int128
    let misprint: Misprint
    /// How many other totals that fail it mends too.
    let alsoMended: Int
  }

  /// The most candidates that are named.
  private static let mostNamed = 3

  /// The candidates in words, the likeliest first; nil where the sum does not fail.
  func words(_ names: RowNames) -> String? {
    guard check.sum.verdict == .fails else { return nil }
    let found = candidates()
    guard let best = found.first else {
      let wanted = figures.text(check.sum.sum, decimals: check.sum.decimals)
      return "no single misprint explains it; the parts printed make \(wanted)"
    }
    // A digit can be wrong in many figures at once, so that this says little beside a better reason.
    let named = found.filter { best.misprint.kind == .wrongDigit || $0.misprint.kind < .wrongDigit }
    var text = named.prefix(Self.mostNamed).map { sentence($0, names) }.joined(separator: "; or ")
    let rest = found.count - min(named.count, Self.mostNamed)
    if rest > 0 { text += "; or \(Wording.count(rest, "figure")) less likely" }
    return text
  }

  private func candidates() -> [Candidate] {
    let rows = check.parts + [check.total]
    return rows.compactMap(candidate)
      .sorted {
        (-$0.alsoMended, $0.misprint.kind, $0.row) < (-$1.alsoMended, $1.misprint.kind, $1.row)
      }
  }

  private func candidate(_ row: Int) -> Candidate? {
    let figure = figures.figure(row)
    let difference = check.sum.difference
    let wanted = row == check.total ? check.sum.sum : figure.value + difference
    let change = wanted - figure.value
    guard
      !others.contains(where: { $0.sum.verdict != .fails && !$0.holds(row, changedBy: change) }),
      let misprint = Misprint.explaining(
        figure,
        scale: figures.scale,
        wanted: wanted,
        slack: check.sum.slack - figure.halfUnit
      )
    else { return nil }
    let mended = others.count { other in
      other.sum.verdict == .fails && other.holds(row, changedBy: change)
    }
    return Candidate(row: row, wanted: wanted, misprint: misprint, alsoMended: mended)
  }

  private func sentence(_ candidate: Candidate, _ names: RowNames) -> String {
    let figure = figures.figure(candidate.row)
    let decimals = max(check.sum.decimals, figure.decimals)
    let wanted = figures.text(candidate.wanted, decimals: decimals)
    let printed = figures.text(figure.value, decimals: figure.decimals)
    let meant = PrintedSum.text(
      candidate.misprint.mantissa,
      scale: candidate.misprint.decimals,
      decimals: candidate.misprint.decimals,
      unit: figures.unit
    )
    return "\(names.name(candidate.row)) should be \(wanted), not \(printed) "
      + "(\(candidate.misprint.kind.words): \(meant))"
  }
}

extension SumFigures.SumCheck {
  /// Whether the sum holds, within rounding, where a row's figure is changed by so much.
  fileprivate func holds(_ row: Int, changedBy change: Int128) -> Bool {
    let difference =
      sum.difference + (row == total ? change : 0) - (rows.contains(row) ? change : 0)
    return 2 * (difference < 0 ? -difference : difference) <= sum.slack
  }
}
