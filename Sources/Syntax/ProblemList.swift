import Diagnostics

/// The problems found so far, to a limit that no reader misses and no text can exhaust.
struct ProblemList {
  /// How many are listed; a text with more is not a query.
  static let maximum = 100

  private(set) var diagnostics: [Diagnostic] = []

  mutating func add(_ problem: SyntaxProblem, at span: SourceSpan) {
    guard diagnostics.count <= Self.maximum else { return }
    let isLast = diagnostics.count == Self.maximum
    diagnostics.append((isLast ? .tooMany(limit: Self.maximum) : problem).diagnostic(at: span))
  }
}
