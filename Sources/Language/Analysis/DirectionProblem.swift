import Diagnostics

/// What can be wrong with a step that says how an answer is shown or kept: facts here, words below.
enum DirectionProblem {
  case afterDirection(String, direction: String)
  case chartNeeds(String, of: String, periods: [String], names: [String], canBeGroups: Bool)
  case chartTarget(String, canBeColumn: Bool)
  case emptyText(String)
  case exportFormat(String, formats: [String])
  case exportWithoutChart(String)
  case secondChart
}

extension Analyser {
  mutating func report(_ problem: DirectionProblem, at span: SourceSpan) {
    let (id, message, help) = problem.words
    report(Diagnostic(.error, id: id, message, at: span, help: help))
  }
}

extension DirectionProblem {
  /// Charts that there could be.
  private static func completions(
    _ chart: String,
    _ periods: [String],
    _ names: [String]
  ) -> [String] {
    let charts =
      periods.prefix(2).map { "`\(chart) over \($0)`" }
      + names.prefix(2).map { "`\(chart) by \($0)`" }
    return charts.isEmpty ? [] : ["write " + charts.joined(separator: " or ")]
  }

  fileprivate var words: (id: String, message: String, help: [String]) {
    switch self {
    case .afterDirection(let step, let direction):
      (
        "step-after-chart", "`\(step)` would change the rows after `\(direction)`",
        ["`chart`, `title`, `note` and `export` come last"]
      )
    case .chartNeeds(let kind, let value, let periods, let names, let canBeGroups):
      (
        "chart-needs-more",
        canBeGroups
          ? "`chart \(kind)` needs to know what its figures are figures of"
          : "`chart \(kind)` needs a column of periods",
        Self.completions("chart \(kind) \(value)", periods, canBeGroups ? names : [])
          + (canBeGroups || !periods.isEmpty
            ? [] : ["`chart bar \(value) by \(names.first ?? "…")` needs none"])
      )
    case .chartTarget(let text, let canBeColumn):
      (
        "chart-target", "`\(text)` is no target that can be drawn",
        [
          canBeColumn
            ? "a target is a number, such as `target 90%`, or a column: `add \(text) as goal` "
              + "first, and then `target goal`"
            : "the target of this chart is a number, such as `target 90%`"
        ]
      )
    case .emptyText(let step):
      (
        "empty-words", "`\(step)` has nothing to say",
        ["write it in double quotes, or leave it out"]
      )
    case .exportFormat(let path, let formats):
      (
        "export-format", "the name `\(path)` does not say what the file is to hold",
        ["end it in one of " + formats.map { ".\($0)" }.joined(separator: ", ")]
      )
    case .exportWithoutChart(let format):
      (
        "export-without-chart", "there is no chart to export as \(format.uppercased())",
        [
          "draw one first: `chart line value over period`",
          "rows are kept as .csv, .tsv, .json, .jsonl, .md or .txt",
        ]
      )
    case .secondChart:
      (
        "second-chart", "a query draws one chart",
        ["ask again for the second, or give the rows a name with `let` and draw both from it"]
      )
    }
  }
}
