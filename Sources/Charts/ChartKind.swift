/// A kind of chart: its name, what it is for, what it needs, and the picture it makes of figures.
///
/// One file each in `Kinds/`, listed once in `ChartKinds.swift`. Kinds know neither the terminal nor
/// pixels: they make a ``Figure``, which every back end draws.
package protocol ChartKind: Sendable {
  /// The word that chooses it: `line`.
  static var name: String { get }
  /// One sentence that says what it shows, for help.
  static var summary: String { get }
  /// What has to be said of the figures.
  static var needs: ChartNeeds { get }
  /// The pictures, one a panel.
  ///
  /// - Throws: ``ChartProblem`` where the figures make no such chart.
  static func panels(_ data: ChartData) throws(ChartProblem) -> [Panel]
}

/// What a kind of chart has to be told.
package enum ChartNeeds: Sendable {
  /// `over` a column of periods.
  case periods
  /// `over` a column of periods, or `by` columns that name each figure.
  case periodsOrGroups
  /// What the step of the same name is told.
  case clausesOfStep
}
