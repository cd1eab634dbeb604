import Diagnostics

extension Parser {
  /// Reads what a step looks at over time.
  ///
  ///     Series = Name "over" Name [ "by" Columns ] .
  package mutating func series() -> SeriesSyntax {
    enter("Series")
    let value = column()
    if !hasFailed { require(keyword: "over") }
    let period = hasFailed ? NameSyntax("", current.span) : column()
    let groups = !hasFailed && take(keyword: "by") ? columns() : []
    return SeriesSyntax(value: value, period: period, groups: groups)
  }

  /// Reads which direction is good, where that is said.
  ///
  ///     Polarity = ( "higher" | "lower" ) "is" "better" .
  package mutating func polarityIfPresent() -> PolaritySyntax? {
    enter("Polarity")
    guard !hasFailed else { return nil }
    let start = current.span
    let isHigher = take(keyword: "higher")
    guard isHigher || take(keyword: "lower") else { return nil }
    require(keyword: "is")
    if !hasFailed { require(keyword: "better") }
    return PolaritySyntax(isHigherBetter: isHigher, span: span(from: start))
  }

  /// Reads a whole number that is at least so large.
  package mutating func wholeNumber(_ what: String, atLeast least: Int) -> Int {
    let span = current.span
    guard current.kind == .number else {
      reportExpected([what])
      return least
    }
    advance()
    guard let count = Int(text(span).filter { $0 != "," }), count >= least else {
      report(.countTooSmall(text(span), least: least), at: span)
      return least
    }
    return count
  }
}
