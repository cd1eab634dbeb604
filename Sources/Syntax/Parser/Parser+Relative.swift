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
  mutating func relative() -> ExpressionSyntax? {
    enter("Relative")
    let start = current.span
    switch currentWord {
    case "last" where following.kind == .number:
      advance()
      let digits = text(current.span)
      let count = rowCount()
      guard let steps = grain() else { return ExpressionSyntax(.invalid, span(from: start)) }
      guard (1...10_000).contains(count) else {
        report(.wholeNumber(digits), at: start)
        return ExpressionSyntax(.invalid, span(from: start))
      }
      return ExpressionSyntax(.relative(.last(count, steps: steps)), span(from: start))
    case "same" where word(following) == "period":
      advance()
      advance()
      require(keyword: "last")
      if !hasFailed { require(keyword: "year") }
      return ExpressionSyntax(.relative(.samePeriodLastYear), span(from: start))
    case "year" where word(following) == "to" && isDateOrEnd(token(ahead: 2)):
      advance()
      advance()
      require(keyword: "date")
      return ExpressionSyntax(.relative(.yearToDate), span(from: start))
    default: return nil
    }
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
