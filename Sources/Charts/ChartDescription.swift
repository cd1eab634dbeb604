package import Columns
package import Diagnostics

/// What a query asks a chart to show: columns of its answer, and what they are held against.
package struct ChartDescription: Hashable, Sendable {
  /// A line to hold the figures against.
  package enum Target: Hashable, Sendable {
    /// A number, as it is written, in its unit.
    case number(Double, Unit, words: String)
    /// A column of the answer.
    case column(Int)
  }

  /// Where the columns of a control chart stand in the answer.
  package struct Control: Hashable, Sendable {
    /// The column of the mean, which both limits follow.
    package let mean: Int
    /// The column that says what kind of variation a point shows.
    package let variation: Int
    /// The column that says what the limits rest on.
    package let basis: Int

    /// Creates the places.
    package init(mean: Int, variation: Int, basis: Int) {
      self.mean = mean
      self.variation = variation
      self.basis = basis
    }
  }

  /// Where the columns of a funnel stand in the answer.
  package struct Funnel: Hashable, Sendable {
    /// The column of what the figures are out of.
    package let total: Int
    /// The column of the figure of all; both pairs of limits, the position, the verdict and what they
    /// rest on follow it.
    package let pooled: Int
    /// The columns that may name a place, the likeliest first.
    package let names: [Int]

    /// Creates the places.
    package init(total: Int, pooled: Int, names: [Int]) {
      self.total = total
      self.pooled = pooled
      self.names = names
    }

    /// The columns of the position, the verdict and what the limits rest on.
    var position: Int { pooled + 5 }
    var verdict: Int { pooled + 6 }
    var basis: Int { pooled + 7 }
  }

  /// The word that names the kind of chart: `line`.
  package var kind: String
  /// The column of the figures.
  package var value: Int
  /// The column of their periods; nil where there is none.
  package var period: Int?
  /// The columns that tell one series, or one bar, from another.
  package var groups: [Int]
  /// What the figures should reach.
  package var target: Target?
  /// The series or bars that the others are held against.
  package var comparators: [String] = []
  /// The columns of control limits, for a control chart.
  package var control: Control?
  /// The columns of a funnel, for a funnel plot.
  package var funnel: Funnel?
  /// Where the chart was asked for.
  package var span: SourceSpan

  /// Creates a description.
  package init(kind: String, value: Int, period: Int?, groups: [Int], span: SourceSpan) {
    self.kind = kind
    self.value = value
    self.period = period
    self.groups = groups
    self.span = span
  }
}
