import Columns
package import Diagnostics

/// Why the rows of an answer make no chart of the kind asked for: facts here, words below.
package enum ChartProblem: Error, Sendable {
  case manyUnits(String, units: [String])
  case noRows
  case noValues(String, reasons: String)
  case repeats(String, period: String, series: String?, candidates: [String])
  case tooManyMarks(Int, limit: Int, what: String)
  case unlikeTarget(String, unit: String)

  /// The problem as a message at the chart.
  package func diagnostic(at span: SourceSpan) -> Diagnostic {
    let (id, message, help) = words
    return Diagnostic(.error, id: id, message, at: span, help: help)
  }

  private var words: (id: String, message: String, help: [String]) {
    switch self {
    case .manyUnits(let name, let units):
      (
        "chart-of-many-units",
        "`\(name)` is in \(units.joined(separator: " and ")), which no one "
          + "scale can show",
        ["choose the rows of one measure with `where`"]
      )
    case .noRows:
      (
        "chart-of-nothing", "there is no row to draw",
        ["leave the chart out to see what is missing"]
      )
    case .noValues(let name, let reasons):
      (
        "chart-without-values", "every figure of `\(name)` is missing: \(reasons)",
        ["leave the chart out to see the rows"]
      )
    case .repeats(let name, let period, let series, let candidates):
      (
        "chart-repeats",
        "`\(name)` has more than one figure for \(period)" + (series.map { " in `\($0)`" } ?? ""),
        [
          candidates.isEmpty
            ? "choose the rows of one series with `where`, or `summarise` them"
            : "say what tells them apart: "
              + candidates.map { "`by \($0)`" }.joined(separator: " or ")
        ]
      )
    case .tooManyMarks(let count, let limit, let what):
      (
        "chart-too-crowded",
        "\(NumberText.grouped(String(count))) \(what) are more than a chart "
          + "of this kind can show",
        ["choose at most \(NumberText.grouped(String(limit))) with `top`, `first` or `where`"]
      )
    case .unlikeTarget(let name, let unit):
      (
        "chart-target-unit", "the target is in \(unit) and `\(name)` is not",
        ["a target is in the unit of what it is a target for"]
      )
    }
  }
}
