import Columns
import Functions

/// The single figures whose change would make a sum right.
///
/// A figure is a candidate where the number that it should be can have become the one printed by one
/// slip, and no other total that holds would then fail. One that mends other totals too comes first.
struct SumMends {
  private let checks: [SumFigures.SumCheck]
  private let figures: SumFigures
  /// The sums in which each row stands, with the sign of its figure in the difference.
  private var places: [Int: [Place]] = [:]

  private struct Place {
    let check: Int
    let sign: Int128
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
  /// Of more parts than this some slip in many of them would explain any difference.
  private static let mostParts = 1000

  /// Looks through all sums of a column.
  ///
  /// - Complexity: O(figures).
  init(_ checks: [SumFigures.SumCheck], _ figures: SumFigures) {
    self.checks = checks
    self.figures = figures
    for index in checks.indices {
      places[checks[index].total, default: []].append(Place(check: index, sign: 1))
      for row in checks[index].parts {
        places[row, default: []].append(Place(check: index, sign: -1))
      }
    }
  }

  /// The candidates of a sum in words, the likeliest first; nil where it does not fail.
  ///
  /// - Complexity: O(parts × digits).
  func words(_ index: Int, _ names: RowNames) -> String? {
    let check = checks[index]
    guard check.sum.verdict == .fails, check.reason == nil else { return nil }
    guard check.parts.count <= Self.mostParts else {
      return "too many parts to say which of them is wrong"
    }
    let found = (check.parts + [check.total]).compactMap { candidate($0, index) }.sorted {
      (-$0.alsoMended, $0.misprint.kind, $0.row) < (-$1.alsoMended, $1.misprint.kind, $1.row)
    }
    guard let best = found.first else {
      let wanted = figures.text(check.sum.sum, decimals: check.sum.decimals)
      return "no single misprint explains it; the parts printed make \(wanted)"
    }
    // A digit can be wrong in many figures at once, so that this says little beside a better reason.
    let named = found.filter { best.misprint.kind == .wrongDigit || $0.misprint.kind < .wrongDigit }
      .prefix(Self.mostNamed)
    var text = named.map { sentence($0, check, names) }.joined(separator: "; or ")
    let rest = found.count - named.count
    if rest > 0 { text += "; or \(Wording.count(rest, "figure")) less likely" }
    return text
  }

  private func candidate(_ row: Int, _ index: Int) -> Candidate? {
    let check = checks[index]
    let figure = figures.figure(row)
    let wanted =
      row == check.total ? check.sum.sum : figure.value + check.sum.difference
    let change = wanted - figure.value
    var mended = 0
    for place in places[row] ?? [] where place.check != index {
      let other = checks[place.check].sum
      let difference = other.difference + place.sign * change
      let holds = 2 * (difference < 0 ? -difference : difference) <= other.slack
      if other.verdict == .fails { mended += holds ? 1 : 0 } else if !holds { return nil }
    }
    let misprint = Misprint.explaining(
      figure,
      scale: figures.scale,
      wanted: wanted,
      slack: check.sum.slack - figure.halfUnit
    )
    return misprint.map {
      Candidate(row: row, wanted: wanted, misprint: $0, alsoMended: mended)
    }
  }

  private func sentence(
    _ candidate: Candidate,
    _ check: SumFigures.SumCheck,
    _ names: RowNames
  ) -> String {
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
