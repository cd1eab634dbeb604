import Charts
import Columns
import Datasets
import Diagnostics
import Plan

extension Session {
  /// An answer with its picture, where its plan asks for one: what is wrong with the picture is said
  /// in the place of the answer.
  func shown(
    _ table: Table,
    as directions: Directions?,
    notes: [Diagnostic]
  ) -> Outcome {
    guard let directions else { return .table(table, notes: notes) }
    let scripts = sourceFiles
    for export in directions.exports where catalogue.hasRead(export.path, scripts: scripts) {
      return .failed(notes + [.exportOverSource(export.path, at: export.span)], .query)
    }
    guard let chart = directions.chart else {
      return .shown(table, Display(directions, figure: nil), notes: notes)
    }
    do throws(ChartProblem) {
      let figure = try Figure(ChartData(table, chart), directions)
      let unknown = figure.unknownComparators.map { name in
        Diagnostic.unknownComparator(name, among: figure.names, at: chart.span)
      }
      return .shown(table, Display(directions, figure: figure), notes: notes + unknown)
    } catch {
      return .failed(notes + [error.diagnostic(at: chart.span)], .query)
    }
  }
}

extension Diagnostic {
  fileprivate static func exportOverSource(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error,
      id: "export-over-source",
      "`\(path)` holds what this session has read, and is not written over",
      at: span,
      help: ["give the file another name"]
    )
  }

  fileprivate static func unknownComparator(
    _ name: String,
    among names: [String],
    at span: SourceSpan
  ) -> Diagnostic {
    let close = Spelling.candidates(for: name, among: names).map { "`\"\($0)\"`" }
    return Diagnostic(
      .note,
      id: "unknown-comparator",
      "`\(name)` is not among what the chart shows, so nothing is held against it",
      at: span,
      help: close.isEmpty ? [] : ["did you mean \(close.joined(separator: " or "))?"]
    )
  }
}
