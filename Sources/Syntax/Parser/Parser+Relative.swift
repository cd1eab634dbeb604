import Diagnostics

extension Parser {
  /// The words that say how long a step is, in one form for each.
  private static let grains: [String: String] = [
    "day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "month": "months",
    "months": "months", "quarter": "quarters", "quarters": "quarters", "year": "years",
    "years": "years",
  ]

  /// Reads a period that is counted from the data, if one is next.
  ///
  /// The words are names like any other where what follows them is not this: a column may be called
  /// `last`, `same` or `year`.
  ///
  ///     Relative = "last" number Grain | "same" "period" "last" "year" | "year" "to" "date" .
  ///
  /// - Parameter isCertain: whether a name cannot stand here, so that the first word decides.
  /// - Returns: the period in words, or nil where something else is next.
  mutating func relative(isCertain: Bool = false) -> ExpressionSyntax? {
    enter("Relative")
    let start = current.span
    switch currentWord {
    case "last" where isCertain || following.kind == .number:
      advance()
      return lastSteps(from: start)
    case "same" where isCertain || word(following) == "period":
      return phrase(["same", "period", "last", "year"], .samePeriodLastYear)
    case "year" where isCertain || word(following) == "to" && isDateOrEnd(token(ahead: 2)):
      return phrase(["year", "to", "date"], .yearToDate)
    default:
      if isCertain { for word in ["last", "same", "year"] { expect(.keyword(word)) } }
      return nil
    }
  }

  private mutating func lastSteps(from start: SourceSpan) -> ExpressionSyntax {
    let digits = current.span
    let count = rowCount()
    guard !hasFailed, let steps = grain() else {
      return ExpressionSyntax(.invalid, span(from: start))
    }
    guard (1...10_000).contains(count) else {
      report(.wholeNumber(text(digits)), at: digits)
      return ExpressionSyntax(.invalid, span(from: start))
    }
    return ExpressionSyntax(.relative(.last(count, steps: steps)), span(from: start))
  }

  private mutating func phrase(
    _ words: [String],
    _ relative: RelativeSyntax
  ) -> ExpressionSyntax {
    let start = current.span
    for word in words where !hasFailed { require(keyword: word) }
    return ExpressionSyntax(.relative(relative), span(from: start))
  }

  private func isDateOrEnd(_ token: Token) -> Bool {
    token.kind == .endOfText || word(token) == "date"
  }

  /// Reads how long a step is.
  ///
  ///     Grain = "day" | "days" | "week" | "weeks" | "month" | "months" | "quarter" | "quarters"
  ///          | "year" | "years" .
  private mutating func grain() -> String? {
    enter("Grain")
    for word in Self.grains.keys.sorted() { expect(.keyword(word)) }
    guard !hasFailed, let word = currentWord, let grain = Self.grains[word] else {
      reportExpected(["`quarters`", "`months`", "`years`"], candidates: Self.grains.keys.sorted())
      return nil
    }
    advance()
    return grain
  }
}
