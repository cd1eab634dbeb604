import Diagnostics
import Functions

/// The sums that one way to read the rows makes, and how much speaks for that way.
struct SumReading {
  /// A sum with the rows that it is of.
  struct Claim {
    let scope: TotalScopes.Scope
    let check: SumFigures.SumCheck

    /// Whether the sum holds, and not because a single figure is written twice.
    var isEvidence: Bool {
      check.reason == nil && check.sum.verdict != .fails && check.parts.count > 1
    }
  }

  /// The claims of each column that is added up.
  let claims: [[Claim]]
  private let reading: TotalScopes.Reading
  /// The totals of which some column holds.
  private let holding: Set<Int>
  /// How many sums hold.
  private let agreeing: Int

  init(_ reading: TotalScopes.Reading, _ figures: [SumFigures]) {
    self.reading = reading
    claims = figures.map { figures in
      reading.scopes.compactMap { scope in
        figures.check(scope).map { Claim(scope: scope, check: $0) }
      }
    }
    let all = claims.joined()
    holding = Set(all.lazy.filter(\.isEvidence).map(\.scope.total))
    agreeing = all.count { $0.check.reason == nil && $0.check.sum.verdict != .fails }
  }

  /// The reading by which the most sums hold; the first of several.
  static func likeliest(_ readings: [SumReading]) -> SumReading? {
    guard let most = readings.map(\.agreeing).max() else { return nil }
    return readings.first { $0.agreeing == most }
  }

  /// What was assumed, as a note.
  func note(at span: SourceSpan) -> Diagnostic? { reading.note(at: span) }

  /// Whether a sum that does not hold is of the right rows: nothing was guessed, or the same rows add
  /// up in another column, or the labels by which they were told add up elsewhere.
  ///
  /// A total that has no label of its own must be called one: a net figure is no sum of all.
  func isFounded(_ claim: Claim, isCalledTotal: (Int) -> Bool) -> Bool {
    guard let guess = claim.scope.guess else { return true }
    if holding.contains(claim.scope.total) { return true }
    return switch guess {
    case .label: !holding.isEmpty
    case .rest: !holding.isEmpty && isCalledTotal(claim.scope.total)
    case .place: false
    }
  }
}
