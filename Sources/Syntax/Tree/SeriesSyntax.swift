package import Diagnostics

/// What a step looks at over time: `value over period by area`.
package struct SeriesSyntax: Sendable {
  /// The column of the figures.
  package let value: NameSyntax
  /// The column of their periods.
  package let period: NameSyntax
  /// The columns that tell one series from another; empty for a single series.
  package let groups: [ItemSyntax]

  /// Creates the syntax.
  package init(value: NameSyntax, period: NameSyntax, groups: [ItemSyntax]) {
    self.value = value
    self.period = period
    self.groups = groups
  }
}

/// Which direction is said to be good: `lower is better`.
package struct PolaritySyntax: Sendable {
  /// Whether higher figures are better; otherwise lower ones are.
  package let isHigherBetter: Bool
  /// Where it was written.
  package let span: SourceSpan

  /// Creates the syntax.
  package init(isHigherBetter: Bool, span: SourceSpan) {
    self.isHigherBetter = isHigherBetter
    self.span = span
  }
}
