import Charts
import Diagnostics
import Plan
import Syntax

/// A step that `chart` takes in the place of a kind, with its own clauses, and whose answer it draws.
protocol ChartedStep: Step {
  /// What is drawn, for `explain in words`: it follows `draws a`.
  func picture(_ telling: Telling) -> String
  /// The plan of the step after an input and the chart of its rows, or nil where a diagnostic says why
  /// there is none.
  func charted(
    _ input: Plan,
    _ analyser: inout Analyser,
    at span: SourceSpan
  ) -> (plan: Plan, chart: ChartDescription)?
}

extension ChartedStep {
  /// The step as it is read after `chart` and its own keyword.
  static func charted(_ parser: inout Parser) -> any ChartedStep { parse(&parser) }
}
